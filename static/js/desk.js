// Every page works without this. Elements name what may make them nicer: data-enhance="draft copy".
for (const element of document.querySelectorAll("[data-enhance]")) {
  for (const name of element.dataset.enhance.split(" ")) {
    import(`./enhance/${name}.js`).then((module) => module.default(element));
  }
}

// Times are printed in Bern; beside them stands the reader's own, where it is another.
for (const time of document.querySelectorAll("time[datetime*='T']")) {
  const moment = new Date(time.dateTime);
  if (!Number.isNaN(moment.getTime())) {
    time.title = moment.toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" });
  }
}
