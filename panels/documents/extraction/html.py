"""An HTML page to a source; scripts, styles, menus and forms are left out."""

import re
from html.parser import HTMLParser
from typing import Final

from panels.documents.extraction.captions import is_caption
from panels.documents.extraction.docx.numbering import numeral
from panels.documents.reading.characters import SUPERSCRIPTS, regular, tidy
from panels.documents.reading.contents import Doubt, DoubtKind, Table
from panels.documents.reading.encoding import decode
from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.lines import Line
from panels.documents.reading.links import LINK_END, link_start
from panels.documents.reading.source import Source

_DROPPED: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "canvas",
     "nav", "form", "button", "select", "textarea", "head", "audio", "video", "dialog"}
)  # fmt: skip
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link", "col", "embed"})
_BLOCKS: Final = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "li",
     "ol", "ul", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "caption",
     "figure", "figcaption", "pre", "hr", "address", "body"}
)  # fmt: skip
_HEADING: Final = re.compile(r"^h([1-6])$")
_NOTE_LABEL: Final = re.compile(r"^[\[(]?(\d{1,3})[\])]?$")
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NOTES: Final = "notes"
_BACK: Final = re.compile(r"\s*[↩↑⏎]\ufe0e?$")
_RAISED: Final = {digit: chr(sign) for sign, digit in SUPERSCRIPTS.items()}
_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_WESTERN: Final = frozenset({"windows-1252", "iso-8859-1", "latin1", "us-ascii"})
_MOST_SPANNED: Final = 64
_MOST_CELLS: Final = 20_000


def read_html(data: bytes) -> Source:
    """Read an HTML page.

    Raises:
        UnreadableTextError: it is in another encoding than it says, or empty.
    """
    named = _CHARSET.search(data[:4096])
    if named and named[1].decode("ascii").lower() in _WESTERN:
        data = data.decode("windows-1252", errors="replace").encode()
    reader = _Reader()
    reader.feed(decode(data))
    reader.close()
    reader.end_block()
    return Source(tuple(reader.lines), None, tuple(reader.doubts))


class _List:
    """An open list: how it counts, and how far it has counted."""

    def __init__(self, form: str, count: int, *, is_nested: bool) -> None:
        self.form = form
        self.count = count
        self.is_nested = is_nested

    def label(self) -> str:
        if not self.form:
            return "•"
        if self.form == _NOTES:
            return "".join(_RAISED[one] for one in str(self.count))
        text = numeral(self.count, self.form)
        lettered = self.form != "decimal" or self.is_nested
        return f"({text})" if lettered else f"{text}."


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.doubts: list[Doubt] = []
        self._text: list[str] = []
        self._label = ""
        self._level = 0
        # Whether the footnotes have begun, which stand below everything else.
        self._in_notes = False
        self._dropped: list[str] = []
        self._lists: list[_List] = []
        self._raised: list[str] | None = None
        self._is_linked = False
        # The open table: rows of texts with their width, and whether each is a header.
        self._rows: list[list[tuple[str, bool]]] | None = None
        self._depth = 0
        self._is_header = False
        # Columns that the open cell takes; 0 where none is open.
        self._span = 0
        self._caption = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.append(tag)
            return
        given = {name: value or "" for name, value in attrs}
        if tag in _DROPPED or "hidden" in given:
            if tag not in _VOID:
                self._dropped.append(tag)
            return
        if self._rows is None or tag == "table":
            self._open_block(tag, given)
        if self._rows is not None and self._depth == 1:
            self._open_cell(tag, given)
        self._open_inline(tag, given)

    def _open_inline(self, tag: str, given: dict[str, str]) -> None:
        if tag == "br":
            self._text.append(" ")
        elif tag == "img":
            self.doubts.append(
                Doubt(DoubtKind.PICTURE_LEFT_OUT, len(self.lines) + 1, given.get("alt", ""))
            )
        elif tag == "sup":
            self._raised = []
        elif tag == "a" and given.get("href", "").startswith(("http://", "https://")):
            self._close_link()
            self._text.append(link_start(given["href"]))
            self._is_linked = True

    def _open_cell(self, tag: str, given: dict[str, str]) -> None:
        if tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._end_cell()
            self._is_header = tag == "th"
            wide = given.get("colspan", "1")
            self._span = min(int(wide), _MOST_SPANNED) if wide.isdecimal() else 1

    def _open_block(self, tag: str, given: dict[str, str]) -> None:
        if tag in _BLOCKS and not (tag in {"p", "div"} and self._label and not self._words()):
            self.end_block()
        of_notes = given.get("role") == "doc-endnotes" or "footnotes" in given.get("class", "")
        self._in_notes = self._in_notes or of_notes
        if found := _HEADING.match(tag):
            self._level = int(found[1])
        elif tag in {"ol", "ul"}:
            form = _FORMS.get(given.get("type", ""), "decimal") if tag == "ol" else ""
            form = _NOTES if form and self._in_notes else form
            start = given.get("start", "1")
            count = int(start) - 1 if start.isdecimal() else 0
            self._lists.append(_List(form, count, is_nested=bool(self._lists)))
        elif tag == "li" and self._lists:
            value = given.get("value", "")
            held = self._lists[-1]
            held.count = int(value) if value.isdecimal() else held.count + 1
            self._label = held.label()
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._rows, self._caption = [], ""

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
            return
        if tag == "sup" and self._raised is not None:
            self._end_raised()
        elif tag == "a":
            self._close_link()
        elif self._depth:
            self._close_in_table(tag)
        elif tag in _BLOCKS:
            self.end_block()
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()

    def _close_in_table(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
            if not self._depth:
                self._end_table()
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._end_cell()
        elif tag == "caption" and self._depth == 1:
            self._caption, self._text = self._words(), []

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", regular(data))
        (self._text if self._raised is None else self._raised).append(text)

    def _end_raised(self) -> None:
        text = "".join(self._raised or ()).strip()
        self._raised = None
        found = _NOTE_LABEL.match(text)
        self._text.append("".join(_RAISED[one] for one in found[1]) if found else text)

    def _close_link(self) -> None:
        if self._is_linked:
            self._text.append(LINK_END)
        self._is_linked = False

    def _words(self) -> str:
        return tidy(without_marks("".join(self._text)))

    def end_block(self) -> None:
        """End the open paragraph or heading."""
        self._close_link()
        text, level = _BACK.sub("", tidy("".join(self._text))), self._level
        self._text, self._level = [], 0
        if not without_marks(text).strip():
            return
        label, self._label = self._label, ""
        text = f"{label} {text}" if label else text
        self.lines.append(Line(len(self.lines) + 1, text, 0, 1, level=level))

    def _end_cell(self) -> None:
        self._close_link()
        if self._rows and self._span:
            self._rows[-1].append((self._words(), self._is_header))
            self._rows[-1] += [("", self._is_header)] * (self._span - 1)
        self._text, self._span = [], 0

    def _end_table(self) -> None:
        self._end_cell()
        rows = [row for row in self._rows or () if any(text for text, _ in row)]
        self._rows = None
        widest = max(map(len, rows), default=0)
        if widest * len(rows) > _MOST_CELLS:
            rows = []
        if widest <= 1:
            for row in rows:
                self._text = [row[0][0]]
                self.end_block()
            return
        caption = self._caption
        if not caption and self.lines and is_caption(without_marks(self.lines[-1].text)):
            caption = without_marks(self.lines.pop().text)
        cells = tuple(
            tuple(text for text, _ in [*row, *[("", False)] * (widest - len(row))]) for row in rows
        )
        table = Table(
            caption,
            cells,
            header_row=all(is_header for _, is_header in rows[0]) and len(rows) > 1,
            header_column=all(row[0][1] for row in rows[1:]) and len(rows) > 1,
        )
        self.lines.append(Line(len(self.lines) + 1, ".", 0, 1, table=table))
