// A button that puts words kept ready into the field it names: after what stands there, or where the cursor is.
export default function insert(button) {
  const from = document.getElementById(button.dataset.from);
  const to = document.getElementById(button.dataset.to);
  if (!from || !to) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (button.dataset.at === "cursor") to.setRangeText(from.textContent.trim(), to.selectionStart, to.selectionEnd, "end");
    else to.value = [to.value.trim(), from.textContent.trim()].filter(Boolean).join("\n\n");
    to.dispatchEvent(new Event("input", { bubbles: true }));
    to.focus();
  });
}
