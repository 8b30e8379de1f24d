"""The text of a UN document, as extracted from its pages, to its parts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from panels.documents.reading.assembly import Assembler
from panels.documents.reading.boundaries import may_be_heading
from panels.documents.reading.contents import (
    Block,
    Doubt,
    DoubtKind,
    Footnote,
    Heading,
    NumberedParagraph,
    PlainParagraph,
    PreambleParagraph,
    ReadDocument,
    SubParagraph,
)
from panels.documents.reading.dates import date_of
from panels.documents.reading.drafts import Draft, Kind
from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.footnotes import Body, WithoutFootnotes, take_out
from panels.documents.reading.furniture import clear, own_symbol
from panels.documents.reading.joining import Joiner
from panels.documents.reading.lines import Layout, Line, split
from panels.documents.reading.links import Piece, place, take_out_page_links
from panels.documents.reading.masthead import read_masthead
from panels.documents.reading.punctuation import ends_sentence
from panels.documents.reading.sessions import session_of
from panels.documents.reading.source import Source
from panels.documents.reading.vocabulary import VOCABULARIES, Vocabulary
from panels.documents.symbols import Symbol


def read(text: str, language: str, symbol: Symbol | None = None) -> ReadDocument:
    """Read the text of one language version of a UN document.

    Works on text as extraction leaves it: with running heads and page numbers, blank lines after
    every line or between paragraphs or nowhere, footnotes at the foot of pages, addresses of links
    at their end. What it was not sure of is in ``doubts``.

    Args:
        text: the whole text.
        language: the portal's code of its language.
        symbol: of the document; otherwise the one that has a line to itself is taken.
    """
    lines, layout = split(text)
    return _read(lines, layout, language, symbol)


def read_source(source: Source, language: str, symbol: Symbol | None = None) -> ReadDocument:
    """Read a UN document from a file that says more than its lines: styles, tables, footnotes.

    Args:
        source: what a reader of files has made of one.
        language: the portal's code of its language.
        symbol: of the document; otherwise the one that has a line to itself is taken.
    """
    return _read(list(source.lines), source.layout, language, symbol, source)


def _read(
    lines: list[Line],
    layout: Layout,
    language: str,
    symbol: Symbol | None,
    source: Source | None = None,
) -> ReadDocument:
    vocabulary = VOCABULARIES[language]
    symbol = symbol or own_symbol(lines[:40])
    cleared = clear(lines, layout, vocabulary, symbol)
    without_links, page_links = take_out_page_links(cleared.lines, vocabulary)
    noted = _noted(without_links, layout, vocabulary, source)
    joiner = Joiner(noted.lines, vocabulary)
    head = read_masthead(noted.lines, layout, vocabulary, symbol, joiner)
    assembler = Assembler(
        [*_tables(noted.lines[: head.body]), *noted.lines[head.body :]],
        layout,
        vocabulary,
        has_preamble=bool(head.enacting),
    )
    drafts = _settled(assembler.run(), layout)

    pieces = [
        Piece.of(joiner.join(draft.lines), (line.page for line in draft.lines)) for draft in drafts
    ]
    notes = [
        Piece.of(joiner.join(body.lines), (line.page for line in body.lines))
        for body in noted.bodies
    ]
    placeless = [link for link in page_links if not place(link, [*pieces, *notes])]
    closing = [
        piece.text
        for draft, piece in zip(drafts, pieces, strict=True)
        if draft.kind is Kind.CLOSING
    ]
    day = next((day for text in closing if (day := date_of(text, language))), head.date)
    meeting = next((text for text in closing if vocabulary.meeting.match(text)), "")
    doubts = [
        *(source.doubts if source else ()),
        *head.doubts,
        *cleared.doubts,
        *assembler.doubts,
        *noted.doubts,
        *joiner.doubts,
        *(Doubt(DoubtKind.LINK_NOT_PLACED, link.line.number, link.url) for link in placeless),
    ]
    if head.enacting and not closing:
        doubts.append(Doubt(DoubtKind.END_NOT_FOUND, None, ""))
    return ReadDocument(
        language=language,
        symbol=str(symbol) if symbol else "",
        title=head.title,
        session=head.session or session_of(symbol, language),
        agenda_item=head.agenda_item,
        adoption_date=day,
        meeting=meeting,
        enacting=head.enacting,
        blocks=tuple(_blocks(drafts, pieces)),
        closing=tuple(text for text in closing if text != meeting and not date_of(text, language)),
        footnotes=tuple(
            Footnote(body.label, piece.marked())
            for body, piece in zip(noted.bodies, notes, strict=True)
        ),
        links=tuple(link.url for link in placeless),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.line or 0)),
        furniture=tuple(line.text for line in cleared.dropped),
    )


def _noted(
    lines: Sequence[Line], layout: Layout, vocabulary: Vocabulary, source: Source | None
) -> WithoutFootnotes:
    """Take the footnotes out, unless the file has kept them apart and its lines carry the marks."""
    if source is None or source.notes is None:
        return take_out(lines, layout, vocabulary)
    last = lines[-1] if lines else Line(1, "", 0, 0)
    bodies = tuple(
        Body(note.label, tuple(replace(last, text=text, gap=1) for text in note.texts))
        for note in source.notes
    )
    return WithoutFootnotes(tuple(lines), bodies, ())


def _tables(lines: Iterable[Line]) -> list[Line]:
    """Return the tables among a masthead's lines, which no field of a document can hold."""
    return [line for line in lines if line.table is not None]


def _settled(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """Settle what only the whole shows: headings without a label, a decision without numbers."""
    for draft, following in pairwise(drafts):
        text = " ".join(without_marks(line.text) for line in draft.lines)
        if (
            draft.kind is Kind.PLAIN
            and following.kind is not Kind.CLOSING
            and len(draft.lines) <= 2  # noqa: PLR2004  # a heading takes a line or two
            and may_be_heading(text, layout)
        ):
            draft.kind, draft.number = Kind.HEADING, 3
    if not any(draft.kind is Kind.NUMBERED for draft in drafts):
        running = [draft for draft in drafts if draft.kind is Kind.PREAMBLE]
        if running and ends_sentence(running[-1].lines[-1].text):
            running[-1].kind = Kind.PLAIN
    return drafts


def _blocks(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> Iterable[Block]:
    pairs = list(zip(drafts, pieces, strict=True))
    for i, (draft, piece) in enumerate(pairs):
        text = piece.marked()
        match draft.kind:
            case Kind.HEADING:
                yield Heading(text, draft.number, draft.starts_part)
            case Kind.PREAMBLE:
                yield PreambleParagraph(text)
            case Kind.PLAIN:
                yield PlainParagraph(text)
            case Kind.TABLE if draft.lines[0].table is not None:
                yield draft.lines[0].table
            case Kind.NUMBERED:
                items = []
                for other, item in pairs[i + 1 :]:
                    if other.kind is not Kind.ITEM:
                        break
                    items.append(SubParagraph(other.label, other.number, item.marked()))
                yield NumberedParagraph(draft.number, text, tuple(items))
            case _:
                pass
