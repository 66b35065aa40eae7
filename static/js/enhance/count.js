// Counts down the characters that are left, as people count them: an emoji of a family is one.
const FROM = 300; // it keeps still until the end is near

export default function count(field) {
  const line = document.createElement("p");
  line.className = "hint";
  line.setAttribute("aria-live", "polite");
  field.after(line);
  const cut = globalThis.Intl?.Segmenter ? new Intl.Segmenter() : null;
  const number = new Intl.NumberFormat(document.documentElement.lang);

  function show() {
    const text = field.value.trim();
    const length = cut ? [...cut.segment(text)].length : [...text].length;
    const left = Number(field.dataset.most) - length;
    const words = left < 0 ? field.dataset.over : field.dataset.left;
    line.textContent = left > FROM ? "" : words.replace("{n}", number.format(Math.abs(left)));
  }
  field.addEventListener("input", show);
  show();
}
