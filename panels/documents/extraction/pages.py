"""What a file says, page by page: for finding its words, not for reading it."""

import itertools
from collections.abc import Iterator

from panels.documents.extraction.docx import read_docx
from panels.documents.extraction.kinds import Kind, kind_of
from panels.documents.extraction.languages import guessed_language
from panels.documents.extraction.pdf import read_pdf
from panels.documents.extraction.refusals import Reason, RefusedError
from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.joining import Joiner
from panels.documents.reading.lines import Line
from panels.documents.reading.source import Source
from panels.documents.reading.vocabulary import VOCABULARIES

#: Characters of a piece of a file that has no pages, such as a Word document; a page has as many.
_PIECE = 2_000


def read_pages(data: bytes, language: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a file's language and its text in pieces, each with its page, or 0 without pages.

    Args:
        data: of a PDF or a Word document.
        language: the portal's code of its language, which tells how divided words are joined;
            guessed where it is empty.

    Raises:
        RefusedError: it is another file, or is not read.
    """
    kind = kind_of(data)
    if kind not in {Kind.PDF, Kind.DOCX}:
        raise RefusedError(Reason.WRONG_KIND)
    has_pages = kind is Kind.PDF
    source = read_pdf(data) if has_pages else read_docx(data)
    language = language or guessed_language("\n".join(line.text for line in source.lines))
    joiner = Joiner(source.lines, VOCABULARIES[language])
    found = [
        (page, text)
        for page, lines in itertools.groupby(
            source.lines, lambda line: line.page + 1 if has_pages else 0
        )
        for text in _pieces(list(lines), joiner, is_whole=has_pages)
    ]
    return language, found + [(0, text) for text in _notes(source)]


def _pieces(lines: list[Line], joiner: Joiner, *, is_whole: bool) -> Iterator[str]:
    """Yield the paragraphs of some lines, joined to pieces; a page is one piece."""
    held, length = list[str](), 0
    for paragraph in _paragraphs(lines, joiner, is_wrapped=is_whole):
        held.append(paragraph)
        length += len(paragraph)
        if length > _PIECE and not is_whole:
            yield "\n".join(held)
            held, length = [], 0
    if held:
        yield "\n".join(held)


def _paragraphs(lines: list[Line], joiner: Joiner, *, is_wrapped: bool) -> Iterator[str]:
    run = list[Line]()
    for line in lines:
        if run and (line.gap or line.table is not None or not is_wrapped):
            yield without_marks(joiner.join(run))
            run = []
        if line.table is not None:
            cells = (cell for row in line.table.rows for cell in row if cell)
            yield without_marks("\n".join((line.table.caption, *cells)).strip())
        else:
            run.append(line)
    if run:
        yield without_marks(joiner.join(run))


def _notes(source: Source) -> Iterator[str]:
    for note in source.notes or ():
        yield without_marks("\n".join(note.texts))
