"""Summaries as they are written down: facts in one file for each document, words by language."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from django.utils.html import escape

from panels.documents.models import DocumentType
from panels.documents.official import official_url
from panels.documents.symbols import Symbol, parse
from portal.demonstration.texts import read
from portal.languages import BY_CODE

CONTENT: Final = files(__package__) / "content"
# In the order in which readers should meet them: the resolution the portal rests on first.
DOCUMENTS: Final = ("a-hrc-res-57-32", "a-hrc-38-28", "a-hrc-43-68", "a-hrc-35-20")


@dataclass(frozen=True, slots=True)
class Summary:
    """A document in summary.

    Attributes:
        symbol: of the document.
        document_type: what it is.
        date: of adoption or publication.
        versions: fields of the page by language code, the body among them.
    """

    symbol: Symbol
    document_type: DocumentType
    date: dt.date
    versions: Mapping[str, Mapping[str, Any]]


def summaries() -> list[Summary]:
    """Return every summary of the demonstration.

    Raises:
        InvalidSymbolError: a file names no UN document symbol.
        KeyError: a file lacks a part.
    """
    return [_summary(name) for name in DOCUMENTS]


def _summary(name: str) -> Summary:
    facts = read(CONTENT / f"{name}.toml")
    symbol = parse(facts["symbol"])
    words = {code: CONTENT / code / f"{name}.toml" for code in BY_CODE}
    return Summary(
        symbol=symbol,
        document_type=DocumentType(facts["type"]),
        date=facts["date"],
        versions={
            code: _version(code, symbol, facts["numbers"], read(file))
            for code, file in words.items()
            if file.is_file()
        },
    )


def _version(code: str, symbol: Symbol, numbers: str, content: Mapping[str, Any]) -> dict[str, Any]:
    paragraphs = [
        ("paragraph", {"number": int(number), "text": _paragraph(text), "subparagraphs": []})
        for number, text in content["paragraphs"].items()
    ]
    return {
        "title": content["title"],
        "summary": content["summary"],
        "session": content["session"],
        "agenda_item": content["agenda_item"],
        "body": [("text", _notice(code, symbol, numbers)), *paragraphs],
    }


def _notice(code: str, symbol: Symbol, numbers: str) -> str:
    url = official_url(symbol, BY_CODE[code])
    link = f'<a href="{escape(url)}">{escape(symbol)}</a>'
    notice = read(CONTENT / code / "notice.toml")
    # Chinese puts no space between sentences.
    space = "" if code == "zh-hans" else " "
    text = escape(notice[numbers]).replace("{link}", link)
    return f"<p><b>{escape(notice['marked'])}</b>{space}{text}</p>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
