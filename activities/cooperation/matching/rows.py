"""Requests and offers as matching knows them: profiles, read in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, QuerySet, Value
from django.utils import timezone

from activities.cooperation.matching.experience import (
    Experience,
    experience_of,
    recommendations_of,
)
from activities.cooperation.matching.holding import Held
from activities.cooperation.matching.profiles import Candidate, Place, Wanted
from activities.cooperation.matching.shortlist import ALL_REGIONS
from activities.cooperation.models import CONSENTED, Introduction, Offer, Request, Side
from activities.cooperation.models.offer import OfferQuerySet
from activities.cooperation.models.request import RequestQuerySet
from activities.repository.models import ActivityPage

NOTHING: Final = Experience()
YEAR: Final = timedelta(days=365)
#: Codes by field, by primary key.
Terms = Mapping[int, Mapping[str, set[str]]]


def wanted_of(requests: RequestQuerySet, held: Held) -> dict[UUID, Wanted]:
    """Return the profiles of requests by key. Three queries."""
    rows = list(
        requests.values_list("pk", "key", "languages", "state__iso3", "channel__code").order_by()
    )
    ids = [row[0] for row in rows]
    terms = _terms(Request, ("kinds", "themes", "sdgs"), ids)
    recommendations: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    named = Request.recommendations.through.objects.filter(request__in=ids).values_list(
        "request_id", "recommendation__key", "recommendation__issues"
    )
    for pk, recommendation, issue in named:
        recommendations[pk][recommendation] |= {str(issue)} - {"None"}
    return {
        key: Wanted(
            key=str(key),
            place=held.places.get(state, Place(state)),
            recommendations={
                name: frozenset(issues) for name, issues in recommendations[pk].items()
            },
            languages=frozenset(languages),
            channel=channel or "",
            **{field: frozenset(codes) for field, codes in terms[pk].items()},
        )
        for pk, key, languages, state, channel in rows
    }


def candidates_of(
    offers: OfferQuerySet, seen: RequestQuerySet, wanted: Collection[Wanted], held: Held
) -> tuple[dict[UUID, Candidate], dict[UUID, Offer]]:
    """Return profiles of offers, as candidates of some requests, and the offers. Twelve queries.

    Args:
        offers: those the reader may see.
        seen: requests the reader may see: what an offer did for others does not count, and is not
            said even by a number.
        wanted: the requests.
        held: the vocabularies.
    """
    rows = list(offers.select_related("organisation__state", "state").order_by())
    ids = [row.pk for row in rows]
    terms = _terms(Offer, ("kinds", "themes", "sdgs", "channels"), ids)
    regions = _regions(ids)
    near = {
        code for one in wanted for theme in one.themes for code in held.trees.themes.near(theme)
    }
    experience = experience_of(
        (row.organisation_id for row in rows if row.organisation_id is not None),
        wanted,
        near,
        held.places.values(),
    )
    practices = _practices([row for row in rows if row.activity_key is not None], held)
    worked = _worked(ids, seen)
    now = timezone.now()
    found = {}
    for row in rows:
        done = experience.get(row.organisation_id or 0, NOTHING)
        practice = practices.get(row.activity_key or row.key, NOTHING)
        taken, feedback = worked.get(row.pk, (0, ()))
        found[row.key] = Candidate(
            key=str(row.key),
            places=tuple(dict.fromkeys((*_home(row, held), *practice.places, *done.places))),
            regions=frozenset(regions[row.pk] - {ALL_REGIONS}),
            recommendations=practice.recommendations | done.recommendations,
            issues=practice.issues | done.issues,
            languages=frozenset(row.languages),
            completed=done.completed,
            feedback=feedback,
            capacity=row.capacity,
            taken=taken,
            age=max(0, (now - row.renewed_at).days),
            **{field: frozenset(codes) for field, codes in terms[row.pk].items()},
        )
    return found, {row.key: row for row in rows}


def _home(row: Offer, held: Held) -> tuple[Place, ...]:
    """Return the State that offers, or in which the organisation has its seat."""
    state = row.state or (row.organisation.state if row.organisation else None)
    place = held.places.get(state.iso3) if state else None
    return (place,) if place else ()


def _terms(model: type[Model], fields: Iterable[str], ids: list[int]) -> Terms:
    """Return the codes of several fields of concepts. One query."""
    name = model.__name__.lower()
    parts: list[QuerySet[Any, Any]] = [
        getattr(model, field)
        .through.objects.filter(**{f"{name}__in": ids})
        .order_by()
        .annotate(field=Value(field))
        .values_list(f"{name}_id", "field", "concept__code")
        for field in fields
    ]
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pk, field, code in parts[0].union(*parts[1:], all=True):
        found[pk][field].add(code)
    return found


def _regions(ids: list[int]) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Offer.regions.through.objects.filter(offer__in=ids)
    for pk, code in rows.values_list("offer_id", "region__code"):
        found[pk].add(code)
    return found


def _practices(offers: list[Offer], held: Held) -> dict[UUID, Experience]:
    """Return what the activities that offers are taken from have done. Two queries.

    The offers are public, and so are the activities: see ``Offer.objects.public``.
    """
    keys = [row.activity_key for row in offers]
    rows = ActivityPage.objects.filter(translation_key__in=keys, is_source_version=True)
    pages: dict[int, UUID] = {}
    places: dict[UUID, list[Place]] = defaultdict(list)
    for pk, key, state in rows.values_list("pk", "translation_key", "states__iso3"):
        pages[pk] = key
        if state in held.places:
            places[key].append(held.places[state])
    read = recommendations_of(pages)
    return {
        key: Experience(
            places=tuple(places[key]),
            recommendations=frozenset(read[pk][0] if pk in read else ()),
            issues=frozenset(read[pk][1] if pk in read else ()),
        )
        for pk, key in pages.items()
    }


def _worked(ids: list[int], seen: RequestQuerySet) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Return how many requests each offer took on in a year, and what States said. One query."""
    since: datetime = timezone.now() - YEAR
    taken: dict[int, set[int]] = defaultdict(set)
    said: dict[int, list[int]] = defaultdict(list)
    rows = Introduction.objects.filter(
        offer__in=ids, status__in=CONSENTED, request__in=seen.order_by().values("pk")
    )
    for pk, offer, created_at, side, worth in rows.order_by("pk").values_list(
        "pk", "offer_id", "created_at", "feedback__side", "feedback__worth"
    ):
        if created_at >= since:
            taken[offer].add(pk)
        if side == Side.STATE:
            said[offer].append(worth)
    return {pk: (len(taken[pk]), tuple(said[pk])) for pk in {*taken, *said}}
