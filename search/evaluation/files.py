"""Works and queries to measure with, read from JSON lines."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from portal.languages import BY_CODE, CODES, Language
from portal.works.documents import Version, WorkDocument

KIND: Final = "evaluation"
Made = TypeVar("Made")


class BadLine(ValueError):  # noqa: N818 -- what is wrong, for whoever wrote the file
    """A line that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query and the works that answer it.

    Attributes:
        id: its name in the file.
        language: the reader's.
        text: as typed.
        relevant: keys of the works that answer it; none when the subject is absent.
    """

    id: str
    language: Language
    text: str
    relevant: frozenset[UUID] = frozenset()


def key_of(identity: str) -> UUID:
    """Return the key of a work; in no order that follows the file's."""
    return uuid5(NAMESPACE_URL, ascii(identity))


def read_works(path: Path) -> Iterator[WorkDocument]:
    """Yield the works of a file, each line ``{"id", "title", "body", "symbol"?, "concepts"?}``.

    Titles and bodies are ``{language: text}`` and may be left out.

    Raises:
        BadLine: at the first line that is not a work, or a second one of the same ``id``.
        OSError: when the file cannot be read.
    """
    seen: set[str] = set()

    def work(row: dict[str, Any]) -> WorkDocument:
        found = _work(row)
        if (identity := _identity(row)) in seen:
            raise ValueError(f"a second work with the id {identity!r}")
        seen.add(identity)
        return found

    yield from _read(path, work)


def read_queries(path: Path) -> list[Query]:
    """Return the queries of a file, each line ``{"id", "lang", "text", "relevant", "symbol"?}``.

    Raises:
        BadLine: at the first line that is not a query.
        OSError: when the file cannot be read.
    """
    return list(_read(path, _query))


def _read(path: Path, make: Callable[[dict[str, Any]], Made]) -> Iterator[Made]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            # A mark of byte order, which Windows puts first, says nothing.
            raw = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not raw:
                continue
            try:
                made = make(_object(raw))
            except (ValueError, RecursionError) as error:
                raise BadLine(f"{path}, line {number}: {error}") from error
            yield made


def _object(raw: bytes) -> dict[str, Any]:
    row = json.loads(raw.decode())
    if not isinstance(row, dict):
        raise ValueError("not an object")  # noqa: TRY004 -- one kind of error for every bad line
    return row


def _work(row: dict[str, Any]) -> WorkDocument:
    titles, bodies = _texts(row, "title"), _texts(row, "body")
    symbol = _optional_text(row, "symbol")
    versions = tuple(
        Version(code, titles.get(code, ""), text=bodies.get(code, ""))
        for code in CODES
        if code in titles or code in bodies
    )
    codes = tuple(_list_of_texts(row, "concepts"))
    return WorkDocument(
        key=key_of(_identity(row)),
        kind=KIND,
        source_language=versions[0].language if versions else "",
        versions=versions,
        stamp="",
        symbols=(symbol,) if symbol else (),
        facets={"concepts": codes} if codes else {},
    )


def _query(row: dict[str, Any]) -> Query:
    code = row.get("lang")
    if not isinstance(code, str) or code not in BY_CODE:
        raise ValueError(f"'lang' must be one of {', '.join(CODES)}, not {code!r}")
    if not isinstance(row.get("text"), str):
        raise ValueError("'text' must be text")  # noqa: TRY004 -- one kind of error for every bad line
    if not isinstance(row.get("symbol") or False, bool):
        raise ValueError("'symbol' must be true or false")  # noqa: TRY004 -- as above
    if "relevant" not in row:
        raise ValueError("'relevant' is missing")
    relevant = frozenset(key_of(identity) for identity in _list_of_texts(row, "relevant"))
    return Query(_identity(row), BY_CODE[code], row["text"], relevant)


def _identity(row: dict[str, Any]) -> str:
    return _as_identity(row.get("id"), "'id' must be text or a whole number")


def _as_identity(value: Any, otherwise: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(otherwise)  # noqa: TRY004 -- as above
    return str(value)


def _texts(row: dict[str, Any], name: str) -> dict[str, str]:
    texts = row.get(name)
    if texts is None:
        return {}
    if not isinstance(texts, dict):
        raise ValueError(f"'{name}' must be an object of texts by language")  # noqa: TRY004 -- as above
    for code, text in texts.items():
        if code not in BY_CODE:
            raise ValueError(f"'{name}' has the language {code!r}: one of {', '.join(CODES)}")
        if not isinstance(text, str):
            raise ValueError(f"'{name}' in {code} must be text")  # noqa: TRY004 -- as above
    return texts


def _optional_text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"'{name}' must be text")
    return value or ""


def _list_of_texts(row: dict[str, Any], name: str) -> list[str]:
    values = row.get(name)
    if values is None:
        return []
    if not isinstance(values, list):
        raise ValueError(f"'{name}' must be a list")  # noqa: TRY004 -- as above
    return [_as_identity(value, f"'{name}' must be a list of texts") for value in values]
