"""A State's profile as one reader sees it: figures with their lists, and the newest of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.cooperation.models import Offer, OfferText, Request, RequestText
from activities.cooperation.reading import Shown, show_offer, show_request
from activities.mechanisms.showing import ShownMechanism, mechanisms_of
from activities.profiles.facts import ShownFact, facts_of
from activities.profiles.figures import RECOMMENDATIONS, STATEMENTS, Figure, figure
from activities.profiles.models import StateFact
from activities.profiles.recommended import Recommended, recommended_to
from activities.profiles.region import Regional, regional
from activities.recommendations.models import Recommendation
from activities.repository.catalogue import Catalogue, catalogue
from activities.repository.models import ActivityPage
from portal.languages import active_language
from portal.pages.sections import Section, filled_sections
from portal.reference.models import State
from portal.works.by_state import published_by
from portal.works.cards import Card
from portal.works.registry import cards_for

#: Of each kind; the list has all of them.
NEWEST: Final = 3
STATEMENT: Final = "statement"
#: Parts of the page in their order, each with its heading.
TITLES: Final[dict[str, str | Promise]] = {
    "figures": _("In figures"),
    "institutions": _("Institutions and mechanisms"),
    "recommendations": _("Recommendations by cycle and theme"),
    "activities": _("Activities"),
    "cooperation": _("Requests and offers"),
    "statements": _("Statements"),
    "region": _("Comparison with the region"),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What the page shows.

    Attributes:
        state: with its regions and its group.
        sections: parts that have something to show, in their order.
        mechanisms: its human rights institution, and who follows recommendations up.
        facts: what it says of itself, as reviewed.
        reviewed: what it said in the universal periodic review, with where that is to be read.
        made: recommendations that the State made to others.
        statements: its public statements at panels.
        newest_statements: cards of the latest of them, as of the other kinds.
    """

    state: State
    sections: tuple[Section, ...]
    mechanisms: list[ShownMechanism]
    facts: list[ShownFact]
    reviewed: list[ShownFact]
    recommended: Recommended
    made: Figure
    activities: Figure
    newest_activities: list[Card]
    requests: Figure
    newest_requests: list[Shown[Request, RequestText]]
    offers: Figure
    newest_offers: list[Shown[Offer, OfferText]]
    statements: Figure
    newest_statements: list[Card]
    region: Regional


def profile_of(state: State, user: User | AnonymousUser) -> Profile:
    """Return what a reader may see of a State, in a constant number of queries.

    Args:
        state: as ``with_places`` brings it.
        user: the reader; it is for them that requests are counted.
    """
    works = catalogue()
    region = regional(state, user, works)
    _recommended, _supported, activities, requests, offers = region.own.figures
    statements = published_by(STATEMENT, state.iso3)
    keys = [one.key for one in statements[:NEWEST]]
    mechanisms, facts = mechanisms_of(state), facts_of(state)
    said = StateFact.Kind.STATEMENT
    about = [one for one in facts if one.row.kind != said]
    reviewed = [one for one in facts if one.row.kind == said]
    filled = {
        "figures": True,
        "institutions": mechanisms or about,
        "recommendations": region.own.figures[0].number,
        "activities": activities.number,
        "cooperation": requests.number or offers.number,
        "statements": statements or reviewed,
        "region": len(region.neighbours) > 1,
    }
    return Profile(
        state=state,
        sections=filled_sections("state", TITLES, filled),
        mechanisms=mechanisms,
        facts=about,
        reviewed=reviewed,
        recommended=recommended_to(state),
        made=_made(state),
        activities=activities,
        newest_activities=_activities(state, works),
        requests=requests,
        newest_requests=_requests(state, user) if requests.number else [],
        offers=offers,
        newest_offers=_offers(state) if offers.number else [],
        statements=Figure(len(statements), reverse(STATEMENTS, args=[state.iso3])),
        newest_statements=list(cards_for(keys, active_language(), {STATEMENT}).values()),
        region=region,
    )


def _made(state: State) -> Figure:
    rows = Recommendation.recommending.through.objects.filter(state=state)
    return figure(rows.count(), RECOMMENDATIONS, recommending=state.iso3)


def _activities(state: State, works: Catalogue) -> list[Card]:
    pages = works.pages_of(works.sets["states"].get(state.iso3, 0))[:NEWEST]
    if not pages:
        return []
    rows = ActivityPage.objects.filter(pk__in=pages).order_by("-pk")
    keys = rows.values_list("translation_key", flat=True)
    return list(cards_for(keys, active_language(), {"activity"}).values())


def _requests(state: State, user: User | AnonymousUser) -> list[Shown[Request, RequestText]]:
    rows = Request.objects.visible_to(user).shown().of_state(state.iso3)
    return [show_request(row) for row in _with_texts(rows)]


def _offers(state: State) -> list[Shown[Offer, OfferText]]:
    rows = Offer.objects.public().of_state(state.iso3).select_related("organisation")
    return [show_offer(row) for row in _with_texts(rows)]


def _with_texts(rows: Any) -> Sequence[Any]:
    found: Sequence[Any] = rows.select_related("state").prefetch_related("texts")[:NEWEST]
    return found
