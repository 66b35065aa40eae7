// Single keys for the queue (the map is behind “?”). They never fire while a field has the focus.
const TYPED = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export default function moderation(page) {
  const rows = [...page.querySelectorAll(".queue-row")];
  const at = rows.findIndex((row) => row.querySelector("[aria-current]"));
  const help = document.querySelector("[data-key-help]");
  const clauses = [...page.querySelectorAll("#remove [name=clause]")];

  const deeds = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: () => rows[at]?.querySelector("[type=checkbox]")?.click(),
    y: () => document.getElementById("approve")?.requestSubmit(),
    r: () => clauses[0]?.focus(),
    e: () => open("escalate"),
    u: () => page.querySelector(".undo form")?.requestSubmit(),
    "?": () => help?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPED) || help?.open) return;
    const key = event.key.toLowerCase();
    const deed = key >= "1" && key <= "9" ? () => choose(clauses[Number(key) - 1]) : deeds[key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  function go(n) {
    const link = rows[Math.min(Math.max(n, 0), rows.length - 1)]?.querySelector("a");
    if (link) location.href = link.href;
  }

  function choose(option) {
    if (!option) return;
    option.checked = true;
    option.closest("form").querySelector("textarea").focus();
  }

  function open(name) {
    const section = document.getElementById(name);
    if (!section) return;
    section.open = true;
    section.querySelector("textarea").focus();
  }
}
