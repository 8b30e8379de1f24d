"""The score of a candidate, all of it explained, and the order of candidates.

Whole numbers throughout: the parts of an explanation sum to the score exactly, not nearly.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from activities.cooperation.matching.factors import FACTORS, FULL, NOT_ASKED, Factor, Reading
from activities.cooperation.matching.profiles import Candidate, Trees, Wanted

#: Points of a candidate that fits in everything: tenths of a percent.
MOST_POINTS: Final = 1000
#: Weights by name of factor, in any unit; factors that are not named weigh nothing.
Weights = Mapping[str, int]
#: What factors weigh when nobody has said otherwise.
USUAL: Final[Weights] = {factor.name: factor.weight for factor in FACTORS}


class Part(NamedTuple):
    """What one factor gives.

    Attributes:
        factor: the factor.
        weight: what it weighs here, in the unit of the weights asked with.
        reading: how the candidate fits by it.
    """

    factor: Factor
    weight: int
    reading: Reading

    @property
    def amount(self) -> int:
        """Its part of the score."""
        return self.weight * self.reading.value


@dataclass(frozen=True, slots=True)
class Match:
    """A request and a candidate, and how well they fit.

    Attributes:
        wanted: the request.
        candidate: who could answer it.
        parts: of every factor that counts, in their order; their amounts sum to the score.
        score: sum of weight times value.
        most: the score of a candidate that fits in everything.
    """

    wanted: Wanted
    candidate: Candidate
    parts: tuple[Part, ...]
    score: int
    most: int

    @property
    def fit(self) -> Fraction:
        """The score as a share of the most, exactly."""
        return Fraction(self.score, self.most) if self.most else Fraction(0)

    @property
    def points(self) -> int:
        """The score in ``MOST_POINTS`` of the most, rounded."""
        if not self.most:
            return 0
        return (2 * MOST_POINTS * self.score + self.most) // (2 * self.most)

    def points_by_part(self) -> list[int]:
        """Return what each part has of the points, rounded so that they sum to them."""
        return _shared_out(self.points, [part.amount for part in self.parts])

    def percent_by_part(self) -> list[int]:
        """Return what each part weighs among all that count, rounded so that they sum to 100."""
        return _shared_out(100, [part.weight for part in self.parts])


def score(wanted: Wanted, candidate: Candidate, trees: Trees, weights: Weights = USUAL) -> Match:
    """Return how well a candidate fits a request, and why."""
    parts = tuple(
        Part(factor, 0, NOT_ASKED)
        if candidate.form in factor.not_for
        else Part(factor, weight, reading)
        for factor in FACTORS
        if (weight := weights.get(factor.name, 0))
        and (reading := factor.read(wanted, candidate, trees)) is not None
    )
    return Match(
        wanted,
        candidate,
        parts,
        sum(part.amount for part in parts),
        FULL * sum(part.weight for part in parts),
    )


def best_first(matches: Iterable[Match]) -> list[Match]:
    """Return matches of different requests in order: the best fit first, equals by their keys."""
    return sorted(matches, key=lambda one: (-one.fit, one.candidate.key, one.wanted.key))


def rank(
    wanted: Wanted, candidates: Iterable[Candidate], trees: Trees, weights: Weights = USUAL
) -> list[Match]:
    """Return the candidates of a request, the best fit first, equals by their keys."""
    matches = [score(wanted, candidate, trees, weights) for candidate in candidates]
    if len({one.most for one in matches}) > 1:
        # What is not asked of some does not count against them.
        return best_first(matches)
    # The most is the same for all of them: whole numbers compare faster than shares.
    return sorted(matches, key=lambda one: (-one.score, one.candidate.key))


def _shared_out(whole: int, amounts: Sequence[int]) -> list[int]:
    """Share a whole number out by amounts, in whole numbers that sum to it (largest remainder)."""
    total = sum(amounts)
    if not total:
        return [0] * len(amounts)
    shares = [whole * amount // total for amount in amounts]
    by_remainder = sorted(range(len(amounts)), key=lambda at: (-(whole * amounts[at] % total), at))
    for at in by_remainder[: whole - sum(shares)]:
        shares[at] += 1
    return shares
