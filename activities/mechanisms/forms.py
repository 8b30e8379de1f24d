"""Which national mechanisms a visitor asks to see."""

from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _

from activities.mechanisms.models import Mechanism
from activities.mechanisms.models.mechanism import MechanismQuerySet
from portal.choices import offer
from portal.languages import active_language
from portal.reference.choices import region_choices, state_choices
from portal.reference.models import Region, State
from portal.reference.models.labelled import InCodePointOrder

#: More words than this narrow nothing down and cost a scan each.
MOST_WORDS: Final = 8
#: Columns that are asked for as they stand.
OWN: Final = ("kind", "accreditation", "type")


class DirectoryForm(forms.Form):
    """The query string of the directory; what is malformed is reported and left aside."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    accreditation = forms.ChoiceField(
        label=_("Accreditation under the Paris Principles"), required=False
    )
    type = forms.ChoiceField(label=_("Type of mechanism for follow-up"), required=False)
    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[Any]] = {
            "kind": list(Mechanism.Kind.choices),
            "region": [*region_choices(level=Region.Level.REGION), *region_choices()],
            "state": state_choices(),
            "accreditation": list(Mechanism.Accreditation.choices),
            "type": list(Mechanism.Type.choices),
        }
        offer(self, choices)

    @property
    def query(self) -> str:
        """What is asked for and understood, as a query string."""
        return urlencode({name: value for name, value in self.cleaned_data.items() if value})

    def found(self) -> MechanismQuerySet:
        """Return the mechanisms asked for with their States, by the States' names."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        found = Mechanism.objects.matching(" ".join(asked.get("q", "").split()[:MOST_WORDS]))
        found = found.filter(**{name: asked[name] for name in OWN if name in asked})
        if "state" in asked:
            found = found.filter(state__iso3=asked["state"])
        if "region" in asked:
            found = found.filter(state__in=State.objects.within(asked["region"]))
        by_state = InCodePointOrder(KeyTextTransform(active_language().code, "state__sort_keys"))
        return found.select_related("state").order_by(by_state, "kind", "pk")
