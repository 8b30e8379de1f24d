"""Factors of the candidate alone: its record, what it can still take on, how current it is."""

from typing import Final

from activities.cooperation.matching.factors.reading import FULL, Reading, unsaid
from activities.cooperation.matching.profiles import Candidate, Trees, Wanted

#: Completed activities from which on more of them say no more.
MANY: Final = 5
#: The least and the most that feedback says.
WORST, BEST = 1, 5
#: Days for which an offer is as good as new, and after which it counts as out of date.
FRESH_DAYS: Final = 90
STALE_DAYS: Final = 365


def record(_wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading:
    """Read what the candidate has done: half by completed activities, half by feedback.

    Feedback is a mean that begins in the middle, as if one had said so already: a single voice
    neither makes nor breaks a partner, and who is new has a quarter of all.

    Without it: candidates rise of whom little is known.
    """
    done = FULL * min(candidate.completed, MANY) // MANY
    said = [FULL * (worth - WORST) // (BEST - WORST) for worth in candidate.feedback]
    liked = (FULL // 2 + sum(said)) // (1 + len(said))
    numbers = (str(candidate.completed), str(len(said)))
    return Reading((done + liked) // 2, numbers, is_unsaid=not candidate.completed and not said)


def capacity(_wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading:
    """Read whether it can still answer a request in this year.

    Not how many: introductions are known to their two sides only, and a number that falls by one
    would tell others of each.

    Without it: candidates rise that have no time.
    """
    if candidate.capacity is None:
        return unsaid()
    value = FULL if candidate.taken < candidate.capacity else 0
    return Reading(value, (str(candidate.capacity),))


def freshness(_wanted: Wanted, candidate: Candidate, _trees: Trees) -> Reading:
    """Read how lately somebody said that it still holds.

    All for ``FRESH_DAYS``, then less each day until ``STALE_DAYS``.

    Without it: candidates rise that nobody has confirmed for long.
    """
    over = max(0, candidate.age - FRESH_DAYS)
    value = max(0, FULL - FULL * over // (STALE_DAYS - FRESH_DAYS))
    return Reading(value, (str(candidate.age),))
