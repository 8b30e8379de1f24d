"""What would become of each row of a spreadsheet of figures; nothing is written here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.funds.amounts import written
from activities.funds.models import FundFigure
from activities.spreadsheets.reading import Row, Sheet
from portal.languages import active_language
from portal.reference.models import State
from portal.reference.naming import name_states

REQUIRED: Final = ("fund", "year", "kind", "amount", "currency")
COLUMNS: Final = (*REQUIRED, "state", "example")
NEW: Final = "new"
CHANGED: Final = "changed"
THERE: Final = "there"
REFUSED: Final = "refused"
#: Verdicts as the reader is told them, in the order of the summary.
VERDICTS: Final[Mapping[str, str | Promise]] = {
    NEW: gettext_lazy("New"),
    CHANGED: gettext_lazy("Changes a figure"),
    THERE: gettext_lazy("Already there"),
    REFUSED: gettext_lazy("Refused"),
}
#: Characters of a text that is repeated in a report.
LONGEST_SHOWN: Final = 300
_AMOUNT: Final = re.compile(r"\d{1,14}(\.\d{1,2})?")
_YES: Final = frozenset({"yes", "1", "x", "true"})

#: What a figure is told from others by: fund, year, kind, currency, State.
Place = tuple[str, int, str, str, int | None]


@dataclass(slots=True)
class Outcome:
    """What becomes of a row.

    Attributes:
        number: of the row, as a spreadsheet program shows it.
        title: what the row is about, in the reader's words as far as they are known.
        verdict: one of those above.
        amount: as it would stand; ``before`` is what stands now, if it differs.
        reasons: why it is refused, each with the column it is about, ``""`` for none.
        figure: the row to write, new or changed.
    """

    number: int
    title: str
    verdict: str = NEW
    amount: str = ""
    before: str = ""
    reasons: list[tuple[str, str]] = field(default_factory=list)
    figure: FundFigure | None = None

    @property
    def label(self) -> str | Promise:
        """The verdict in words."""
        return VERDICTS[self.verdict]

    @property
    def is_written(self) -> bool:
        """Whether an import writes anything for it."""
        return self.verdict in {NEW, CHANGED}

    def refuse(self, column: str, text: str) -> None:
        """Say why the row is refused."""
        self.verdict = REFUSED
        self.reasons.append((column, text[:LONGEST_SHOWN]))


def check(sheet: Sheet) -> list[Outcome]:
    """Return what would become of each row, in three queries whatever their number."""
    cells = [row.cells for row in sheet.rows]
    named = name_states(sorted({one["state"] for one in cells if one["state"]}))
    codes = {code for found in named.values() for code in found.codes}
    states = {state.iso3: state for state in State.objects.filter(iso3__in=codes)}
    known = FundFigure.objects.filter(fund__in={one["fund"].lower() for one in cells})
    there = {_place(row): row for row in known}
    seen: dict[Place, int] = {}
    outcomes = []
    for row in sheet.rows:
        found = named.get(row.cells["state"])
        state = states.get(found.codes[0]) if found and found.codes else None
        outcomes.append(_outcome(row, state, there, seen))
    return outcomes


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
        is_example=cells["example"].lower() in _YES,
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
