"""What a factor reads of a request and a candidate."""

from typing import Final, NamedTuple

#: The most a factor gives, in thousandths.
FULL: Final = 1000
#: Where a candidate does not say: less than what fits half, more than what does not fit.
UNSAID: Final = 250


class Reading(NamedTuple):
    """How well a candidate fits by one factor, and by what.

    Hundreds are made for a page, and a named tuple is made several times as fast as a dataclass.

    Attributes:
        value: thousandths, from 0 to ``FULL``.
        found: codes of what fits, or numbers that say how well.
        near: codes of the candidate's that are near to what is asked for.
        missing: codes of what is asked for and not found.
        is_unsaid: whether the candidate says nothing of it.
        applies: whether it is asked of candidates of this form at all; else it weighs nothing.
    """

    value: int
    found: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_unsaid: bool = False
    applies: bool = True


#: Of a candidate of another form than the factor is about.
NOT_ASKED: Final = Reading(0, applies=False)


def unsaid(missing: frozenset[str] = frozenset()) -> Reading:
    """Return the reading of a candidate that does not say."""
    return Reading(UNSAID, missing=tuple(sorted(missing)), is_unsaid=True)
