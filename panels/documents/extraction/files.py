"""One file of any kind to a document."""

from panels.documents.extraction.docx import read_docx
from panels.documents.extraction.html import read_html
from panels.documents.extraction.kinds import Kind, kind_of
from panels.documents.extraction.languages import guessed_language
from panels.documents.extraction.pdf import read_pdf
from panels.documents.extraction.refusals import Reason, RefusedError
from panels.documents.reading import (
    ReadDocument,
    Source,
    UnreadableTextError,
    decode,
    read,
    read_source,
)
from panels.documents.symbols import parse


def read_file(data: bytes, language: str, symbol: str) -> tuple[Kind, ReadDocument]:
    """Read a file.

    Args:
        data: its bytes.
        language: the portal's code of its language; guessed where it is empty.
        symbol: of the document, in its normal form, or empty.

    Raises:
        RefusedError: it is not read.
    """
    kind = kind_of(data)
    known = parse(symbol) if symbol else None
    try:
        source = decode(data) if kind is Kind.TEXT else _source(kind, data)
    except UnreadableTextError as error:
        raise RefusedError(Reason.NOT_UTF8) from error
    if isinstance(source, str):
        document = read(source, language or guessed_language(source), known)
    else:
        words = _words(source)
        if not words.strip(". \n"):
            raise RefusedError(Reason.NO_TEXT)
        document = read_source(source, language or guessed_language(words), known)
    return kind, document


def _source(kind: Kind, data: bytes) -> Source:
    match kind:
        case Kind.DOCX:
            return read_docx(data)
        case Kind.PDF:
            return read_pdf(data)
        case _:
            return read_html(data)


def _words(source: Source) -> str:
    tables = (line.table.text.text for line in source.lines if line.table is not None)
    return "\n".join((*(line.text for line in source.lines), *tables))
