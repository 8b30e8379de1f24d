/*
 * Marks what is written, in both of the admin's editors, with its language and direction
 * (WCAG 2.2, 3.1.2): Arabic is typed from the right and spell-checked as Arabic whatever language
 * the admin itself speaks. Neither Wagtail's page editor nor wagtail-localize's does that.
 */
(() => {
  "use strict";

  const languages = JSON.parse(document.currentScript.dataset.languages);

  const mark = (element, code) => {
    const language = languages[code];
    if (language && element && element.getAttribute("lang") !== language[0]) {
      element.setAttribute("lang", language[0]);
      element.setAttribute("dir", language[1]);
    }
  };

  // React and StreamField add and replace fields at any time.
  const whenever = (root, act) => {
    act();
    new MutationObserver(act).observe(root, { childList: true, subtree: true });
  };

  /* wagtail-localize: per segment, the source is a paragraph, its translation stands in a div. */
  const markTranslation = (editor) => {
    const props = JSON.parse(editor.dataset.props);
    // A version is not turned into an alias here; without its address the action is not offered.
    props.links.convertToAliasUrl = null;
    editor.dataset.props = JSON.stringify(props);

    whenever(editor, () => {
      editor.querySelectorAll("li > p + div").forEach((target) => {
        mark(target.previousElementSibling, props.sourceLocale.code);
        target.querySelectorAll("p:first-child, textarea").forEach((element) => {
          mark(element, props.locale.code);
        });
        const field = target.querySelector("textarea:not([aria-label])");
        if (field) {
          const heading = field.closest("li").querySelector("h4");
          const group = field.closest("ul").parentElement.querySelector("h3");
          const names = [group, heading].filter(Boolean).map((element) => element.textContent);
          field.setAttribute("aria-label", [...names, props.locale.displayName].join(", "));
        }
      });
    });
  };

  /* Wagtail: every field that holds words; not slugs, dates and addresses. */
  const WORDS = [
    'input[type="text"]:not([autocomplete="off"], [data-controller~="w-slug"])',
    "textarea",
    '[contenteditable="true"]',
  ].join();

  const languageOf = (field, page) => {
    // The quotation block: words that stay in the language chosen beside them.
    const choice = (field.name || "").endsWith("-text")
      ? document.getElementsByName(field.name.replace(/-text$/, "-language"))[0]
      : null;
    return (choice && choice.value) || page;
  };

  const markPage = (form, page) => {
    const act = () => {
      form.querySelectorAll(WORDS).forEach((field) => mark(field, languageOf(field, page)));
    };
    form.addEventListener("change", act);
    whenever(form, act);
  };

  const translation = document.querySelector(".js-translation-editor[data-props]");
  const form = document.querySelector("form#page-edit-form");
  if (translation) {
    markTranslation(translation);
  } else if (form) {
    const config = JSON.parse(document.getElementById("wagtail-config").textContent);
    markPage(form, config.ACTIVE_CONTENT_LOCALE);
  }
})();
