// A button that prints the page; without a script it is not there.
export default function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
