"""What people choose on pages of matches."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict
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


class WeightsForm(forms.Form):
    """What each factor shall weigh; the address holds it, so that it can be kept and passed on."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        super().__init__(initial=dict(chosen))
        for factor in FACTORS:
            self.fields[factor.name] = forms.ChoiceField(
                label=str(TITLES[factor.name]),
                choices=[(choice, LABELS[choice]) for choice in CHOICES],
                initial=USUAL_CHOICE,
            )


def chosen_weights(query: QueryDict) -> dict[str, str]:
    """Read the choices that differ from the usual; what is malformed counts as not given."""
    found = {factor.name: query.get(factor.name, "") for factor in FACTORS}
    return {
        name: choice
        for name, choice in found.items()
        if choice in CHOICES and choice != USUAL_CHOICE
    }


class DismissForm(forms.Form):
    """Why a match does not fit."""

    candidate = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why does it not fit?"),
        choices=[("", _("Choose a reason")), *Dismissal.Reason.choices],
    )

    def __init__(self, data: Any = None, *, candidate: Any) -> None:
        # Many of them stand on one page: each has identifiers of its own.
        super().__init__(data, auto_id=f"{candidate}_%s", initial={"candidate": candidate})
