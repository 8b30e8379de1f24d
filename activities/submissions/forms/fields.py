"""What the steps have in common: names, long texts, choices."""

from typing import Any, Final

from django import forms
from django.utils.text import capfirst

from activities.repository.models import ActivityPage
from portal.reference.models import Concept

LONGEST: Final = 5000


def name_of(field: str) -> Any:
    """Return what a field of an activity is called."""
    return capfirst(ActivityPage._meta.get_field(field).verbose_name)  # noqa: SLF001 -- Django's own way


def text_field(field: str, help_text: Any = "", *, required: bool = False, rows: int = 4) -> Any:
    """Return a field of several lines for a field of an activity."""
    return forms.CharField(
        label=name_of(field),
        help_text=help_text,
        required=required,
        max_length=getattr(ActivityPage._meta.get_field(field), "max_length", None) or LONGEST,  # noqa: SLF001 -- as above
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


def concepts(scheme: str) -> list[tuple[str, str]]:
    """Return the concepts of a scheme that may be chosen, by code."""
    return [(one.code, one.label) for one in Concept.objects.in_scheme(scheme).offered()]
