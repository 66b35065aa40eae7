// Tells the desk that this report is open here, and shows who else has it open. Asked every ten seconds while the page is seen.
const EVERY = 10_000;

export default function presence(line) {
  const isWriting = () => [...document.querySelectorAll("textarea:not([readonly])")].some((field) => field.value !== field.defaultValue);

  async function ask() {
    if (document.hidden) return;
    const body = new URLSearchParams({ csrf_token: line.dataset.token, writing: isWriting() ? "yes" : "no" });
    try {
      const answer = await fetch(line.dataset.url, { method: "POST", body });
      if (!answer.ok) return;
      const { others } = await answer.json();
      line.textContent = others.join(" ");
      line.hidden = others.length === 0;
    } catch {
      // the network is away for a moment; the next round asks again
    }
  }
  ask();
  setInterval(ask, EVERY);
}
