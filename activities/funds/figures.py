"""What a fund received and granted, by currency and year, as its page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from activities.funds.amounts import written
from activities.funds.chart import Chart, YearOfChart, chart
from activities.funds.models import FundFigure
from portal.languages import Language

#: Years of a drawing, the last ones; the table has all of them.
DRAWN: Final = 10


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a State contributed, in the reader's language."""

    state: str
    amount: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year's figures as people read them; an amount that is not known is empty.

    Attributes:
        is_sum: whether the contributions are the sum of the States' own, no total being known.
        by_state: largest first.
    """

    year: int
    given: str
    granted: str
    is_sum: bool
    by_state: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A fund's figures in one currency, latest year first.

    Attributes:
        highest: what the line at the top of the drawing stands for.
        are_examples: whether any of them is invented for a demonstration.
    """

    currency: str
    years: tuple[Year, ...]
    drawing: Chart | None
    highest: str
    are_examples: bool

    @property
    def name_states(self) -> bool:
        """Whether any year has contributions by State."""
        return any(year.by_state for year in self.years)


@dataclass(slots=True)
class _Rows:
    """Rows of a year; a total is nothing where there is none."""

    given: Decimal | None = None
    granted: Decimal | None = None
    states: list[tuple[Decimal, str]] = field(default_factory=list)

    @property
    def is_sum(self) -> bool:
        return self.given is None and bool(self.states)

    @property
    def contributed(self) -> Decimal | None:
        return sum((amount for amount, _ in self.states), Decimal()) if self.is_sum else self.given


def figures_of(fund: str, reader: Language) -> list[Figures]:
    """Return a fund's figures by currency, in one query.

    Args:
        fund: code of the fund.
        reader: whose words and whose direction it is.
    """
    rows = FundFigure.objects.filter(fund=fund).select_related("state").order_by("year", "pk")
    currencies: dict[str, list[FundFigure]] = defaultdict(list)
    for row in rows:
        currencies[row.currency].append(row)
    return [_figures(code, currencies[code], reader) for code in sorted(currencies)]


def _figures(currency: str, rows: Sequence[FundFigure], reader: Language) -> Figures:
    years: dict[int, _Rows] = defaultdict(_Rows)
    for row in rows:
        of_year = years[row.year]
        if row.kind == FundFigure.Kind.GRANT:
            of_year.granted = row.amount
        elif row.state is None:
            of_year.given = row.amount
        else:
            of_year.states.append((row.amount, row.state.label_in(reader.code)))
    drawing = chart(
        [YearOfChart(year, of.contributed, of.granted) for year, of in years.items()][-DRAWN:],
        mirrored=reader.direction == "rtl",
    )
    return Figures(
        currency=currency,
        years=tuple(_year(year, years[year], reader) for year in sorted(years, reverse=True)),
        drawing=drawing,
        highest=written(drawing.highest, reader) if drawing else "",
        are_examples=any(row.is_example for row in rows),
    )


def _year(year: int, of_year: _Rows, reader: Language) -> Year:
    def amount(value: Decimal | None) -> str:
        return "" if value is None else written(value, reader)

    return Year(
        year=year,
        given=amount(of_year.contributed),
        granted=amount(of_year.granted),
        is_sum=of_year.is_sum,
        by_state=tuple(_by_state(of_year.states, reader)),
    )


def _by_state(states: Iterable[tuple[Decimal, str]], reader: Language) -> Iterable[Contribution]:
    for amount, name in sorted(states, key=lambda one: (-one[0], one[1])):
        yield Contribution(name, written(amount, reader))
