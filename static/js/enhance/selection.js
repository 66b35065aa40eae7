// Words selected in the article travel to the report form, with a little of what stands around them.
const AROUND = 32;

export default function selection(link) {
  const article = document.querySelector("[data-article]");
  const hint = document.getElementById(link.dataset.hint);
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const passage = chosen.toString().trim().slice(0, 500);
    if (!passage || !article.contains(chosen.anchorNode) || !article.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const url = new URL(link.href);
    url.searchParams.set("passage", passage);
    url.searchParams.set("prefix", range.startContainer.textContent.slice(0, range.startOffset).slice(-AROUND));
    url.searchParams.set("suffix", range.endContainer.textContent.slice(range.endOffset).slice(0, AROUND));
    link.href = url;
    hint.textContent = hint.dataset.taken;
  });
}
