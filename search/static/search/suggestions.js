/*
 * Suggests while somebody types, in every search field of the page: an editable combobox with list
 * autocomplete (WAI-ARIA 1.2). Without this script the field is a plain search field.
 */
(() => {
  "use strict";

  const WAITS = 150;
  const TELLS_AFTER = 700;
  const element = (name, attributes, text) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value) made.setAttribute(key, value);
    }
    if (text) made.textContent = text;
    return made;
  };

  const combine = (form) => {
    const input = form.querySelector("input[name=q]");
    const list = element("div", {
      id: `${input.id}-suggestions`,
      class: "suggestions",
      role: "listbox",
      "aria-label": form.dataset.suggestionsLabel,
    });
    const status = element("div", { role: "status", class: "visually-hidden" });
    let options = [];
    let active = -1;
    let shownFor = null;
    let waiting, telling, asking;

    const isOpen = () => !list.hidden;
    const activate = (index) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = index;
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    };
    const show = (open) => {
      activate(-1);
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
    };
    const close = () => {
      clearTimeout(waiting);
      clearTimeout(telling);
      asking?.abort();
      status.textContent = "";
      show(false);
    };
    const fill = ({ groups, status: told }) => {
      options = [];
      list.replaceChildren();
      for (const { name, label, suggestions } of groups) {
        const title = `${list.id}-${name}`;
        const group = element("div", { role: "group", "aria-labelledby": title });
        group.append(element("div", { id: title, class: "suggestions__label" }, label));
        for (const { text, lang, dir, url, note, note_lang, note_dir } of suggestions) {
          const option = element("div", {
            id: `${list.id}-${options.length}`,
            class: "suggestions__option",
            role: "option",
            "aria-selected": "false",
            "data-url": url,
          });
          option.append(element("bdi", { lang, dir }, text));
          if (note) {
            const small = element("bdi", { class: "suggestions__note", lang: note_lang, dir: note_dir }, note);
            option.append(" ", small);
          }
          options.push(option);
          group.append(option);
        }
        list.append(group);
      }
      show(options.length > 0);
      clearTimeout(telling);
      telling = setTimeout(() => { status.textContent = told; }, TELLS_AFTER);
    };
    const ask = async () => {
      const text = input.value.trim();
      asking?.abort();
      if (!text) {
        close();
        return false;
      }
      asking = new AbortController();
      const { signal } = asking;
      try {
        const address = `${form.dataset.suggestions}?q=${encodeURIComponent(text)}`;
        const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
        if (!answer.ok) throw new TypeError(answer.statusText);
        const told = await answer.json();
        // Whoever has gone on to something else is not called back.
        if (signal.aborted || document.activeElement !== input) return false;
        shownFor = text;
        fill(told);
        return isOpen();
      } catch (error) {
        // Without suggestions the field still searches.
        if (error.name !== "AbortError") close();
        return false;
      }
    };
    const open = async () => {
      if (isOpen()) return true;
      if (shownFor === input.value.trim() && options.length) {
        show(true);
        return true;
      }
      return ask();
    };
    const choose = (option) => window.location.assign(option.dataset.url);
    const move = (step) => {
      const count = options.length + 1;
      // Between the last option and the first stands the text itself.
      activate(((active + 1 + step + count) % count) - 1);
    };

    const keys = {
      ArrowDown: async (event) => {
        event.preventDefault();
        const wasOpen = isOpen();
        if ((await open()) && !event.altKey) {
          if (wasOpen) move(1);
          else activate(0);
        }
      },
      ArrowUp: async (event) => {
        event.preventDefault();
        if (event.altKey) {
          close();
          return;
        }
        const wasOpen = isOpen();
        if (await open()) {
          if (wasOpen) move(-1);
          else activate(options.length - 1);
        }
      },
      Home: (event) => {
        if (active < 0) return;
        event.preventDefault();
        activate(0);
      },
      End: (event) => {
        if (active < 0) return;
        event.preventDefault();
        activate(options.length - 1);
      },
      Enter: (event) => {
        if (active < 0) {
          close();
          return;
        }
        event.preventDefault();
        choose(options[active]);
      },
      Escape: (event) => {
        if (isOpen()) {
          // Neither the menu around the field closes, nor is the text lost.
          event.preventDefault();
          event.stopPropagation();
          close();
        } else if (input.value) {
          event.preventDefault();
          input.value = "";
          close();
        }
      },
      Tab: close,
      ArrowLeft: () => activate(-1),
      ArrowRight: () => activate(-1),
    };

    // A search field has no role of a combobox, and Escape of its own.
    input.type = "text";
    input.setAttribute("enterkeyhint", "search");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    list.hidden = true;
    show(false);
    form.querySelector(".search-form__row").after(list, status);

    input.addEventListener("keydown", (event) => {
      if (!event.isComposing) keys[event.key]?.(event);
    });
    input.addEventListener("input", (event) => {
      clearTimeout(waiting);
      activate(-1);
      // What a Chinese keyboard has not turned into characters yet is no word.
      if (!event.isComposing) waiting = setTimeout(ask, WAITS);
    });
    input.addEventListener("compositionend", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, WAITS);
    });
    input.addEventListener("click", () => {
      if (input.value.trim()) open();
    });
    input.addEventListener("blur", close);
    // The focus stays where it is: on a telephone the keyboard would go.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
    window.addEventListener("pageshow", close);
  };

  document.querySelectorAll("form[data-suggestions]").forEach(combine);
})();
