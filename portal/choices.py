"""Choices in forms: those of filters, and groups to which a summary of errors leads."""

from collections.abc import Mapping
from typing import Any

from django import forms


def offer(form: forms.Form, choices: Mapping[str, list[Any]]) -> None:
    """Let fields of a filter be chosen from, or left open.

    Args:
        form: of this request; the class it is of stays as it is.
        choices: by name of field.
    """
    for name, offered in choices.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *offered]


class CheckboxGroup(forms.CheckboxSelectMultiple):
    """Boxes of which any may be ticked; links lead to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the identifier of a choice, of the first one if none is named."""
        return super().id_for_label(id_, index or "0")


class RadioGroup(forms.RadioSelect):
    """Choices of which one is taken; links lead to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the identifier of a choice, of the first one if none is named."""
        return super().id_for_label(id_, index or "0")
