"""Statements as readers see them: each in their language where it exists in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse

from panels.statements.models import Statement, StatementFile, StatementText
from panels.statements.paragraphs import anchor_of, paragraphs_of
from portal.languages import Language, active_language
from portal.reference.folding import sort_key
from portal.works.cards import languages_of, version_for


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a text of a statement is read, and where its file is had."""

    text: Callable[[Statement, StatementText], str]
    file: Callable[[Statement, StatementText], str]


@dataclass(frozen=True, slots=True)
class ShownText:
    """A statement in one language.

    Attributes:
        text: plain, may be empty; always so in a list.
        file: may be missing.
        file_url: where it is had.
        url: where this version is read.
    """

    language: Language
    is_reader_language: bool
    is_original: bool
    text: str
    file: StatementFile | None
    file_url: str
    is_accessible: bool
    url: str

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Its paragraphs with their addresses."""
        numbered = enumerate(paragraphs_of(self.text), start=1)
        return [(anchor_of(number), paragraph) for number, paragraph in numbered]


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement to one reader.

    Attributes:
        body: on whose behalf, in the reader's language where it has such a name.
        others: the others of a joint statement.
        shown: the version for this reader.
        texts: every version, in the order of the switcher.
        available_in: their languages.
        original: language in which it was delivered.
        url: where it is read in the version for this reader.
    """

    statement: Statement
    body: str
    others: tuple[str, ...]
    shown: ShownText
    texts: tuple[ShownText, ...]
    available_in: tuple[Language, ...]
    original: Language | None
    url: str

    @property
    def is_delivered(self) -> bool:
        """Whether it was spoken in the room."""
        return self.statement.manner == Statement.Manner.DELIVERED


def _address(name: str) -> Callable[[Statement, StatementText], str]:
    return lambda statement, text: reverse(
        name, args=[statement.panel_key, statement.key, text.language]
    )


#: For everybody.
PUBLIC: Final = Addresses(_address("statements:read_in"), _address("statements:file"))


def show(statement: Statement, code: str = "", addresses: Addresses = PUBLIC) -> ShownStatement:
    """Return a statement to the reader of the active language; no query if texts are there.

    Args:
        statement: with at least one text.
        code: of the version that is asked for; the best one for the reader without.
        addresses: where its texts and files are.

    Raises:
        LookupError: it has no text.
    """
    reader = active_language()
    rows = {text.language: text for text in statement.texts.all()}
    originals = [text.official_language for text in rows.values() if text.is_original]
    source = originals[0].code if originals else ""
    shown = {
        name: ShownText(
            language=row.official_language,
            is_reader_language=name == reader.code,
            is_original=row.is_original,
            # Lists do without: a text may be long.
            text="" if "text" in row.get_deferred_fields() else row.text,
            file=row.file,
            file_url=addresses.file(statement, row),
            is_accessible=row.is_accessible,
            url=addresses.text(statement, row),
        )
        for name, row in rows.items()
    }
    best = shown[code] if code in shown else version_for(shown, source, reader)[1]
    available_in = languages_of(rows)
    return ShownStatement(
        statement=statement,
        body=statement.body_in(reader.code),
        others=tuple(line.strip() for line in statement.others.splitlines() if line.strip()),
        shown=best,
        texts=tuple(shown[language.code] for language in available_in),
        available_in=available_in,
        original=originals[0] if originals else None,
        url=reverse("statements:read", args=[statement.panel_key, statement.key]),
    )


def with_texts(*, whole: bool) -> Prefetch[str]:
    """Return what brings texts and files of statements in one query.

    Args:
        whole: bring what the texts say as well.
    """
    rows = StatementText.objects.select_related("file")
    return Prefetch("texts", rows if whole else rows.defer("text"))


def listed(panel_key: UUID) -> list[ShownStatement]:
    """Return the public statements at a panel, in two queries.

    Those delivered come first, in the order of delivery as far as it is known; then and within it
    they stand in the alphabetical order of the reader's language.
    """
    rows = Statement.objects.public().filter(panel_key=panel_key)
    found = rows.select_related("organisation", "state").prefetch_related(with_texts(whole=False))
    return sorted(map(show, found), key=_order)


def _order(one: ShownStatement) -> tuple[bool, bool, int, str]:
    place = one.statement.place if one.is_delivered else None
    name = sort_key(one.body, active_language().code)
    return not one.is_delivered, place is None, place or 0, name
