// Copies a paragraph's citation where the browser can; without scripts the link shows it instead.
(() => {
  const status = document.querySelector("[data-citation]");
  const printer = document.querySelector("[data-print]");
  if (printer) {
    printer.hidden = false;
    printer.addEventListener("click", () => window.print());
  }
  if (!status || !navigator.clipboard) {
    return;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-cite]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const text = status.dataset.citation
      .replace("{number}", () => link.dataset.number)
      .replace("{anchor}", () => link.dataset.cite);
    navigator.clipboard.writeText(text).then(
      () => {
        status.textContent = `${status.dataset.copied} ${text}`;
      },
      () => window.location.assign(link.href),
    );
  });
})();
