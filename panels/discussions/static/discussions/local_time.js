// Shows a panel's time in the reader's own time zone too. Without it the page gives Geneva time.
"use strict";
for (const place of document.querySelectorAll("[data-local-time]")) {
  const starts = new Date(place.dataset.starts);
  const ends = place.dataset.ends ? new Date(place.dataset.ends) : null;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "long",
    timeStyle: "short",
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = document.createElement("time");
  time.dateTime = starts.toISOString();
  time.textContent = ends ? format.formatRange(starts, ends) : format.format(starts);
  const name = document.createElement("bdi");
  name.textContent = ` (${zone})`;
  place.querySelector("[data-moments]").append(time, name);
  place.hidden = false;
}
