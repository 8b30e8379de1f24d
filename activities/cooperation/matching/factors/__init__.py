"""The factors of a match: what each is worth, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from activities.cooperation.matching.factors import setting, standing, subject
from activities.cooperation.matching.factors.reading import FULL, UNSAID, Reading
from activities.cooperation.matching.profiles import Candidate, Trees, Wanted

__all__ = ["BY_NAME", "FACTORS", "FULL", "UNSAID", "Factor", "Reading"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason for which a candidate fits.

    Attributes:
        name: stable, as in addresses.
        weight: what it is worth among the others, which are worth 100 together.
        read: reads it. None where the request does not ask for it: then it counts for no
            candidate, and the others count for more. That never depends on the candidate, so
            that all candidates of a request are measured alike.
    """

    name: str
    weight: int
    read: Callable[[Wanted, Candidate, Trees], Reading | None]


#: In the order in which people read them.
FACTORS: Final = (
    Factor("recommendation", 20, subject.recommendation),
    Factor("themes", 20, subject.themes),
    Factor("kinds", 16, subject.kinds),
    Factor("language", 12, setting.language),
    Factor("region", 8, setting.region),
    Factor("context", 6, setting.context),
    Factor("sdgs", 5, subject.sdgs),
    Factor("record", 5, standing.record),
    Factor("channel", 4, setting.channel),
    Factor("capacity", 2, standing.capacity),
    Factor("freshness", 2, standing.freshness),
)
BY_NAME: Final = {factor.name: factor for factor in FACTORS}
