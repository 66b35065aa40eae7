// A long form is kept in the browser while it is written, and offered again if the page is lost.
// It never leaves the browser, and is erased once the report is sent (see forget.js).
const PREFIX = "desk-draft:";
const KEPT = "input[type=text], input[type=email], input[type=url], input:not([type]), textarea";

export default function draft(form) {
  const key = PREFIX + (form.dataset.draft || location.pathname);
  const fields = [...form.querySelectorAll(KEPT)].filter((field) => field.name && field.name !== "website");
  const saved = read(key);
  if (saved) {
    for (const field of fields) {
      const kept = saved[field.name];
      if (!kept) continue;
      if (!field.value) field.value = kept;
      else if (field.dataset.begin && !kept.startsWith(field.value)) field.value += kept; // a quotation, and what was typed before
    }
  }
  form.addEventListener("input", () => {
    const values = Object.fromEntries(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    write(key, values);
  });
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage may be switched off or hold something else
  }
}

function write(key, values) {
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    // full or switched off: then there is no draft, and the form works all the same
  }
}
