"""Measures of retrieval, each from 0 to 1, over the ten first places."""

import statistics
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import log2
from typing import Final
from uuid import UUID

DEPTH: Final = 10
TWO: Final = 2


def reciprocal_rank(ranked: Sequence[UUID], relevant: AbstractSet[UUID]) -> float:
    """Return 1 divided by the place of the first relevant work, or 0 (MRR is the mean)."""
    return next(
        (1 / place for place, key in enumerate(ranked[:DEPTH], start=1) if key in relevant), 0.0
    )


def recall(ranked: Sequence[UUID], relevant: AbstractSet[UUID]) -> float:
    """Return the share of the relevant works that is found."""
    return len(relevant & set(ranked[:DEPTH])) / len(relevant)


def ndcg(ranked: Sequence[UUID], relevant: AbstractSet[UUID]) -> float:
    """Return the normalised discounted cumulative gain, every relevant work being worth 1."""
    gain = sum(
        1 / log2(place + 1) for place, key in enumerate(ranked[:DEPTH], start=1) if key in relevant
    )
    best = sum(1 / log2(place + 1) for place in range(1, min(len(relevant), DEPTH) + 1))
    return gain / best


@dataclass(slots=True)
class Tally:
    """What came of the queries of one language.

    Attributes:
        firsts: of each query that has an answer, 1 when it stands first, else 0.
        ranks: reciprocal ranks of the same.
        recalls: recalls of the same.
        gains: nDCG of the same.
        clean: of each query on an absent subject, whether nothing is shown as a match.
        seconds: of every query.
    """

    firsts: list[int] = field(default_factory=list)
    ranks: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    gains: list[float] = field(default_factory=list)
    clean: list[bool] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, ranked: Sequence[UUID], relevant: AbstractSet[UUID], seconds: float) -> None:
        """Count one query; without relevant works its subject is absent."""
        self.seconds.append(seconds)
        if not relevant:
            self.clean.append(not ranked)
            return
        self.firsts.append(int(bool(ranked) and ranked[0] in relevant))
        self.ranks.append(reciprocal_rank(ranked, relevant))
        self.recalls.append(recall(ranked, relevant))
        self.gains.append(ndcg(ranked, relevant))

    def summary(self) -> dict[str, float | int | None]:
        """Return the figures by name; milliseconds of time, shares of the rest.

        A share of nothing is ``None``. Absent subjects are left out when none was asked for.
        """
        figures: dict[str, float | int | None] = {
            "n": len(self.firsts),
            "success_at_1": _mean(self.firsts),
            "mrr_at_10": _mean(self.ranks),
            "recall_at_10": _mean(self.recalls),
            "ndcg_at_10": _mean(self.gains),
            "p50_ms": round(statistics.median(self.seconds) * 1000, 1),
            "p95_ms": round(_nearly_longest(self.seconds) * 1000, 1),
        }
        if self.clean:
            figures |= {"absent_n": len(self.clean), "absent_clean": _mean(self.clean)}
        return figures


def _mean(values: Sequence[float]) -> float | None:
    return round(statistics.fmean(values), 4) if values else None


def _nearly_longest(seconds: Sequence[float]) -> float:
    if len(seconds) < TWO:
        return seconds[0]
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
