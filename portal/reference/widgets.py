"""Six labelled inputs, each with the language and direction of what is typed into it."""

from typing import Any

from django import forms

from portal.languages import LANGUAGES


class SixInputs(forms.MultiWidget):
    """One input a language, in a labelled group.

    Each input carries ``lang`` and ``dir``, so that Arabic is typed from its own side and a screen
    reader changes its voice (WCAG 2.2, 3.1.2 Language of Parts).
    """

    template_name = "reference/widgets/six_inputs.html"
    use_fieldset = True

    class Media:
        css = {"all": ["reference/css/six_inputs.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                language.field: self.input_for(
                    {"lang": language.html_lang, "dir": language.direction}
                )
                for language in LANGUAGES
            },
            attrs,
        )

    @staticmethod
    def input_for(attrs: dict[str, str]) -> forms.Widget:
        """Return the input of one language."""
        return forms.TextInput(attrs=attrs)

    def decompress(self, value: Any) -> list[str | None]:
        """Return the texts in the order of the languages; a list becomes lines."""
        texts = value if isinstance(value, dict) else {}
        return [
            "\n".join(text) if isinstance(text := texts.get(language.code), list) else text
            for language in LANGUAGES
        ]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add each input's language, whose endonym is its label."""
        context = super().get_context(name, value, attrs)
        for language, subwidget in zip(LANGUAGES, context["widget"]["subwidgets"], strict=True):
            subwidget["language"] = language
        return context


class SixTextareas(SixInputs):
    """As ``SixInputs``, with room for several lines."""

    @staticmethod
    def input_for(attrs: dict[str, str]) -> forms.Widget:
        """Return the input of one language, two lines high."""
        return forms.Textarea(attrs={"rows": 2, **attrs})
