"""Form fields for text in six languages: one field of a form, six inputs."""

from typing import Any

from django import forms

from portal.languages import LANGUAGES
from portal.reference.widgets import SixInputs, SixTextareas


class SixLabelsFormField(forms.MultiValueField):
    """One text in each language; those left empty are left out of the value.

    Args:
        multiline: whether the inputs take several lines.
    """

    def __init__(self, *, multiline: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", SixTextareas() if multiline else SixInputs())
        super().__init__(
            [forms.CharField(required=False) for _ in LANGUAGES],
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Return the texts by language code."""
        return {
            language.code: text
            for language, text in zip(LANGUAGES, data_list, strict=False)
            if text
        }


class SixListsFormField(forms.MultiValueField):
    """Several texts in each language, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", SixTextareas())
        super().__init__(
            [forms.CharField(required=False) for _ in LANGUAGES],
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, data_list: list[str]) -> dict[str, list[str]]:
        """Return the lines by language code."""
        lines = {
            language.code: [line.strip() for line in text.splitlines() if line.strip()]
            for language, text in zip(LANGUAGES, data_list, strict=False)
        }
        return {code: texts for code, texts in lines.items() if texts}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lists themselves, not their spelling in the inputs."""
        return bool((initial or {}) != self.clean(data))


class UriListFormField(forms.CharField):
    """Several addresses, one a line."""

    widget = forms.Textarea(attrs={"rows": 2, "dir": "ltr"})

    def prepare_value(self, value: Any) -> Any:
        """Return the stored list as lines; what a person typed stays as typed."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override] # a list is the point
        """Return the lines as a list."""
        return list(dict.fromkeys((super().to_python(value) or "").split()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lists themselves, not their spelling in the input."""
        return bool((initial or []) != self.to_python(data))
