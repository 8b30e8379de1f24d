/*
 * Saves a step while it is being typed, so that a lost connection or a closed window loses
 * nothing. Without this script the form works as it is: its button saves.
 */
(() => {
  "use strict";

  const PAUSE = 2000;
  const form = document.querySelector("form[data-saves-itself]");
  const status = form.querySelector("[data-status]");
  let waiting = 0;
  let under_way = Promise.resolve();
  let left = false;

  const save = async () => {
    const sent = new FormData(form);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        headers: { "X-Saved-By-Itself": "1" },
        // Whose session has ended is led to sign in: nothing is saved there.
        redirect: "error",
      });
      if (answer.status === 409) {
        status.textContent = form.dataset.conflict;
        left = true;
      } else if (answer.ok) {
        form.elements.version.value = (await answer.json()).version;
        status.textContent = form.dataset.saved;
      } else {
        status.textContent = form.dataset.failed;
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      status.textContent = form.dataset.failed;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // One after the other: each needs the version that the one before was given.
      if (!left) under_way = under_way.then(save);
    }, PAUSE);
  });

  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    if (left) return;
    left = true;
    const button = event.submitter;
    event.preventDefault();
    await under_way;
    form.requestSubmit(button);
  });
})();
