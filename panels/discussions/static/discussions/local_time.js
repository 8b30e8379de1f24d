// Shows a panel's time in the reader's own time zone too. Without it the page gives Geneva time.
"use strict";
// English as the United Nations writes it, with the day before the month.
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
for (const place of document.querySelectorAll("[data-local-time]")) {
  const starts = new Date(place.dataset.starts);
  const ends = place.dataset.ends ? new Date(place.dataset.ends) : null;
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "long",
    timeStyle: "short",
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = document.createElement("time");
  time.dateTime = starts.toISOString();
  time.textContent = ends ? format.formatRange(starts, ends) : format.format(starts);
  const name = document.createElement("bdi");
  name.textContent = `(${zone})`;
  place.querySelector("[data-moments]").append(time, " ", name);
  place.hidden = false;
}
