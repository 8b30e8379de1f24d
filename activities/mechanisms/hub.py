"""What stands in the knowledge hub: public activities that say what they bring to it."""

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from activities.repository.models import ActivityPage
from activities.repository.public import public_sources
from portal.choices import offer
from portal.languages import active_language
from portal.reference.choices import grouped_concept_choices, state_choices
from portal.works.cards import Card
from portal.works.registry import cards_for

PER_PAGE: Final = 20


class HubForm(forms.Form):
    """The query string of the hub; what is malformed is reported and left aside."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = ActivityPage.HubKind
        choices: dict[str, list[Any]] = {
            "kind": [(kind.value, kind.label) for kind in kinds if kind != kinds.NONE],
            "state": state_choices(),
            "theme": grouped_concept_choices("themes"),
        }
        offer(self, choices)

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked for that is understood."""
        return any(self.cleaned_data.values())

    def found(self) -> PageQuerySet:
        """Return the source versions of the entries asked for, newest first."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        found = public_sources().exclude(hub_kind=ActivityPage.HubKind.NONE)
        found = found.filter(good_practice=True)
        if "kind" in asked:
            found = found.filter(hub_kind=asked["kind"])
        if "state" in asked:
            named = ActivityPage.states.through.objects.filter(activitypage=OuterRef("pk"))
            found = found.filter(Exists(named.filter(state__iso3=asked["state"])))
        if "theme" in asked:
            code = asked["theme"]
            filed = ActivityPage.themes.through.objects.filter(activitypage=OuterRef("pk"))
            same = Q(concept__code=code) | Q(concept__parent__code=code)
            found = found.filter(Exists(filed.filter(same)))
        return found.order_by("-pk")


def entries_of(query: QueryDict) -> dict[str, Any]:
    """Return what the hub shows of its entries, in a constant number of queries.

    Returns:
        ``form``, ``page_obj`` and ``cards``.
    """
    form = HubForm(query)
    rows = form.found().values_list("translation_key", "hub_kind")
    page = Paginator(rows, PER_PAGE).get_page(query.get("page"))
    kinds = dict(page.object_list)
    return {"form": form, "page_obj": page, "cards": _cards(kinds)}


def _cards(kinds: dict[Any, str]) -> list[Card]:
    """Return cards that say what an entry brings to the hub."""
    cards = cards_for(kinds, active_language(), {"activity"})
    return [
        replace(card, kind_label=ActivityPage.HubKind(kinds[key]).label)
        for key, card in cards.items()
    ]
