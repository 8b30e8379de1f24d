"""What to look for first, where there are too many candidates to read them all.

The factors that read codes are said as groups of tags: of each group only the best tag that a
candidate has counts. So the order is that of the score, but for what is not looked for by tags:
recommendations, context, record, capacity and freshness, which order the shortlist afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Final

from activities.cooperation.matching.factors import FULL
from activities.cooperation.matching.factors.setting import (
    EVERYWHERE,
    PARTLY,
    SOUTH_SOUTH,
    TRIANGULAR,
    WIDER,
)
from activities.cooperation.matching.profiles import Candidate, Trees, Wanted
from activities.cooperation.matching.scoring import USUAL, Weights

#: Names of tags, as facets of works are named.
THEMES: Final = "themes"
SDGS: Final = "sdgs"
KINDS: Final = "assistance"
LANGUAGES: Final = "working-languages"
REGIONS: Final = "works-in"
CHANNELS: Final = "channels"
#: Code among the regions of who works everywhere.
ALL_REGIONS: Final = "001"

#: How many candidates are read and scored.
LENGTH: Final = 60

#: Worth by tag, ``name:code``.
Group = Mapping[str, float]


def groups(wanted: Wanted, trees: Trees, weights: Weights = USUAL) -> list[Group]:
    """Return the groups of tags that a good candidate has; worths sum to 1 at most."""
    whole = sum(weights.values()) or 1
    found: list[Group] = []
    for name, worths in _groups(wanted, trees):
        share = weights.get(name, 0) / whole / FULL
        if share:
            found.append({tag: value * share for tag, value in worths.items() if value})
    return found


def most_of(
    wanted: Sequence[Group], having: Mapping[str, Iterable[str]], length: int = LENGTH
) -> list[str]:
    """Return the keys with most of what is wanted, as the engine does; equals by their keys.

    Args:
        wanted: groups of tags.
        having: keys of those that have a tag.
        length: how many to return at most.
    """
    worths = worths_of(wanted, having)
    return [key for _, key in nsmallest(length, ((-worths[key], key) for key in worths))]


def worths_of(wanted: Sequence[Group], having: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """Return how much of what is wanted each key has, from 0 to 1."""
    worths: dict[str, float] = defaultdict(float)
    for group in wanted:
        best: dict[str, float] = {}
        for tag, worth in sorted(group.items(), key=lambda one: one[1]):
            best.update(dict.fromkeys(having.get(tag, ()), worth))
        for key, worth in best.items():
            worths[key] += worth
    return worths


def tags(candidate: Candidate) -> dict[str, tuple[str, ...]]:
    """Return a candidate's codes by the name of their tags."""
    regions = {*candidate.regions, *(code for place in candidate.places for code in place.regions)}
    return {
        THEMES: tuple(sorted(candidate.themes)),
        SDGS: tuple(sorted(candidate.sdgs)),
        KINDS: tuple(sorted(candidate.kinds)),
        LANGUAGES: tuple(sorted(candidate.languages)),
        REGIONS: tuple(sorted(regions)) or (ALL_REGIONS,),
        CHANNELS: tuple(sorted(candidate.channels)),
    }


def _groups(wanted: Wanted, trees: Trees) -> Iterator[tuple[str, dict[str, float]]]:
    for name, facet, codes, tree in (
        ("themes", THEMES, wanted.themes, trees.themes),
        ("sdgs", SDGS, wanted.sdgs, trees.sdgs),
    ):
        for code in sorted(codes):
            near = tree.near(code)
            yield name, {f"{facet}:{one}": value / len(codes) for one, value in near.items()}
    for code in sorted(wanted.kinds):
        yield "kinds", {f"{KINDS}:{code}": FULL / len(wanted.kinds)}
    yield "language", {f"{LANGUAGES}:{code}": float(FULL) for code in sorted(wanted.languages)}
    yield "region", dict(_regions(wanted.place.regions))
    if wanted.channel:
        ways = {f"{CHANNELS}:{wanted.channel}": float(FULL)}
        if wanted.channel == SOUTH_SOUTH:
            ways[f"{CHANNELS}:{TRIANGULAR}"] = float(PARTLY)
        yield "channel", ways


def _regions(around: Sequence[str]) -> Iterator[tuple[str, float]]:
    for wider, code in enumerate(around):
        yield f"{REGIONS}:{code}", float(max(0, FULL - WIDER * wider))
    yield f"{REGIONS}:{ALL_REGIONS}", float(EVERYWHERE)
