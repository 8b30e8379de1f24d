/*
 * Makes transcripts lead to their places in the recording. Without this script their times are links
 * into the file, and all words are there to read.
 */
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** Put a button in the place of each time; only one of them is a stop of the Tab key. */
  const makeButtons = (passages, player) => {
    const buttons = passages.map((passage) => {
      const link = passage.querySelector("a.transcript__time");
      const button = document.createElement("button");
      button.type = "button";
      button.className = link.className;
      button.tabIndex = -1;
      button.append(...link.childNodes);
      button.addEventListener("click", () => {
        player.currentTime = Number(passage.dataset.start);
        // Where playing is refused the controls are there, and say so.
        player.play().catch(() => {});
      });
      link.replaceWith(button);
      return button;
    });
    buttons[0].tabIndex = 0;
    return buttons;
  };

  /** Let the arrow keys go from one time to the next. Returns what makes a time the stop. */
  const walk = (list, passages, buttons) => {
    let stop = buttons[0];
    const makeStop = (button) => {
      stop.tabIndex = -1;
      stop = button;
      stop.tabIndex = 0;
    };
    list.addEventListener("focusin", (event) => {
      if (buttons.includes(event.target)) makeStop(event.target);
    });
    list.addEventListener("keydown", (event) => {
      const shown = buttons.filter((_button, place) => !passages[place].hidden);
      const here = shown.indexOf(event.target);
      const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: shown.length - 1 };
      if (here === -1 || !(event.key in there)) return;
      event.preventDefault();
      shown[there[event.key]]?.focus();
    });
    return makeStop;
  };

  /** Mark the passage that is heard. The focus stays where it is. */
  const follow = (player, box, passages, makeStop, buttons) => {
    let current = null;
    const mark = () => {
      const now = player.currentTime;
      const next = passages.find(({ dataset }) => now >= dataset.start && now < dataset.end) ?? null;
      if (next === current) return;
      current?.removeAttribute("aria-current");
      current = next;
      if (current === null) return;
      current.setAttribute("aria-current", "true");
      // Who reads or walks in the transcript is not moved away.
      if (box.contains(document.activeElement) || box.matches(":hover")) return;
      makeStop(buttons[passages.indexOf(current)]);
      box.scrollTo({
        top: current.offsetTop - box.clientHeight / 3,
        behavior: calm.matches ? "auto" : "smooth",
      });
    };
    player.addEventListener("timeupdate", mark);
    player.addEventListener("seeking", mark);
  };

  /** Show the passages with the words that are looked for, and say how many there are. */
  const find = (finder, passages, afterwards) => {
    const words = finder.querySelector("input");
    const status = finder.querySelector("[role=status]");
    const texts = passages.map((one) => fold(one.querySelector(".transcript__words").textContent));
    words.addEventListener("input", () => {
      const wanted = fold(words.value.trim());
      let found = 0;
      passages.forEach((passage, place) => {
        passage.hidden = !texts[place].includes(wanted);
        found += !passage.hidden;
      });
      status.textContent = wanted === "" ? "" : `${finder.dataset.found} ${found}`;
      afterwards();
    });
    finder.hidden = false;
  };

  for (const recording of document.querySelectorAll("[data-recording]")) {
    const transcript = recording.querySelector("[data-transcript]");
    if (transcript === null) continue;
    const player = recording.querySelector("[data-player]");
    const list = transcript.querySelector("ol");
    const passages = [...list.children];
    let afterwards = () => {};
    // Words without times lead nowhere.
    if (player !== null && list.querySelector("a.transcript__time") !== null) {
      const buttons = makeButtons(passages, player);
      const makeStop = walk(list, passages, buttons);
      follow(player, transcript.querySelector("[data-box]"), passages, makeStop, buttons);
      // A time that is hidden cannot be the stop.
      afterwards = () => {
        const first = buttons.find((_button, place) => !passages[place].hidden);
        if (first !== undefined) makeStop(first);
      };
      const hint = transcript.querySelector("[data-hint]");
      hint.hidden = false;
      list.setAttribute("aria-describedby", hint.id);
    }
    find(transcript.querySelector("[data-finder]"), passages, afterwards);
  }
})();
