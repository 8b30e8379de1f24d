"""What recommendations and States show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Count
from django.utils.formats import localize
from django.utils.translation import gettext as _

from activities.recommendations.models import Recommendation
from portal.languages import Language
from portal.reference.models import State
from portal.reference.models.labelled import labels_in_order
from portal.works.card_facts import Fact
from portal.works.cards import Card
from portal.works.named import row_key

#: Name of the kind that States are, of which their keys as works are made.
STATE: Final = "state"


def facts_of_recommendations(
    cards: Sequence[Card], reader: Language
) -> Mapping[UUID, Sequence[Fact]]:
    """Return who recommends it to whom, the answer, and the cycle. Two queries."""
    rows = Recommendation.objects.filter(work_key__in=[card.key for card in cards]).order_by()
    return {
        row.work_key: (
            Fact(_("State under review"), [row.state.label]),
            Fact(_("Recommending States"), labels_in_order(row.recommending.all(), reader)),
            Fact(_("Position"), [Recommendation.Position(row.position).label]),
            Fact(_("Cycle"), [str(row.cycle or "")]),
        )
        for row in rows.select_related("state").prefetch_related("recommending")
    }


def facts_of_states(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return region, regional group, and how many recommendations there are. Three queries."""
    del reader
    wanted = {card.key for card in cards}
    keys = {pk: row_key(STATE, iso3) for pk, iso3 in State.objects.values_list("pk", "iso3")}
    states = State.objects.select_related("region", "regional_group").in_bulk(
        [pk for pk, key in keys.items() if key in wanted]
    )
    counted = Recommendation.objects.filter(state__in=states).order_by().values_list("state")
    counts = dict(counted.annotate(Count("pk")))
    return {
        keys[pk]: (
            Fact(_("Region"), [state.region.label]),
            Fact(_("Regional group"), [state.regional_group.label if state.regional_group else ""]),
            Fact(_("UPR recommendations"), [localize(counts.get(pk, 0))]),
        )
        for pk, state in states.items()
    }
