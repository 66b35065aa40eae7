// Counts down the characters that are left, as people count them: an emoji of a family is one.
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g; // taken out when the text arrives
const SIGNS_EACH = 4; // with more than that for one character the text is too long in any case
const FROM = 300; // it keeps still until the end is near

export default function count(field) {
  const line = document.createElement("p");
  line.className = "hint";
  line.setAttribute("aria-live", "polite");
  field.after(line);
  const cut = globalThis.Intl?.Segmenter ? new Intl.Segmenter() : null;
  const number = new Intl.NumberFormat(document.documentElement.lang);

  function show() {
    const text = field.value.replace(INVISIBLE, "").trim();
    const signs = [...text].length;
    const most = Number(field.dataset.most);
    const length = cut && signs <= SIGNS_EACH * most ? [...cut.segment(text)].length : signs;
    const left = most - length;
    const words = left < 0 ? field.dataset.over : field.dataset.left;
    line.textContent = left > FROM ? "" : words.replace("{n}", number.format(Math.abs(left)));
  }
  field.addEventListener("input", show);
  show();
}
