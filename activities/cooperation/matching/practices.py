"""Good practices whose providers would help peers, as candidates beside offers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, Value

from activities.cooperation.matching.experience import (
    NOTHING,
    experience_of,
    first,
    near_themes,
    recommendations_of,
)
from activities.cooperation.matching.holding import Held
from activities.cooperation.matching.profiles import Candidate, Form, Wanted
from activities.cooperation.matching.shortlist import (
    CHANNELS,
    REGIONS,
    SDGS,
    THEMES,
    Group,
    most_of,
)
from activities.cooperation.models import Offer
from activities.cooperation.reading import shared_practices
from activities.repository.catalogue import Catalogue
from activities.repository.catalogue.sets import union
from activities.repository.models import ActivityPage, ActivityProvider
from portal.organisations.models import Organisation

#: Practices that are read and scored, and the newest ones on near themes they are chosen from.
LENGTH: Final = 15
LOOKED_AT: Final = 300
#: The way in which who helps a peer works with it.
PEERS: Final = "peers"
#: Ways of working together by the modality of an activity; others say nothing of it.
WAYS: Final = {"peer-to-peer": "peers", "south-south": "south-south", "triangular": "triangular"}
_THROUGH: Final = {
    "states": (ActivityPage.states.through, "state__iso3"),
    "themes": (ActivityPage.themes.through, "concept__code"),
    "sdgs": (ActivityPage.sdgs.through, "concept__code"),
}


def practices(keys: Collection[UUID]) -> QuerySet[Any]:
    """Return the public activities among works that are good practices to share with peers."""
    rows: QuerySet[Any] = shared_practices().filter(translation_key__in=keys)
    return rows.order_by()


def offered_among(keys: Collection[UUID]) -> set[UUID]:
    """Return which public practices are offered as well, to be seen by all. One query."""
    offers = Offer.objects.filter(activity_key__in=keys).of_known()
    taken = offers.order_by().values_list("activity_key", flat=True)
    return {key for key in taken if key is not None}


def practices_for(
    wanted: Wanted, groups: Sequence[Group], gone: Collection[UUID], works: Catalogue, held: Held
) -> dict[UUID, Candidate]:
    """Return profiles of the practices with most of what is wanted. Seven queries at most.

    They are found in the catalogue, which is compared with the database at each request, and read
    again as public ones. What is offered as well is left to its offer, where an introduction can
    be proposed; what was done in the State that asks is known to it.

    Args:
        wanted: the request.
        groups: of tags, as for offers.
        gone: keys of what was taken from the list.
        works: the catalogue as it is now.
        held: the vocabularies.
    """
    pages = _found(wanted, groups, works, held)
    if not pages:
        return {}
    rows = shared_practices().filter(pk__in=pages)
    keys = {
        pk: key
        for pk, key in rows.order_by().values_list("pk", "translation_key")
        if key not in gone
    }
    covered = offered_among(keys.values())
    keys = {pk: key for pk, key in keys.items() if key not in covered}
    return dict(_profiles(keys, wanted, works, held))


def providers_of(pages: Iterable[int], code: str) -> dict[int, str]:
    """Return what the provider of each activity is called in a language. One query."""
    rows = provided(pages).select_related("organisation")
    found: dict[int, str] = {}
    for row in rows:
        if row.organisation is not None:
            found.setdefault(row.page_id, row.organisation.name_in(code))
    return found


def _found(wanted: Wanted, groups: Sequence[Group], works: Catalogue, held: Held) -> list[int]:
    """Return the primary keys of the pages with most of what is wanted."""
    flagged = (works.sets[flag].get("on", 0) for flag in ("good_practice", "helps_peers"))
    pool = next(flagged) & next(flagged)
    if wanted.themes:
        themes = near_themes([wanted], held)
        pool &= union(works.sets["themes"].get(code, 0) for code in themes)
    pool &= ~works.sets["states"].get(wanted.place.state, 0)
    pool = sum(1 << place for place in first(pool, LOOKED_AT))
    if not pool:
        return []
    having: dict[str, set[str]] = defaultdict(set)
    for tag, own in _tagged(works, held):
        having[tag].update(str(works.pages[place]) for place in first(own & pool, LOOKED_AT))
    return [int(key) for key in most_of(groups, having, LENGTH)]


def _tagged(works: Catalogue, held: Held) -> Iterator[tuple[str, int]]:
    """Yield tags and the works that have them."""
    for name in (THEMES, SDGS):
        for code, own in works.sets[name].items():
            yield f"{name}:{code}", own
    for iso3, own in works.sets["states"].items():
        for code in held.places[iso3].regions if iso3 in held.places else ():
            yield f"{REGIONS}:{code}", own
    for modality, way in WAYS.items():
        yield f"{CHANNELS}:{way}", works.sets["modality"].get(modality, 0)


def _profiles(
    keys: dict[int, UUID], wanted: Wanted, works: Catalogue, held: Held
) -> Iterator[tuple[UUID, Candidate]]:
    if not keys:
        return
    terms = _terms(keys)
    ways = dict(
        ActivityPage.objects.filter(pk__in=keys).values_list("pk", "modality__code").order_by()
    )
    read = recommendations_of(keys)
    providers = _providers(keys)
    experience = experience_of(works, set(providers.values()), [wanted], held)
    for pk, key in keys.items():
        done = experience.get(providers.get(pk, ""), NOTHING)
        own = read.get(pk, (set(), set()))
        places = [held.places[code] for code in sorted(terms[pk]["states"]) if code in held.places]
        way = WAYS.get(ways.get(pk) or "")
        yield (
            key,
            Candidate(
                key=str(key),
                places=tuple(dict.fromkeys((*places, *done.places))),
                recommendations=done.recommendations | own[0],
                issues=done.issues | own[1],
                themes=frozenset(terms[pk]["themes"]),
                sdgs=frozenset(terms[pk]["sdgs"]),
                channels=frozenset({PEERS, way} if way else {PEERS}),
                completed=done.completed,
                form=Form.PRACTICE,
            ),
        )


def _terms(pages: Collection[int]) -> dict[int, dict[str, set[str]]]:
    """Return States, themes and goals of activities by primary key. One query."""
    parts: list[QuerySet[Any, Any]] = [
        through.objects.filter(activitypage__in=pages)
        .order_by()
        .annotate(field=Value(field))
        .values_list("activitypage_id", "field", path)
        for field, (through, path) in _THROUGH.items()
    ]
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pk, field, code in parts[0].union(*parts[1:], all=True):
        found[pk][field].add(code)
    return found


def provided(pages: Iterable[int]) -> QuerySet[ActivityProvider]:
    """Return the named and verified providers of activities, the first of each first."""
    rows: QuerySet[ActivityProvider] = ActivityProvider.objects.filter(
        page__in=list(pages),
        role=ActivityProvider.Role.PROVIDER,
        organisation__status=Organisation.Status.VERIFIED,
    )
    return rows.order_by("page", "sort_order", "pk")


def _providers(pages: Iterable[int]) -> dict[int, str]:
    """Return the primary key of the provider of each activity. One query."""
    found: dict[int, str] = {}
    for page, organisation in provided(pages).values_list("page_id", "organisation_id"):
        found.setdefault(page, str(organisation))
    return found
