"""The factors of a match: what each is worth, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from activities.cooperation.matching.factors import setting, standing, subject
from activities.cooperation.matching.factors.reading import FULL, NOT_ASKED, UNSAID, Reading
from activities.cooperation.matching.profiles import Candidate, Form, Trees, Wanted

__all__ = ["BY_NAME", "FACTORS", "FULL", "NOT_ASKED", "UNSAID", "Factor", "Reading"]

#: A fund is open to all themes, goals and regions, applications are written in its own languages,
#: and it has no yearly number of requests and nothing to confirm but its deadlines.
_NO_FUND: Final = frozenset({Form.FUND})
#: What was learned in an activity is not used up, and does not lapse as an offer does.
_OFFERS_ONLY: Final = frozenset({Form.FUND, Form.PRACTICE})


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason for which a candidate fits.

    Attributes:
        name: stable, as in addresses.
        weight: what it is worth among the others, which are worth 100 together.
        read: reads it. None where the request does not ask for it: then it counts for no
            candidate, and the others count for more. That never depends on the candidate, so
            that all candidates of a request are measured alike.
        not_for: forms of candidates that it is not asked of: for those it weighs nothing, and
            they are compared by what they have of what remains.
    """

    name: str
    weight: int
    read: Callable[[Wanted, Candidate, Trees], Reading | None]
    not_for: frozenset[Form] = frozenset()


#: In the order in which people read them.
FACTORS: Final = (
    Factor("recommendation", 20, subject.recommendation),
    Factor("themes", 20, subject.themes, _NO_FUND),
    Factor("kinds", 16, subject.kinds),
    Factor("language", 12, setting.language, _NO_FUND),
    Factor("region", 8, setting.region, _NO_FUND),
    Factor("context", 6, setting.context, _NO_FUND),
    Factor("sdgs", 5, subject.sdgs, _NO_FUND),
    Factor("record", 5, standing.record),
    Factor("channel", 4, setting.channel),
    Factor("capacity", 2, standing.capacity, _OFFERS_ONLY),
    Factor("freshness", 2, standing.freshness, _OFFERS_ONLY),
)
BY_NAME: Final = {factor.name: factor for factor in FACTORS}
