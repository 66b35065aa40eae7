// The report is sent, so its draft is erased.
export default function forget() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("desk-draft:")) localStorage.removeItem(key);
    }
  } catch {
    // storage is switched off, so nothing was kept either
  }
}
