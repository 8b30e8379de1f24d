"""How long a piece of work takes: on the clock, and of the processor."""

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Self


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that something took.

    Attributes:
        wall: on the clock.
        cpu: of this process; on a machine that others load as well it varies less. What a
            database server does is not in it, and SQLite, being in the process, is.
    """

    wall: float
    cpu: float

    @classmethod
    def by(cls, work: Callable[[], object]) -> Self:
        """Do a piece of work and return how long it took."""
        gc.collect()
        wall, cpu = perf_counter(), process_time()
        work()
        return cls(perf_counter() - wall, process_time() - cpu)

    @classmethod
    def middle(cls, several: Iterable["Taken"]) -> Self:
        """Return the median of each."""
        found = list(several)
        return cls(median(one.wall for one in found), median(one.cpu for one in found))

    @classmethod
    def nearly_longest(cls, several: Iterable["Taken"]) -> Self:
        """Return the 95th percentile of each, of two measurements at least."""
        found = list(several)
        walls, cpus = [one.wall for one in found], [one.cpu for one in found]
        return cls(quantiles(walls, n=20)[-1], quantiles(cpus, n=20)[-1])

    def ratio(self, other: "Taken") -> "Taken":
        """Return how many times as long this is as another."""
        return Taken(self.wall / other.wall, self.cpu / other.cpu)
