// What was sent needs no draft any more: all drafts are erased, or those whose name begins with data-forget.
export default function forget(element) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`desk-draft:${element.dataset.forget || ""}`)) localStorage.removeItem(key);
    }
  } catch {
    // storage is switched off, so nothing was kept either
  }
}
