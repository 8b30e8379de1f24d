"""What people choose on pages of matches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.cooperation.matching.factors import FACTORS
from activities.cooperation.matching.learning import CHOICES, USUAL_CHOICE
from activities.cooperation.matching.models import Dismissal
from activities.cooperation.matching.wording import TITLES

LABELS: Final = {
    "none": pgettext_lazy("weight of a reason", "Does not count"),
    "less": pgettext_lazy("weight of a reason", "Half as much"),
    "usual": pgettext_lazy("weight of a reason", "As usual"),
    "more": pgettext_lazy("weight of a reason", "Twice as much"),
}


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one factor shall weigh; the address holds it, so that it can be kept and passed on.

    Attributes:
        name: of the factor.
        label: for people.
        options: what can be chosen, as HTML; those of equal choices are made once.
    """

    name: str
    label: str | Promise
    options: SafeString


def weighings(chosen: Mapping[str, str]) -> list[Weighing]:
    """Return the choices of a page, one a factor."""
    options = {choice: _options(LABELS.items(), choice) for choice in CHOICES}
    return [
        Weighing(factor.name, TITLES[factor.name], options[chosen.get(factor.name, USUAL_CHOICE)])
        for factor in FACTORS
    ]


def reasons() -> SafeString:
    """Return why a match may not fit, to choose from, as HTML: the same for each on a page."""
    return _options([("", _("Choose a reason")), *Dismissal.Reason.choices], "")


def _options(choices: Iterable[tuple[str, Any]], chosen: str) -> SafeString:
    marks = {True: mark_safe(" selected"), False: ""}
    rows = ((value, marks[value == chosen], label) for value, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def chosen_weights(query: QueryDict) -> dict[str, str]:
    """Read the choices that differ from the usual; what is malformed counts as not given."""
    found = {factor.name: query.get(factor.name, "") for factor in FACTORS}
    return {
        name: choice
        for name, choice in found.items()
        if choice in CHOICES and choice != USUAL_CHOICE
    }


class DismissForm(forms.Form):
    """Why a match does not fit, as it is sent; pages show ``reasons`` with each match."""

    candidate = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why does it not fit?"),
        choices=[("", _("Choose a reason")), *Dismissal.Reason.choices],
    )
