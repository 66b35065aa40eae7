// While the wrong words are typed, shows open reports about the same words.
const PAUSE = 300;

export default function others(place) {
  const form = place.closest("form");
  const passage = form.querySelector("[name=passage]");
  const article = form.querySelector("[name=article_url]");
  const shown = form.querySelector("[name=others_shown]");
  let waiting;

  async function look() {
    const url = new URL(place.dataset.url, location.href);
    url.searchParams.set("url", article.value);
    url.searchParams.set("passage", passage.value.slice(0, 500));
    try {
      const answer = await fetch(url);
      if (answer.ok) place.innerHTML = await answer.text(); // our own page piece; its words are escaped by the server
    } catch {
      return; // the network is away; the step is offered after sending
    }
    shown.value = [...place.querySelectorAll("a[href*='/report/others/']")].map((link) => link.pathname.split("/").pop()).join(" ");
  }
  for (const field of [passage, article]) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, PAUSE);
    });
  }
}
