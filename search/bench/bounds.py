"""Ratios of a measurement, and what they must not pass."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured, against what it is measured by, in the same unit.

    Attributes:
        name: for people.
        mine: the portal's figure.
        other: the figure to compare with.
        bound: what ``mine / other`` may be at most, or at least.
        unit: of both figures.
        is_least: whether the bound is from below.
    """

    name: str
    mine: float
    other: float
    bound: float
    unit: str = "ms"
    is_least: bool = False

    @property
    def value(self) -> float:
        """The ratio."""
        return self.mine / self.other

    @property
    def is_kept(self) -> bool:
        """Whether the bound holds."""
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.is_least else "≤"
        return (
            f"{self.name:<34}{self.mine:9.1f} {self.unit:<8}against {self.other:9.1f} "
            f"{self.unit:<8}ratio {self.value:5.2f}  {sign} {self.bound:.2f}  "
            f"{'kept' if self.is_kept else 'BROKEN'}"
        )


def broken(ratios: Iterable[Ratio]) -> list[Ratio]:
    """Return the ratios whose bound does not hold."""
    return [ratio for ratio in ratios if not ratio.is_kept]
