"""What offers show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from activities.cooperation.models import Offer
from portal.languages import Language
from portal.reference.models.labelled import labels_in_order
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_offers(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return whose it is, what is offered, and in which languages. Two queries."""
    rows = Offer.objects.public().filter(key__in=[card.key for card in cards]).order_by()
    rows = rows.select_related("organisation", "state").prefetch_related("kinds")
    return {
        row.key: (
            Fact(_("Offered by"), [row.body_in(reader.code)]),
            Fact(_("What is offered"), [Offer.Form(row.form).label]),
            Fact(_("Kinds of assistance"), labels_in_order(row.kinds.all(), reader)),
            Fact(_("Languages of work"), languages=row.working_languages),
        )
        for row in rows
    }
