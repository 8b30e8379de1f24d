"""A Word document to a source: paragraphs in their order, with what Word knows of them."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET  # only walks trees that are there

from panels.documents.extraction.captions import is_caption
from panels.documents.extraction.docx.inline import Findings, Words
from panels.documents.extraction.docx.numbering import Lists
from panels.documents.extraction.docx.parts import Package
from panels.documents.extraction.docx.styles import Styles
from panels.documents.extraction.docx.tables import grid, is_layout, table_of
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.footnote_marks import taken_out, without_marks
from panels.documents.reading.lines import Line
from panels.documents.reading.source import Note, Source

_WRAPPERS: Final = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_CONTENTS: Final = re.compile(r"^(?:toc \d|toc heading|table of contents)", re.IGNORECASE)


def read_docx(data: bytes) -> Source:
    """Read a Word document; its size was checked before.

    Raises:
        RefusedError: it is broken.
    """
    return _Reader(Package(data)).run()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.findings = Findings()
        self.words = Words(package.addresses, self.findings)
        self.styles = Styles(package.part("styles"))
        self.lists = Lists(package.part("numbering"))
        self.lines: list[Line] = []
        self.doubts: list[Doubt] = []

    def run(self) -> Source:
        body = self.package.text().find("body")
        self._blocks(body if body is not None else ET.Element("body"))
        notes = tuple(self._notes())
        if self.findings.pictures:
            detail = str(self.findings.pictures)
            self.doubts.append(Doubt(DoubtKind.PICTURE_LEFT_OUT, None, detail))
        if self.findings.changes:
            self.doubts.append(Doubt(DoubtKind.CHANGES_ACCEPTED, None, ""))
        return Source(tuple(_with_title(self.lines)), notes, tuple(self.doubts))

    def _blocks(self, parent: ET.Element) -> None:
        for one in parent:
            if one.tag == "p":
                self._paragraph(one)
            elif one.tag == "tbl":
                self._table(one)
            elif one.tag == "sdt":
                if not _is_contents(one):
                    self._blocks(one)
            elif one.tag in _WRAPPERS:
                self._blocks(one)

    def _paragraph(self, paragraph: ET.Element) -> None:
        label = ""
        if (place := self.styles.numbering(paragraph)) is not None:
            label = self.lists.next_label(*place)
        text = self.words.of(paragraph)
        if not without_marks(text).strip() or _CONTENTS.match(self.styles.name(paragraph)):
            return
        depth = self.styles.depth(paragraph)
        level = 0 if depth is None else depth + 1
        self._line(f"{label} {text}" if label else text, level)

    def _line(self, text: str, level: int = 0) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, 0, 1, level=level))

    def _table(self, element: ET.Element) -> None:
        first = not any(line.level or line.text[:1].isdigit() for line in self.lines)
        if is_layout(element, at_head=first):
            for cell in element.iter("tc"):
                self._blocks(cell)
            return
        rows = grid(element, self._cell)
        if not rows:
            return
        caption = ""
        if self.lines and self._heads_table(self.lines[-1]):
            caption = without_marks(self.lines.pop().text)
        table = table_of(element, rows, caption)
        self.lines.append(Line(len(self.lines) + 1, ".", 0, 1, table=table))

    @staticmethod
    def _heads_table(line: Line) -> bool:
        return line.table is None and is_caption(without_marks(line.text))

    def _cell(self, cell: ET.Element) -> str:
        texts = [self.words.of(paragraph) for paragraph in cell.iter("p")]
        number = len(self.lines) + 1
        for text in texts:
            # A cell holds plain words: the mark has no place to go to.
            self.doubts += [
                Doubt(DoubtKind.MARK_NOT_FOUND, number, mark.label) for mark in taken_out(text)[1]
            ]
        return " ".join(filter(None, (without_marks(text).strip() for text in texts)))

    def _notes(self) -> Iterator[Note]:
        bodies = {}
        for kind in ("footnote", "endnote"):
            part = self.package.part(f"{kind}s")
            for one in part.iter(kind) if part is not None else ():
                bodies[kind, one.get("id", "")] = one
        # The marks inside footnotes are not counted.
        words = Words(self.package.addresses, Findings())
        for label, kind, key in list(self.findings.notes):
            body = bodies.get((kind, key))
            texts = [words.of(one) for one in body.iter("p")] if body is not None else []
            yield Note(label, tuple(text for text in texts if text) or ("–",))


def _is_contents(block: ET.Element) -> bool:
    return any("table of contents" in one.get("val", "").lower() for one in block.iter())


def _with_title(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines with levels of headings from 1 for the title.

    Where no line has the style of a title, the first heading is it when it is the only one of the
    highest level.
    """
    levels = [line.level for line in lines if line.level]
    highest = min(levels, default=1)
    alone = highest > 1 and levels[0] == highest and levels.count(highest) == 1 and len(levels) > 1
    lift = highest - 1 if alone else max(highest - 2, 0)
    for line in lines:
        yield line if not line.level else _lifted(line, line.level - lift)


def _lifted(line: Line, level: int) -> Line:
    return Line(line.number, line.text, line.indent, line.gap, level=level)
