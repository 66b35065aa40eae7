// Single keys for the inbox and a case (the map is behind “?”). They never fire while a field has the focus.
const SECTIONS = { 1: "notice", 2: "duplicate", 3: "answer", 4: "question", h: "snooze", n: "note", s: "severity" };
const TYPED = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export default function keys(page) {
  const rows = [...page.querySelectorAll("[data-row]")];
  const help = document.querySelector("[data-key-help]");
  let at = -1;
  if (!rows.length) openSection(location.hash.slice(1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPED) || help?.open) return;
    const key = event.key.toLowerCase();
    if (key === "?") help?.showModal();
    else if (key === "/") page.querySelector("[data-key-search]")?.focus();
    else if (rows.length ? !inList(key, event) : !inCase(key)) return;
    event.preventDefault();
  });

  function inList(key, event) {
    if (key === "j" || key === "k") return move(key === "j" ? 1 : -1);
    const row = rows[at];
    if (!row) return false;
    const link = row.querySelector("th a");
    if (key === "x") row.querySelector("[type=checkbox]").click();
    else if (key === "o" || (key === "enter" && !event.target.closest("a, button, summary"))) location.href = link.href;
    else if (key === "a" || key === "5") bulk(row, key === "a" ? "take" : "fix_language");
    else if (SECTIONS[key]) location.href = `${link.href}#${SECTIONS[key]}`;
    else return false;
    return true;
  }

  function move(step) {
    rows[at]?.removeAttribute("aria-current");
    at = Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[at].setAttribute("aria-current", "true");
    rows[at].scrollIntoView({ block: "nearest" });
    return true;
  }

  // One row, or all that are selected, through the page that shows what would happen.
  function bulk(row, step) {
    if (!page.querySelector("[data-row] :checked")) row.querySelector("[type=checkbox]").checked = true;
    page.querySelector(`.bulk [value=${step}]`).click();
  }

  function inCase(key) {
    const form = key === "a" ? document.getElementById("take") : key === "5" ? document.getElementById("language") : null;
    const link = key === "j" ? "[data-key-next]" : key === "k" ? "[data-key-back]" : null;
    if (form) form.requestSubmit();
    else if (link && page.querySelector(link)) location.href = page.querySelector(link).href;
    else return openSection(SECTIONS[key]);
    return true;
  }

  function openSection(name) {
    const section = name && document.getElementById(name);
    if (!section) return false;
    section.open = true;
    const choice = section.dataset.keyChoose && section.querySelector(`[value=${section.dataset.keyChoose}]`);
    if (choice && !section.querySelector("[type=radio]:checked")) choice.checked = true;
    section.scrollIntoView({ block: "center" });
    section.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    return true;
  }
}
