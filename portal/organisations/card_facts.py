"""What organisations show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from portal.languages import Language
from portal.organisations.models import Organisation
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_organisations(
    cards: Sequence[Card], reader: Language
) -> Mapping[UUID, Sequence[Fact]]:
    """Return what kind of organisation it is, and where it belongs. One query."""
    del reader
    rows = Organisation.objects.filter(
        status=Organisation.Status.VERIFIED, key__in=[card.key for card in cards]
    ).order_by()
    return {
        row.key: (
            Fact(_("Kind of organisation"), [row.type.label]),
            Fact(_("State"), [row.state.label if row.state else ""]),
            Fact(_("Region"), [row.state.region.label if row.state else ""]),
        )
        for row in rows.select_related("type", "state__region")
    }
