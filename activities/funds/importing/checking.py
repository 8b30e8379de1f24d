"""What would become of each row of a spreadsheet of figures; nothing is written here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.funds.amounts import written
from activities.funds.models import FundFigure
from activities.spreadsheets.outcomes import (
    CHANGED,
    LONGEST_SHOWN,
    REFUSED,
    THERE,
    YES,
    RowOutcome,
    states_named,
    verdicts,
)
from activities.spreadsheets.reading import Row, Sheet
from portal.languages import active_language
from portal.reference.models import State

REQUIRED: Final = ("fund", "year", "kind", "amount", "currency")
COLUMNS: Final = (*REQUIRED, "state", "example")
VERDICTS: Final = verdicts(gettext_lazy("Changes a figure"))
_AMOUNT: Final = re.compile(r"\d{1,14}(\.\d{1,2})?")

#: What a figure is told from others by: fund, year, kind, currency, State.
Place = tuple[str, int, str, str, int | None]


@dataclass(slots=True)
class Outcome(RowOutcome):
    """What becomes of a row.

    Attributes:
        amount: as it would stand; ``before`` is what stands now, if it differs.
        figure: the row to write, new or changed.
    """

    verdicts = VERDICTS
    amount: str = ""
    before: str = ""
    figure: FundFigure | None = None


def check(sheet: Sheet) -> list[Outcome]:
    """Return what would become of each row, in three queries whatever their number."""
    states = states_named(sheet)
    known = FundFigure.objects.filter(fund__in={row.cells["fund"].lower() for row in sheet.rows})
    there = {_place(row): row for row in known}
    seen: dict[Place, int] = {}
    return [_outcome(row, states.get(row.cells["state"]), there, seen) for row in sheet.rows]


def _place(row: FundFigure) -> Place:
    return row.fund, row.year, row.kind, row.currency, row.state_id


def _outcome(
    row: Row, state: State | None, there: Mapping[Place, FundFigure], seen: dict[Place, int]
) -> Outcome:
    outcome = Outcome(row.number, " · ".join(filter(None, _title(row, state)))[:LONGEST_SHOWN])
    for column, problem in row.problems:
        outcome.refuse(column, problem)
    figure = _figure(row, state, outcome)
    if outcome.verdict == REFUSED:
        return outcome
    place = _place(figure)
    if (first := seen.setdefault(place, row.number)) != row.number:
        outcome.refuse("", _("Row %(number)s is the same figure.") % {"number": first})
        return outcome
    before = there.get(place)
    reader = active_language()
    outcome.amount, outcome.figure = written(figure.amount, reader), figure
    if before is not None:
        is_same = (before.amount, before.is_example) == (figure.amount, figure.is_example)
        outcome.verdict = THERE if is_same else CHANGED
        outcome.before = "" if is_same else written(before.amount, reader)
        before.amount, before.is_example = figure.amount, figure.is_example
        outcome.figure = before
    return outcome


def _title(row: Row, state: State | None) -> Iterator[str]:
    kinds = {kind.value: str(kind.label) for kind in FundFigure.Kind}
    yield row.cells["fund"]
    yield row.cells["year"]
    yield kinds.get(row.cells["kind"].lower(), row.cells["kind"])
    yield state.label if state else row.cells["state"]


def _figure(row: Row, state: State | None, outcome: Outcome) -> FundFigure:
    """Return the figure that a row says; why it is refused is noted in its outcome."""
    cells = row.cells
    amount = re.sub(r"[\s\u00a0\u202f]", "", cells["amount"])
    if not _AMOUNT.fullmatch(amount):
        outcome.refuse("amount", _("Write amounts with digits and a full stop, such as 1500.50."))
        amount = "0"
    year = cells["year"]
    if not (year.isascii() and year.isdecimal() and len(year) == 4):  # noqa: PLR2004 -- digits of a year
        outcome.refuse("year", _("Write the year with four digits."))
        year = "2000"
    if cells["state"] and state is None:
        outcome.refuse("state", _("No State, or several, have this name. Use its ISO code."))
    figure = FundFigure(
        fund=cells["fund"].lower(),
        year=int(year),
        kind=cells["kind"].lower(),
        state=state,
        currency=cells["currency"],
        is_example=cells["example"].lower() in YES,
    )
    # As a form would give it: text that the field reads.
    figure.amount = FundFigure._meta.get_field("amount").to_python(amount)  # noqa: SLF001 -- Django's documented model API
    try:
        # What asks the database is known already: States, and which figures are there.
        figure.full_clean(exclude=["state"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            for text in texts:
                outcome.refuse("" if name == NON_FIELD_ERRORS else name, text)
    return figure
