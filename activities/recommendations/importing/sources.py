"""What the rows of each source say."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from activities.recommendations.importing.draft import (
    PARAGRAPH,
    Draft,
    Raw,
    States,
    UnplaceableError,
    checked_text,
    cycle_of,
    digest,
    position_of,
    session_of,
    text_of,
)
from activities.recommendations.models import Issue

SDG: Final = re.compile(r"(?:sdg|goal|target)?\s*(\d{1,2}(?:\.[0-9a-z]{1,2})?)\b.*", re.IGNORECASE)
#: How UPR Info writes that it does not know who recommended.
NOBODY: Final = "(Unknown)"


@dataclass(frozen=True, slots=True)
class Source:
    """A shape of file.

    Attributes:
        label: value of ``Issue.Source``.
        columns: without which a file is none of this source.
        read: understands one row, given the language of the texts.
        repeats: whether rows may share a key and yet be two recommendations.
    """

    label: str
    columns: tuple[str, ...]
    read: Callable[[Raw, States, str], Draft]
    repeats: bool


def values_of(cell: Any) -> list[str]:
    """Return the values of a cell: a list, or lines that each begin with ``- ``."""
    lines = cell if isinstance(cell, list) else text_of(cell).splitlines()
    values = (text_of(line).removeprefix("- ").strip() for line in lines)
    return list(dict.fromkeys(value for value in values if value and value != "-"))


def read_upr_info(raw: Raw, states: States, language: str) -> Draft:
    """Understand a row of UPR Info's CSV; it has no identifiers and no symbols.

    Raises:
        UnplaceableError: saying why it cannot be placed.
    """
    text = checked_text(raw["Text"])
    to, session = text_of(raw["To"]), text_of(raw["Session"])
    by = html.unescape(text_of(raw["From"]))
    number = session_of(session)
    if number is None:
        raise UnplaceableError("no session")
    remarks: list[str] = []
    if by == NOBODY or not by:
        recommending: frozenset[int] = frozenset()
        remarks.append("recommending State unknown")
    else:
        recommending = states.recommending([by], remarks)
    response = text_of(raw["Response"])
    return Draft(
        key=f"upr-{digest(to, by, session, text, length=20)}",
        values={
            "source_id": "",
            "state_id": states.concerned(to),
            "cycle": cycle_of(number),
            "session": number,
            "paragraph": "",
            "text": text,
            "language": language,
            "position": position_of(response).value,
            "original_position": response,
            "symbol": "",
        },
        recommending=recommending,
        issues=tuple(name.strip() for name in text_of(raw["Issue"]).split(",") if name.strip()),
        remarks=remarks,
    )


def read_uhri(raw: Raw, states: States, language: str) -> Draft:
    """Understand a row of the export of the Universal Human Rights Index.

    Raises:
        UnplaceableError: saying why it cannot be placed; so also for what other bodies recommended.
    """
    body = text_of(raw["Reccomending Body"])
    if not re.search(r"\bUPR\b|universal periodic review", body, re.IGNORECASE):
        raise UnplaceableError(f"not of the universal periodic review: {body[:80]!r}")
    text = checked_text(raw["Text"])
    given = text_of(raw["OHCHR Annotation Id"])
    try:
        identifier = str(UUID(given))
    except ValueError:
        raise UnplaceableError(f"identifier is no UUID: {given[:40]!r}") from None
    concerned = values_of(raw["Countries Concerned"])
    if len(concerned) != 1:
        raise UnplaceableError(f"one State under review is needed, {len(concerned)} are named")
    session = session_of(text_of(raw["UPR Session"]))
    position = " ".join(values_of(raw["UPR Position"]))
    paragraph = PARAGRAPH.match(text)
    remarks: list[str] = []
    symbol = " ".join(values_of(raw["Document Symbol"]))
    for name, value, most in (("position", position, 120), ("document symbol", symbol, 80)):
        if len(value) > most:
            raise UnplaceableError(f"{name} longer than {most} characters")
    return Draft(
        key=f"uhri-{digest(identifier, length=19)}",
        values={
            "source_id": identifier,
            "state_id": states.concerned(concerned[0]),
            "cycle": cycle_of(session),
            "session": session,
            "paragraph": paragraph.group(1) if paragraph else "",
            "text": text,
            "language": language,
            "position": position_of(position).value,
            "original_position": position,
            "symbol": symbol,
        },
        recommending=states.recommending(values_of(raw["UPR Reccomending States"]), remarks),
        issues=tuple(
            dict.fromkeys(
                [
                    *values_of(raw["Themes"]),
                    *values_of(raw["Affected Persons"]),
                    *(_sdg(value) for value in values_of(raw["Sdgs"])),
                ]
            )
        ),
        remarks=remarks,
    )


def _sdg(value: str) -> str:
    """Return one name for a goal or target, however it is written: ``5`` and ``Goal 5``."""
    found = SDG.fullmatch(value)
    return f"SDG {found.group(1)}" if found else value


SOURCES: Final[Mapping[str, Source]] = {
    source.label: source
    for source in (
        Source(
            Issue.Source.UPR_INFO.value,
            ("To", "Text", "From", "Response", "Issue", "Session"),
            read_upr_info,
            repeats=True,
        ),
        Source(
            Issue.Source.UHRI.value,
            (
                "Text", "Countries Concerned", "Reccomending Body", "Document Symbol", "Themes",
                "Affected Persons", "Sdgs", "UPR Reccomending States", "UPR Position",
                "OHCHR Annotation Id", "UPR Session",
            ),
            read_uhri,
            repeats=False,
        ),
    )
}  # fmt: skip
