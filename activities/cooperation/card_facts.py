"""What requests show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from activities.cooperation.models import Request
from portal.languages import Language
from portal.reference.models.labelled import labels_in_order
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_requests(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return who asks, for what, and in which languages one can work together. Two queries."""
    rows = Request.objects.public().filter(key__in=[card.key for card in cards]).order_by()
    return {
        row.key: (
            Fact(_("State"), [row.state.label]),
            Fact(_("Kinds of assistance"), labels_in_order(row.kinds.all(), reader)),
            Fact(_("Languages of work"), languages=row.working_languages),
        )
        for row in rows.select_related("state").prefetch_related("kinds")
    }
