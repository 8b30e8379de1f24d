"""What weights become by what a person prefers, and by why others were dismissed.

Nothing is trained and nothing is kept: the weights are computed anew each time, from the choices
in the address and from the dismissals of this request that hold. So a dismissal that is undone
has no effect left, and what one State dismisses never changes another's list.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from activities.cooperation.matching.factors import FACTORS
from activities.cooperation.matching.scoring import Weights

#: What choices make of a weight, in percent.
CHOICES: Final[Mapping[str, int]] = {"none": 0, "less": 50, "usual": 100, "more": 200}
USUAL_CHOICE: Final = "usual"
#: Which factors weigh more after a dismissal, by its reason.
LEARNED_FROM: Final[Mapping[str, tuple[str, ...]]] = {
    "subject": ("recommendation", "themes", "sdgs"),
    "kind": ("kinds",),
    "language": ("language",),
    "context": ("region", "context"),
    "way": ("channel",),
    "record": ("record",),
    "capacity": ("capacity",),
    "outdated": ("freshness",),
    "known": (),
    "other": (),
}
#: What a dismissal adds, and the most that all of them make of a weight, in percent.
STEP: Final = 25
MOST: Final = 200


def learned(reasons: Iterable[str]) -> dict[str, int]:
    """Return what dismissals make of each weight, in percent, from 100 to ``MOST``.

    Args:
        reasons: of the dismissals of the request that hold, in any order.
    """
    counted = Counter(name for reason in reasons for name in LEARNED_FROM.get(reason, ()))
    return {factor.name: min(MOST, 100 + STEP * counted[factor.name]) for factor in FACTORS}


def weights(chosen: Mapping[str, str], reasons: Iterable[str]) -> Weights:
    """Return the weights of factors, in ten-thousandths of their usual unit.

    Args:
        chosen: names of ``CHOICES`` by factor; the usual one where there is none.
        reasons: as in ``learned``.
    """
    by_dismissals = learned(reasons)
    return {
        factor.name: factor.weight
        * CHOICES.get(chosen.get(factor.name, USUAL_CHOICE), CHOICES[USUAL_CHOICE])
        * by_dismissals[factor.name]
        for factor in FACTORS
    }
