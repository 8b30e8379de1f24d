"""Factors of how one would work together: language, region, context, way."""

from typing import Final

from activities.cooperation.matching.factors.reading import FULL, Reading, unsaid
from activities.cooperation.matching.profiles import Candidate, Trees, Wanted

#: What each wider region is worth less than the smaller one, in thousandths.
WIDER: Final = 200
#: What working everywhere is worth: less than knowing the region.
EVERYWHERE: Final = 400
SOUTH_SOUTH: Final = "south-south"
TRIANGULAR: Final = "triangular"
#: What triangular cooperation, which has a partner of the South, is worth to who wants South-South.
PARTLY: Final = 500


def language(wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading | None:
    """Read whether there is a language in which both can work; more than one adds nothing.

    Without it: candidates rise with whom one could not talk.
    """
    if not wanted.languages:
        return None
    if not candidate.languages:
        return unsaid(wanted.languages)
    shared = sorted(wanted.languages & candidate.languages)
    if shared:
        return Reading(FULL, tuple(shared))
    return Reading(0, missing=tuple(sorted(wanted.languages)))


def region(wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading | None:
    """Read how small a region is that the candidate works in, comes from or has worked in.

    The State's own smallest region is worth all, each wider one ``WIDER`` less; a candidate that
    names no region works ``EVERYWHERE``.

    Without it: candidates rise that know other parts of the world.
    """
    around = wanted.place.regions
    if not around:
        return None
    known = {*candidate.regions, *(code for place in candidate.places for code in place.regions)}
    if not known:
        return Reading(EVERYWHERE, is_unsaid=True)
    for wider, code in enumerate(around):
        if code in known:
            return Reading(max(0, FULL - WIDER * wider), (code,))
    return Reading(0, missing=around[-1:])


def context(wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading | None:
    """Read how comparable the most comparable State is that it comes from or has worked in.

    That is the share of what the asking State is (least developed, landlocked, small island; its
    legal system where that is given) which the other State is as well.

    Without it: candidates rise who know States with other difficulties.
    """
    traits = wanted.place.traits
    if not traits:
        return None
    shared = max(
        (traits & place.traits for place in candidate.places),
        key=lambda common: (len(common), sorted(common)),
        default=frozenset[str](),
    )
    return Reading(
        FULL * len(shared) // len(traits),
        tuple(sorted(shared)),
        missing=tuple(sorted(traits - shared)),
        is_unsaid=not candidate.places,
    )


def channel(wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading | None:
    """Read whether the candidate works in the way the State prefers.

    To a State that prefers South-South cooperation, triangular cooperation is worth ``PARTLY``.

    Without it: candidates rise that fit and work in other ways.
    """
    if not wanted.channel:
        return None
    if not candidate.channels:
        return unsaid(frozenset({wanted.channel}))
    if wanted.channel in candidate.channels:
        return Reading(FULL, (wanted.channel,))
    if wanted.channel == SOUTH_SOUTH and TRIANGULAR in candidate.channels:
        return Reading(PARTLY, near=(TRIANGULAR,), missing=(wanted.channel,))
    return Reading(0, missing=(wanted.channel,))
