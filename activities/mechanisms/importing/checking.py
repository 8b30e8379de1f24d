"""What would become of each row of a spreadsheet of mechanisms; nothing is written here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.mechanisms.models import Mechanism
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
from portal.languages import CODES
from portal.reference.folding import fold
from portal.reference.models import State

NAMES: Final = {f"name_{code}": code for code in CODES}
REQUIRED: Final = ("state", "kind", "source", "checked_on")
COLUMNS: Final = (
    "state",
    "kind",
    *NAMES,
    "url",
    "accreditation",
    "accredited_on",
    "type",
    "source",
    "source_url",
    "checked_on",
    "example",
)
VERDICTS: Final = verdicts(gettext_lazy("Changes a mechanism"))
#: Columns of facts, each a field of the same name.
FACTS: Final = ("url", "accreditation", "accredited_on", "type", "source", "source_url")

#: What a mechanism is told from others by: State, kind, language, and its folded name in that.
Place = tuple[int, str, str, str]


@dataclass(slots=True)
class Outcome(RowOutcome):
    """What becomes of a row.

    Attributes:
        changes: labels of what would be another than it is.
        mechanism: the row to write, new or changed.
    """

    verdicts = VERDICTS
    changes: list[str] = field(default_factory=list)
    mechanism: Mechanism | None = None


def check(sheet: Sheet) -> list[Outcome]:
    """Return what would become of each row, in three queries whatever their number."""
    states = states_named(sheet)
    there: dict[Place, Mechanism] = {}
    for known in Mechanism.objects.filter(state__in=states.values()).select_related("state"):
        there |= dict.fromkeys(_places(known), known)
    seen: dict[Place, int] = {}
    return [_outcome(row, states.get(row.cells["state"]), there, seen) for row in sheet.rows]


def _places(row: Mechanism) -> Iterator[Place]:
    for code, name in row.labels.items():
        yield row.state_id, row.kind, code, fold(name)


def _outcome(
    row: Row, state: State | None, there: Mapping[Place, Mechanism], seen: dict[Place, int]
) -> Outcome:
    names = [row.cells[column] for column in NAMES if row.cells[column]]
    about = [state.label if state else row.cells["state"], *names[:1]]
    outcome = Outcome(row.number, " · ".join(filter(None, about))[:LONGEST_SHOWN])
    for column, problem in row.problems:
        outcome.refuse(column, problem)
    given = _mechanism(row, state, outcome)
    if outcome.verdict == REFUSED:
        return outcome
    places = list(_places(given))
    if before := next((seen[place] for place in places if place in seen), None):
        outcome.refuse("", _("Row %(number)s is the same mechanism.") % {"number": before})
        return outcome
    outcome.mechanism = given
    known = next((there[place] for place in places if place in there), None)
    if known is not None:
        places += _places(known)
        outcome.changes = _take_over(known, given)
        outcome.verdict = CHANGED if outcome.changes else THERE
        outcome.mechanism = known
    seen |= dict.fromkeys(places, row.number)
    return outcome


def _take_over(known: Mechanism, given: Mechanism) -> list[str]:
    """Bring a mechanism to what a row says, and return the labels of what was another.

    Names in languages for which the row has none are kept.
    """
    values: dict[str, Any] = {name: getattr(given, name) for name in FACTS}
    values |= {"checked_on": given.checked_on, "is_example": given.is_example}
    values["labels"] = {**known.labels, **given.labels}
    changed = [name for name, value in values.items() if getattr(known, name) != value]
    for name in changed:
        setattr(known, name, values[name])
    return [_label(name) for name in changed]


def _label(name: str) -> str:
    return _("official names") if name == "labels" else str(_field(name).verbose_name)


def _field(name: str) -> Any:
    return Mechanism._meta.get_field(name)  # noqa: SLF001 -- Django's documented model API


def _mechanism(row: Row, state: State | None, outcome: Outcome) -> Mechanism:
    """Return the mechanism that a row says; why it is refused is noted in its outcome."""
    cells = row.cells
    if state is None:
        outcome.refuse("state", _("No State, or several, have this name. Use its ISO code."))
    status = cells["accreditation"]
    mechanism = Mechanism(
        kind=cells["kind"].lower(),
        labels={code: cells[column] for column, code in NAMES.items() if cells[column]},
        url=cells["url"],
        accreditation=status.upper() if len(status) == 1 else status.lower(),
        type=cells["type"].lower(),
        source=cells["source"],
        source_url=cells["source_url"],
        is_example=cells["example"].lower() in YES,
    )
    if state is not None:
        mechanism.state = state
    for name in ("accredited_on", "checked_on"):
        try:
            setattr(mechanism, name, _field(name).to_python(cells[name] or None))
        except ValidationError:
            outcome.refuse(name, _("Write the day as 2025-03-29."))
    told = {name for name, _text in outcome.reasons}
    try:
        # What asks the database is known already: States, and which mechanisms are there.
        mechanism.full_clean(exclude=["state"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            column = {NON_FIELD_ERRORS: "", "labels": "name_en"}.get(name, name)
            for text in texts if column not in told else ():
                outcome.refuse(column, text)
    return mechanism
