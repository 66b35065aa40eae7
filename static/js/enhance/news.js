// Says “3 new contributions” when there are some, as a link; the page itself never moves under its reader.
// Asked now and then while the page is seen; most answers are 304. It asks more rarely the longer nothing comes.
const FIRST = 20_000;
const LONGEST = 120_000;

export default function news(line) {
  let pause = FIRST;

  async function look() {
    if (!document.hidden) {
      try {
        const answer = await fetch(line.dataset.url, { cache: "no-cache" });
        if (answer.ok) show(await answer.json());
      } catch {
        // the network is away for a moment; the next round asks again
      }
      pause = Math.min(pause * 1.25, LONGEST);
    }
    setTimeout(look, pause);
  }

  function show({ n, words }) {
    if (!n || line.textContent === words) return;
    const link = document.createElement("a");
    link.href = line.dataset.page;
    link.textContent = words;
    link.className = "btn news";
    link.addEventListener("click", (event) => {
      const page = new URL(link.href);
      if (page.pathname !== location.pathname || page.search !== location.search) return;
      event.preventDefault(); // only the part behind # differs: the browser would not load anything
      history.replaceState(null, "", link.href);
      location.reload();
    });
    line.replaceChildren(link);
    pause = FIRST;
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) pause = FIRST;
  });
  setTimeout(look, pause);
}
