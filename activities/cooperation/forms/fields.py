"""What the forms have in common: long texts, choices of concepts, dates and contacts."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.choices import CheckboxGroup
from portal.languages import LANGUAGES
from portal.reference.models import Concept

#: Characters.
LONGEST: Final = 5000
ENDONYMS: Final = [(one.code, one.endonym) for one in LANGUAGES]


class ConceptsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # no generic at run time
    """Concepts of a scheme that may be chosen, by code, under their labels."""

    def __init__(self, scheme: str, **kwargs: Any) -> None:
        super().__init__(
            Concept.objects.in_scheme(scheme).offered(),
            to_field_name="code",
            required=kwargs.pop("required", False),
            widget=kwargs.pop("widget", CheckboxGroup),
            **kwargs,
        )


def long_text(label: Any, help_text: Any = "", rows: int = 6) -> forms.CharField:
    """Return a field of several lines that may stay empty in a draft."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": rows, "dir": "auto"}),
    )


def in_language(text: str, html_lang: str) -> SafeString:
    """Return the label of a choice that stands in a language of its own (WCAG 3.1.2)."""
    return format_html('<span lang="{}" dir="auto">{}</span>', html_lang, text)


def languages_field() -> forms.MultipleChoiceField:
    """Return the choice of languages of work."""
    return forms.MultipleChoiceField(
        label=_("Languages of work"),
        choices=[(one.code, in_language(one.endonym, one.html_lang)) for one in LANGUAGES],
        required=False,
        widget=CheckboxGroup,
    )


def contact_field() -> forms.CharField:
    """Return the contact, which nobody sees before both sides have confirmed."""
    return forms.CharField(
        label=_("Contact"),
        help_text=_(
            "Name, e-mail, telephone. It is kept encrypted; only the other side of an "
            "introduction that both have confirmed sees it."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto", "autocomplete": "off"}),
        validators=[ProhibitNullCharactersValidator()],
    )


def codes(rows: Iterable[Concept]) -> list[str]:
    """Return the codes of concepts."""
    return [row.code for row in rows]
