"""A fund as its page shows it to one reader."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.funds.deadlines import Deadline, deadlines_of
from activities.funds.figures import Figures, figures_of
from activities.repository.models import ActivityFunding
from activities.repository.public import public_sources
from portal.languages import active_language
from portal.pages.sections import Section, filled_sections
from portal.works.cards import Card
from portal.works.references import Referred, resolve
from portal.works.registry import cards_for

if TYPE_CHECKING:
    from activities.funds.models import FundPage

#: Activities on the page of a fund; the list has all of them.
NEWEST: Final = 6
#: Parts of the page in their order, each with its heading.
TITLES: Final[dict[str, str | Promise]] = {
    "purpose": _("Purpose"),
    "applicants": _("Who can apply"),
    "uses": _("For what"),
    "amounts": _("Amounts"),
    "steps": _("How to apply"),
    "deadlines": _("Deadlines"),
    "board": _("Board"),
    "figures": _("Contributions and grants"),
    "results": _("Results"),
    "activities": _("Activities with support of the fund"),
}


@dataclass(frozen=True, slots=True)
class ShownFund:
    """What the page shows.

    Attributes:
        sections: parts that have something to show, in their order.
        documents: what the fund rests on.
        activities: the newest that the States concerned have agreed to see published.
        more_activities: whether there are others.
    """

    sections: tuple[Section, ...]
    steps: list[Any]
    deadlines: list[Deadline]
    figures: list[Figures]
    documents: list[Referred]
    activities: list[Card]
    more_activities: bool


def shown(page: "FundPage") -> ShownFund:
    """Return what a page shows, in a constant number of queries."""
    reader = active_language()
    figures = figures_of(page.fund, reader)
    deadlines = deadlines_of(page)
    keys = _activities(page.fund)
    activities = list(cards_for(keys[:NEWEST], reader).values())
    filled = {
        "purpose": page.body,
        "applicants": page.applicants,
        "uses": page.uses,
        "amounts": page.amounts,
        "steps": page.steps,
        # That no day is set is worth knowing, too.
        "deadlines": True,
        "board": page.board,
        "figures": figures,
        "results": page.results,
        "activities": activities,
    }
    return ShownFund(
        sections=filled_sections("fund", TITLES, filled),
        steps=[child.value for child in page.steps],
        deadlines=deadlines,
        figures=figures,
        documents=resolve(map(str.strip, page.symbols.splitlines()), reader),
        activities=activities,
        more_activities=len(keys) > NEWEST,
    )


def _activities(fund: str) -> list[Any]:
    """Return the works a fund pays for, newest first, one more than are shown."""
    paid = ActivityFunding.objects.filter(page=OuterRef("pk"), fund=fund)
    rows = public_sources().filter(Exists(paid)).order_by("-pk")
    return list(rows.values_list("translation_key", flat=True)[: NEWEST + 1])
