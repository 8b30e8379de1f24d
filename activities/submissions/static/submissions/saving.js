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
  let saving = null;
  let stopped = false;

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
        stopped = true;
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

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      // One after the other: each needs the version that the one before was given.
      await saving;
      saving = stopped ? null : save();
      await saving;
      saving = null;
    }, PAUSE);
  };

  form.addEventListener("input", soon);

  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (saving === null) return;
    // The version it is sent with is the one that the saving under way will be given.
    event.preventDefault();
    stopped = true;
    saving.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });
})();
