// What was sent needs no draft any more: all drafts are erased, or the one that data-forget names.
const PREFIX = "desk-draft:";

export default function forget(element) {
  const name = element.dataset.forget;
  try {
    for (const key of Object.keys(localStorage)) {
      if (name ? key === PREFIX + name : key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  } catch {
    // storage is switched off, so nothing was kept either
  }
}
