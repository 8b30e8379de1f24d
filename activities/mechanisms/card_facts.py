"""What national mechanisms show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from activities.mechanisms.models import Mechanism
from portal.languages import Language
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_mechanisms(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return of which State each is, what it is, and its standing. One query."""
    del reader
    rows = Mechanism.objects.filter(key__in=[card.key for card in cards]).order_by()
    return {
        row.key: (
            Fact(_("State"), [row.state.label]),
            Fact(_("Kind"), [Mechanism.Kind(row.kind).label]),
            Fact(
                _("Accreditation under the Paris Principles")
                if row.kind == Mechanism.Kind.NHRI
                else _("Type"),
                [row.standing],
            ),
        )
        for row in rows.select_related("state")
    }
