"""Two amounts a year as bars: where each stands in a drawing. Knows no model and no page.

The drawing is read in the direction of the language: from right to left the first year stands at
the right end. What it shows stands in a table beside it, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

#: Units of the drawing; a page scales it to its column.
HEIGHT: Final = 220
TOP: Final = 26
BOTTOM: Final = 190
EDGE: Final = 8
GROUP: Final = 64
BAR: Final = 22
GAP: Final = 3


@dataclass(frozen=True, slots=True)
class YearOfChart:
    """What a year shows.

    Attributes:
        given: contributions, nothing where the year has none.
        granted: grants, likewise.
    """

    year: int
    given: Decimal | None
    granted: Decimal | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; ``kind`` is ``given`` or ``granted``. Positions are of its upper left corner."""

    kind: str
    x: int
    y: int
    height: int
    width: int = BAR


@dataclass(frozen=True, slots=True)
class Label:
    """A year below its bars; ``x`` is the middle of it."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing.

    Attributes:
        width: in units of the drawing, as its height.
        highest: what the line at the top stands for.
    """

    width: int
    highest: Decimal
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    height: int = HEIGHT
    top: int = TOP
    bottom: int = BOTTOM
    edge: int = EDGE


def chart(years: Sequence[YearOfChart], *, mirrored: bool = False) -> Chart | None:
    """Return the drawing of some years, in their order; nothing where all of them are empty.

    Args:
        years: oldest first.
        mirrored: whether the first one stands at the right end.
    """
    amounts = [amount for one in years for amount in (one.given, one.granted) if amount]
    if not amounts:
        return None
    highest = max(amounts)
    width = 2 * EDGE + GROUP * len(years)
    bars, labels = [], []
    for number, one in enumerate(years):
        middle = EDGE + GROUP * number + GROUP // 2
        labels.append(Label(width - middle if mirrored else middle, str(one.year)))
        for kind, amount, start in (
            ("given", one.given, middle - GAP // 2 - BAR),
            ("granted", one.granted, middle + GAP - GAP // 2),
        ):
            if amount:
                # However little it is, it can be seen.
                tall = max(1, round((BOTTOM - TOP) * amount / highest))
                x = width - start - BAR if mirrored else start
                bars.append(Bar(kind, x, BOTTOM - tall, tall))
    return Chart(width, highest, tuple(bars), tuple(labels))
