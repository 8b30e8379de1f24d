"""What organisations and funds have done, as the public repository says, in memory."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from activities.cooperation.matching.holding import Held
from activities.cooperation.matching.profiles import NONE, Place, Wanted
from activities.repository.catalogue import Catalogue
from activities.repository.catalogue.sets import union
from activities.repository.models import ActivityPage, ActivityRecommendation

#: Of each organisation, the newest activities on the themes asked for whose recommendations are
#: read: enough to know what it works on, and a bound for those with thousands.
MOST_READ: Final = 5


@dataclass(slots=True)
class Experience:
    """What one organisation has done, or paid for.

    Attributes:
        completed: how many public activities it has completed.
        places: States, comparable to the one that asks, where it has done so.
        recommendations: that it works on, in activities on the themes asked for.
        issues: of those.
    """

    completed: int = 0
    places: tuple[Place, ...] = ()
    recommendations: frozenset[str] = NONE
    issues: frozenset[str] = NONE
    pages: list[int] = field(default_factory=list)


#: Of who has done nothing public.
NOTHING: Final = Experience()


def experience_of(
    works: Catalogue,
    codes: Iterable[str],
    wanted: Collection[Wanted],
    held: Held,
    facet: str = "organisation",
) -> dict[str, Experience]:
    """Return what organisations, or funds, have done. One query, and none where that is nothing.

    Args:
        works: the catalogue as it is now.
        codes: of the facet: primary keys of organisations as text, or codes of funds.
        wanted: the requests that they are compared with.
        held: the vocabularies.
        facet: of the catalogue.
    """
    themes = near_themes(wanted, held)
    states = works.sets["states"]
    completed = works.sets["status"].get(ActivityPage.Status.COMPLETED, 0)
    on_themes = union(works.sets["themes"].get(code, 0) for code in themes)
    regions = {code for one in wanted for code in one.place.regions}
    traits = {trait for one in wanted for trait in one.place.traits}
    comparable = [
        place
        for place in held.places.values()
        if place.state in states
        and not (traits.isdisjoint(place.traits) and regions.isdisjoint(place.regions))
    ]
    found: dict[str, Experience] = {}
    for code in set(codes):
        own = works.sets[facet].get(code, 0)
        done = own & completed
        found[code] = Experience(
            completed=done.bit_count(),
            places=tuple(place for place in comparable if done and states[place.state] & done),
            pages=[works.pages[place] for place in first(own & on_themes, MOST_READ)],
        )
    _read_recommendations(found)
    return found


def near_themes(wanted: Iterable[Wanted], held: Held) -> set[str]:
    """Return the themes near to those that requests name, these included."""
    asked = {theme for one in wanted for theme in one.themes}
    return {code for theme in asked for code in held.trees.themes.near(theme)}


def recommendations_of(pages: Iterable[int]) -> dict[int, tuple[set[str], set[str]]]:
    """Return recommendations and issues by activity, given by primary keys. One query."""
    wanted = set(pages)
    if not wanted:
        return {}
    rows = ActivityRecommendation.objects.filter(page__in=wanted).values_list(
        "page_id", "recommendation__key", "recommendation__issues"
    )
    found: dict[int, tuple[set[str], set[str]]] = {}
    for page, recommendation, issue in rows:
        recommendations, issues = found.setdefault(page, (set(), set()))
        recommendations.add(recommendation)
        if issue is not None:
            issues.add(str(issue))
    return found


def _read_recommendations(found: Mapping[str, Experience]) -> None:
    read = recommendations_of(page for one in found.values() for page in one.pages)
    for one in found.values():
        known = [read[page] for page in one.pages if page in read]
        one.recommendations = frozenset[str]().union(*(keys for keys, _ in known))
        one.issues = frozenset[str]().union(*(issues for _, issues in known))


def first(works: int, most: int) -> Iterator[int]:
    """Yield the places of the first few works of a set, the newest ones."""
    for _ in range(most):
        if not works:
            return
        lowest = works & -works
        yield lowest.bit_length() - 1
        works ^= lowest
