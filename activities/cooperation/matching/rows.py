"""Requests and offers as matching knows them: profiles, read in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models.functions import Coalesce
from django.utils import timezone

from activities.cooperation.matching.experience import (
    NOTHING,
    Experience,
    experience_of,
    recommendations_of,
)
from activities.cooperation.matching.holding import Held
from activities.cooperation.matching.profiles import Candidate, Form, Place, Wanted
from activities.cooperation.matching.shortlist import ALL_REGIONS
from activities.cooperation.matching.terms import OFFERS, REQUESTS
from activities.cooperation.models import CONSENTED, Introduction, Offer, Request, Side
from activities.cooperation.models.offer import OfferQuerySet
from activities.cooperation.models.request import RequestQuerySet
from activities.repository.catalogue import Catalogue
from activities.repository.models import ActivityPage

YEAR: Final = timedelta(days=365)


def wanted_of(requests: Iterable[Request], held: Held) -> dict[UUID, Wanted]:
    """Return the profiles of requests by key. Two queries, one if the codes are held.

    Args:
        requests: with their States and channels.
        held: the vocabularies.
    """
    rows = list(requests)
    terms = REQUESTS.of(rows)
    recommendations: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    named = Request.recommendations.through.objects.filter(
        request__in=[row.pk for row in rows]
    ).values_list("request_id", "recommendation__key", "recommendation__issues")
    for pk, recommendation, issue in named:
        recommendations[pk][recommendation] |= {str(issue)} - {"None"}
    return {
        row.key: Wanted(
            key=str(row.key),
            place=held.places.get(row.state.iso3, Place(row.state.iso3)),
            recommendations={
                name: frozenset(issues) for name, issues in recommendations[row.pk].items()
            },
            languages=frozenset(row.languages),
            channel=row.channel.code if row.channel is not None else "",
            **terms[row.pk],
        )
        for row in rows
    }


def read_for_matching(offers: OfferQuerySet) -> OfferQuerySet:
    """Read of offers no more than profiles need: few of many candidates are shown in the end.

    Names of organisations and States in all languages take longest to read.
    """
    return (
        offers.annotate(home=Coalesce("state__iso3", "organisation__state__iso3"))
        .only(
            "key",
            "version",
            "changed_at",
            "renewed_at",
            "languages",
            "capacity",
            "activity_key",
            "organisation_id",
        )
        .order_by()
    )


def candidates_of(
    offers: Iterable[Any],
    works: Catalogue,
    seen: RequestQuerySet,
    wanted: Collection[Wanted],
    held: Held,
) -> dict[UUID, Candidate]:
    """Return profiles of offers, as candidates of some requests. Six queries at most.

    Args:
        offers: those the reader may see, as ``read_for_matching`` reads them.
        works: the catalogue of activities as it is now.
        seen: requests the reader may see: what an offer did for others does not count, and is not
            said even by a number.
        wanted: the requests.
        held: the vocabularies.
    """
    rows = list(offers)
    terms = OFFERS.of(rows)
    bodies = {str(row.organisation_id) for row in rows if row.organisation_id is not None}
    experience = experience_of(works, bodies, wanted, held)
    practices = _practices([row for row in rows if row.activity_key is not None], held)
    worked = _worked([row.pk for row in rows], seen)
    now = timezone.now()
    found = {}
    for row in rows:
        done = experience.get(str(row.organisation_id), NOTHING)
        practice = practices.get(row.activity_key or row.key, NOTHING)
        taken, feedback = worked.get(row.pk, (0, ()))
        home = [held.places[row.home]] if row.home in held.places else []
        codes = dict(terms[row.pk])
        codes["regions"] -= {ALL_REGIONS}
        found[row.key] = Candidate(
            key=str(row.key),
            places=tuple(dict.fromkeys((*home, *practice.places, *done.places))),
            recommendations=practice.recommendations | done.recommendations,
            issues=practice.issues | done.issues,
            languages=frozenset(row.languages),
            completed=done.completed,
            feedback=feedback,
            capacity=row.capacity,
            taken=taken,
            age=max(0, (now - row.renewed_at).days),
            form=Form.OFFER,
            **codes,
        )
    return found


def _practices(offers: list[Offer], held: Held) -> dict[UUID, Experience]:
    """Return what the activities that offers are taken from have done. Two queries.

    The offers are public, and so are the activities: see ``Offer.objects.public``.
    """
    keys = {row.activity_key for row in offers}
    if not keys:
        return {}
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
    """Return how many requests each offer took on in a year, and what States said.

    Two queries. Which requests may be seen is asked of those that there are: most offers have
    none, and putting that question together takes longer than asking it.
    """
    since: datetime = timezone.now() - YEAR
    taken: dict[int, set[int]] = defaultdict(set)
    said: dict[int, list[int]] = defaultdict(list)
    rows = list(
        Introduction.objects.filter(offer__in=ids, status__in=CONSENTED)
        .order_by("pk")
        .values_list(
            "pk", "offer_id", "request_id", "created_at", "feedback__side", "feedback__worth"
        )
    )
    if not rows:
        return {}
    asked = {request for _, _, request, *_ in rows}
    may = set(seen.filter(pk__in=asked).order_by().values_list("pk", flat=True))
    for pk, offer, request, created_at, side, worth in rows:
        if request not in may:
            continue
        if created_at >= since:
            taken[offer].add(pk)
        if side == Side.STATE:
            said[offer].append(worth)
    return {pk: (len(taken[pk]), tuple(said[pk])) for pk in {*taken, *said}}
