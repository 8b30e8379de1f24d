/*
 * Finds a State among all by some letters of its name, with or without accents. Without this
 * script the States stand folded by region.
 */
(() => {
  "use strict";

  const field = document.querySelector("[data-states]");
  const finder = field.querySelector("[data-finder]");
  const words = finder.querySelector("input");
  const status = finder.querySelector("[role=status]");
  const regions = [...field.querySelectorAll("details")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const show = () => {
    const wanted = fold(words.value.trim());
    let found = 0;
    for (const region of regions) {
      let any = false;
      for (const row of region.querySelectorAll(".field--check")) {
        const box = row.querySelector("input");
        const matches = wanted !== "" && fold(row.textContent).includes(wanted);
        found += matches;
        // What is chosen stays in sight, whatever is looked for.
        row.hidden = wanted !== "" && !matches && !box.checked;
        any ||= box.checked || matches;
      }
      region.open = any;
      region.hidden = wanted !== "" && !any;
    }
    status.textContent = wanted === "" ? "" : `${field.dataset.found} ${found}`;
  };

  words.addEventListener("input", (event) => {
    // What is looked for is no part of what is written.
    event.stopPropagation();
    show();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  finder.hidden = false;
  show();
})();
