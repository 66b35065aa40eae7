// A button that puts an answer kept ready into the field it names, after what stands there.
export default function insert(button) {
  const from = document.getElementById(button.dataset.from);
  const to = document.getElementById(button.dataset.to);
  if (!from || !to) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    to.value = [to.value.trim(), from.textContent.trim()].filter(Boolean).join("\n\n");
    to.dispatchEvent(new Event("input", { bubbles: true }));
    to.focus();
  });
}
