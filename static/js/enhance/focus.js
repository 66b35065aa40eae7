// An error summary gets the focus when the page is there, so that it is read first.
export default function focus(element) {
  element.focus();
}
