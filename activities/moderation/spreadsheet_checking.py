"""Checking rows of a spreadsheet as the steps of the form check what is typed; nothing is written.

What does not depend on a row is looked up once a file: the steps are made once, with all that they
offer, and filled in again for each row.
"""

import calendar
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.forms import ChoiceField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from wagtail.models import Locale

from activities.moderation.spreadsheet_columns import COLUMNS
from activities.recommendations.importing.draft import digest
from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage
from activities.repository.sections import sections
from activities.spreadsheets.reading import Row, Sheet
from activities.submissions.filling import preview
from activities.submissions.forms import STEPS
from activities.submissions.models import Submission
from activities.submissions.saving import bound
from portal.languages import BY_CODE
from portal.organisations.models import Membership, Organisation
from portal.reference.models import Concept

if TYPE_CHECKING:
    from activities.submissions.forms.step import StepForm

FINE: Final = "fine"
THERE: Final = "there"
REFUSED: Final = "refused"
SENT: Final = "sent"
#: Where a submission's data says which row it came from.
IMPORTED: Final = "imported"
#: Characters of a text that is repeated in a report, and of a row's own identifier.
LONGEST_SHOWN: Final = 300
LONGEST_IDENTIFIER: Final = 200
#: Keys of recommendations that one query asks for.
CHUNK: Final = 500
#: Fields of the steps that a column of another name fills in.
_OTHERWISE: Final = {"links": "addresses"}
_SEVERAL: Final = ("states", "themes", "groups", "sdgs")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(slots=True)
class Outcome:
    """What becomes of a row.

    Attributes:
        verdict: ``FINE``, ``THERE``, ``REFUSED`` or ``SENT``.
        reasons: why it is refused, each with the column it is about, ``""`` for none.
        reference: of the activity that was made of it.
    """

    number: int
    title: str
    organisation: str
    verdict: str = FINE
    reasons: list[tuple[str, str]] = field(default_factory=list)
    reference: str = ""

    def refuse(self, column: str, text: str) -> None:
        """Say why the row is refused."""
        self.verdict = REFUSED
        self.reasons.append((column, text[:LONGEST_SHOWN]))


class Checker:
    """Checks the rows of one file."""

    def __init__(self, sheet: Sheet, user: int) -> None:
        """Look up what rows name.

        Args:
            sheet: the file.
            user: primary key of who owns what an organisation without members sends.
        """
        self._user = user
        self._organisations: dict[str, set[Organisation]] = defaultdict(set)
        registered = Organisation.objects.exclude(status=Organisation.Status.REFUSED)
        for one in registered.select_related("type"):
            for name in (one.name, *one.names.values()):
                self._organisations[_folded(name)].add(one)
        named = {
            one.pk
            for row in sheet.rows
            for one in self._organisations.get(_folded(row.cells["organisation"]), ())
        }
        members = Membership.objects.filter(organisation__in=named, user__is_active=True)
        self._owners: dict[int, int] = {}
        # A manager before other members, and who joined first before who joined later.
        managers_first = sorted(
            members, key=lambda member: (member.role != Membership.Role.MANAGER, member.pk)
        )
        for member in managers_first:
            self._owners.setdefault(member.organisation_id, member.user_id)
        sent = Submission.objects.filter(organisation__in=named, data__has_key=IMPORTED)
        self._there = set(sent.values_list("organisation_id", f"data__{IMPORTED}"))
        self._rows: dict[tuple[int, str], int] = {}
        codes = sections().values("locale")
        self._locales = {one.language_code: one for one in Locale.objects.filter(pk__in=codes)}
        self._recommendations = _recommendations(sheet)
        blank = Submission(organisation=Organisation(type=Concept()))
        self._forms: dict[str, StepForm] = {
            name: bound(blank, name, MultiValueDict()) for name in STEPS if name != "documents"
        }
        chosen: Any = self._forms["subjects"].fields["recommendations"]
        # Whether they are to a State concerned is said by the page itself.
        chosen.choices = [(str(pk), key) for key, pk in self._recommendations.items()]

    def check(self, row: Row) -> tuple[Outcome, Submission | None]:
        """Return what would become of a row, and the submission that it would be."""
        outcome = Outcome(
            row.number, row.cells["title"][:200], row.cells["organisation"][:LONGEST_SHOWN]
        )
        organisation = self._organisation(row, outcome)
        if organisation is not None and self._is_there(row, organisation, outcome):
            return outcome, None
        for column, problem in row.problems:
            outcome.refuse(column, problem)
        if len(row.cells["external_id"]) > LONGEST_IDENTIFIER:
            outcome.refuse("external_id", _("The identifier is longer than 200 characters."))
        locale = self._locale(row, outcome)
        # Of no row, so it has no files; a submission without a number cannot be asked for them.
        submission = Submission(pk=0, language=row.cells["language"].lower())
        if organisation is not None:
            submission.organisation = organisation
            submission.owner_id = self._owners.get(organisation.pk, self._user)
        self._fill_in(row, submission, outcome)
        if outcome.verdict == FINE and locale is not None:
            try:
                preview(submission, locale)
            except ValidationError as error:
                refuse_for(error, outcome)
        return outcome, submission if outcome.verdict == FINE else None

    def _organisation(self, row: Row, outcome: Outcome) -> Organisation | None:
        found = self._organisations.get(_folded(row.cells["organisation"]), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            outcome.refuse("organisation", _("Several organisations have this name."))
        else:
            outcome.refuse("organisation", _("No organisation of this name is registered."))
        return None

    def _is_there(self, row: Row, organisation: Organisation, outcome: Outcome) -> bool:
        key = (organisation.pk, identity(row))
        first = self._rows.setdefault(key, row.number)
        if key in self._there:
            outcome.verdict = THERE
        elif first != row.number:
            outcome.refuse("", _("Row %(number)s is the same activity.") % {"number": first})
        return outcome.verdict == THERE or first != row.number

    def _locale(self, row: Row, outcome: Outcome) -> Locale | None:
        code = row.cells["language"].lower()
        if code not in BY_CODE:
            outcome.refuse("language", _not_a_choice(row.cells["language"]))
        elif code not in self._locales:
            outcome.refuse("language", _("Activities cannot be sent in this language yet."))
        return self._locales.get(code)

    def _fill_in(self, row: Row, submission: Submission, outcome: Outcome) -> None:
        """Fill in the steps of the form, and keep in the submission what the form would keep."""
        typed = _typed(row)
        for key in keys(row):
            if key in self._recommendations:
                typed["recommendations"].append(str(self._recommendations[key]))
            else:
                outcome.refuse("recommendations", _not_a_choice(key))
        data: dict[str, Any] = {IMPORTED: identity(row), "typed": {}}
        for name, form in self._forms.items():
            sent = {one: typed.get(one, []) for one in form.base_fields}
            data["typed"][name] = sent
            form.data, form.submission = MultiValueDict(sent), submission
            form.full_clean()
            if form.is_valid():
                data |= form.facts()
            for one, errors in form.errors.items():
                for error in errors:
                    outcome.refuse(_column(one), str(error))
        submission.data = data
        submission.private_contact = self._forms["sharing"].cleaned_data.get("private_contact", "")


def keys(row: Row) -> list[str]:
    """Return the keys of recommendations that a row names, whole addresses reduced to them."""
    named = (one.rstrip("/").rsplit("/", 1)[-1] for one in _parts(row.cells["recommendations"]))
    return list(dict.fromkeys(filter(None, named)))


def identity(row: Row) -> str:
    """Return what tells a row of an organisation from every other at every import.

    That is the identifier it has with its sender; a row without one is the same while all of its
    cells are.
    """
    if row.cells["external_id"]:
        return f"id:{row.cells['external_id']}"
    return f"row:{digest(*(row.cells[name] for name in COLUMNS), length=40)}"


def _typed(row: Row) -> dict[str, list[str]]:
    """Return what a person would have typed, by field, recommendations aside."""
    cells = row.cells
    typed = {_OTHERWISE.get(name, name): [text] for name, text in cells.items()}
    for name in _SEVERAL:
        typed[name] = _parts(cells[name])
    typed["states"] = [code.upper() for code in typed["states"]]
    typed["status"] = [cells["status"].lower() or ActivityPage.Status.ONGOING.value]
    typed["fund"] = [cells["fund"].lower()]
    start, start_precision = _day(cells["starts_on"], last=False)
    end, end_precision = _day(cells["ends_on"], last=True)
    return typed | {
        "recommendations": [],
        "starts_on": [start],
        "start_precision": [start_precision],
        "ends_on": [end],
        "end_precision": [end_precision],
    }


def _day(text: str, *, last: bool) -> tuple[str, str]:
    """Return a date that may be a year or a month as a day in it, and how exactly it is known.

    Args:
        text: what a cell holds; what is no date stays as it is, for the form to refuse.
        last: choose the last day instead of the first.
    """
    found = _DAY.fullmatch(text)
    if not found:
        return text, "day"
    year, month = found.groups()
    if month is None:
        return f"{year}-12-31" if last else f"{year}-01-01", "year"
    # No month has fewer days; the form refuses a month or year that there is not.
    days = 28
    if last and 1 <= int(month) <= 12 and int(year):  # noqa: PLR2004 -- months of a year
        days = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{days if last else 1:02}", "month"


def _parts(cell: str) -> list[str]:
    return list(dict.fromkeys(part for one in cell.split(";") if (part := one.strip())))


def _column(name: str) -> str:
    """Return the column that fills in a field; ``""`` where none alone does."""
    named = {value: key for key, value in _OTHERWISE.items()}.get(name, name)
    return named if named in COLUMNS else ""


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _not_a_choice(value: str) -> str:
    return str(ChoiceField.default_error_messages["invalid_choice"] % {"value": value})


def _recommendations(sheet: Sheet) -> dict[str, int]:
    """Return the primary keys of all recommendations that a file names."""
    named = list(dict.fromkeys(key for row in sheet.rows for key in keys(row)))
    found: dict[str, int] = {}
    for at in range(0, len(named), CHUNK):
        rows = Recommendation.objects.filter(key__in=named[at : at + CHUNK])
        found.update(rows.values_list("key", "pk"))
    return found


def refuse_for(error: ValidationError, outcome: Outcome) -> None:
    """Refuse a row for what a page was refused for."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, texts in by_field.items():
        for text in texts:
            outcome.refuse(_column(name), text)
