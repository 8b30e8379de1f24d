"""What activities show in lists of works of all kinds."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from activities.repository.models import ActivityPage
from activities.repository.public import public_sources
from portal.languages import Language
from portal.reference.models.labelled import labels_in_order
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_activities(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return States, modality, years, status, and whether it is a good practice. Two queries.

    Read from the source versions whose States agree, as everything that is shown of them.
    """
    rows = public_sources().filter(translation_key__in=[card.key for card in cards]).order_by()
    rows = rows.select_related("modality").prefetch_related("states")
    return {page.translation_key: list(_facts(page, reader)) for page in rows}


def _facts(page: ActivityPage, reader: Language) -> Iterator[Fact]:
    yield Fact(_("States concerned"), labels_in_order(page.states.all(), reader))
    if page.modality is not None:
        yield Fact(_("Modality"), [page.modality.label])
    years = dict.fromkeys(day.year for day in (page.starts_on, page.ends_on) if day is not None)
    yield Fact(_("Years"), ["–".join(map(str, years))])
    yield Fact(_("Status"), [ActivityPage.Status(page.status).label])
    if page.good_practice:
        yield Fact(_("Good practice"), [_("Yes")])
