"""Factors of what is asked for: recommendations, themes, goals, kinds of assistance."""

from typing import Final

from activities.cooperation.matching.factors.reading import FULL, Reading, unsaid
from activities.cooperation.matching.profiles import Candidate, Trees, Wanted
from activities.cooperation.matching.tree import ConceptTree

#: What another recommendation on the same issue is worth, in thousandths.
SAME_ISSUE: Final = 600


def recommendation(wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading | None:
    """Read whether the candidate helped to implement the same, or has worked on the same issues.

    Each recommendation of the request is worth the same: all of it where the candidate helped to
    implement this very one, ``SAME_ISSUE`` where it helped with another on an issue of it.

    Without it: candidates rise whose themes are the right ones in general, and who have not yet
    implemented anything like it.
    """
    if not wanted.recommendations:
        return None
    same = sorted(wanted.recommendations.keys() & candidate.recommendations)
    near = sorted(
        key
        for key, issues in wanted.recommendations.items()
        if key not in candidate.recommendations and issues & candidate.issues
    )
    missing = sorted(wanted.recommendations.keys() - {*same, *near})
    value = (FULL * len(same) + SAME_ISSUE * len(near)) // len(wanted.recommendations)
    return Reading(value, tuple(same), tuple(near), tuple(missing))


def themes(wanted: Wanted, candidate: Candidate, trees: Trees) -> Reading | None:
    """Read how near the themes are: the mean, over those asked for, of the nearest one offered.

    Without it: candidates rise that fit in everything but the subject.
    """
    return _proximity(wanted.themes, candidate.themes, trees.themes)


def sdgs(wanted: Wanted, candidate: Candidate, trees: Trees) -> Reading | None:
    """Read how near the goals and targets are, as ``themes`` does.

    Without it: candidates rise that work on the theme for the sake of another goal.
    """
    return _proximity(wanted.sdgs, candidate.sdgs, trees.sdgs)


def kinds(wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading | None:
    """Read which share of the kinds of assistance asked for the candidate gives.

    Without it: candidates rise that know the subject, and help in another way than asked for.
    """
    if not wanted.kinds:
        return None
    if not candidate.kinds:
        return unsaid(wanted.kinds)
    found = sorted(wanted.kinds & candidate.kinds)
    missing = sorted(wanted.kinds - candidate.kinds)
    return Reading(FULL * len(found) // len(wanted.kinds), tuple(found), missing=tuple(missing))


def _proximity(asked: frozenset[str], offered: frozenset[str], tree: ConceptTree) -> Reading | None:
    if not asked:
        return None
    if not offered:
        return unsaid(asked)
    total, found, near, missing = 0, [], [], []
    for code in sorted(asked):
        value, closest = tree.closest(code, offered)
        total += value
        if value == FULL:
            found.append(code)
        else:
            missing.append(code)
            if value:
                near.append(closest)
    return Reading(total // len(asked), tuple(found), tuple(dict.fromkeys(near)), tuple(missing))
