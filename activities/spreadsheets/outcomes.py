"""What would become of each row of a spreadsheet that is checked before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from activities.spreadsheets.reading import Sheet
from portal.reference.models import State
from portal.reference.naming import name_states

NEW: Final = "new"
CHANGED: Final = "changed"
THERE: Final = "there"
REFUSED: Final = "refused"
#: Characters of a text that is repeated in a report.
LONGEST_SHOWN: Final = 300
YES: Final = frozenset({"yes", "1", "x", "true"})


def verdicts(changed: str | Promise) -> dict[str, str | Promise]:
    """Return verdicts as the reader is told them, in the order of the summary.

    Args:
        changed: what a row does to something that is there already.
    """
    return {
        NEW: gettext_lazy("New"),
        CHANGED: changed,
        THERE: gettext_lazy("Already there"),
        REFUSED: gettext_lazy("Refused"),
    }


@dataclass(slots=True)
class RowOutcome:
    """What becomes of a row; a room adds what it would write.

    Attributes:
        number: of the row, as a spreadsheet program shows it.
        title: what the row is about, in the reader's words as far as they are known.
        verdict: one of those above.
        reasons: why it is refused, each with the column it is about, ``""`` for none.
    """

    verdicts: ClassVar[Mapping[str, str | Promise]]
    number: int
    title: str
    verdict: str = NEW
    reasons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def label(self) -> str | Promise:
        """The verdict in words."""
        return self.verdicts[self.verdict]

    @property
    def is_written(self) -> bool:
        """Whether an import writes anything for it."""
        return self.verdict in {NEW, CHANGED}

    def refuse(self, column: str, text: str) -> None:
        """Say why the row is refused."""
        self.verdict = REFUSED
        self.reasons.append((column, text[:LONGEST_SHOWN]))


def states_named(sheet: Sheet) -> dict[str, State]:
    """Return the States that cells of the column ``state`` name for certain, by what they say.

    Two queries.
    """
    named = name_states(sorted({row.cells["state"] for row in sheet.rows if row.cells["state"]}))
    codes = {code for found in named.values() for code in found.codes}
    states = {state.iso3: state for state in State.objects.filter(iso3__in=codes)}
    certain = {cell: found.codes[0] for cell, found in named.items() if found.codes}
    return {cell: states[code] for cell, code in certain.items() if code in states}
