"""Sets invented documents as pages, and takes their text off the pages as extraction does."""

import textwrap
import unicodedata
from dataclasses import dataclass, field
from enum import Enum

from panels.documents.reading.characters import columns

# Around a mark while lines are broken and pages filled; gone from the result.
_EDGE = "\u2060"


class Blanks(Enum):
    """Where extraction leaves blank lines."""

    NOWHERE = "nowhere"
    BETWEEN = "between paragraphs"
    EVERYWHERE = "after every line"


@dataclass(frozen=True)
class Text:
    """A paragraph's text in pieces; between two pieces stands the mark with that label."""

    pieces: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        return "".join(self.pieces)

    @property
    def marks(self) -> list[tuple[int, str]]:
        ends = [len("".join(self.pieces[: i + 1])) for i in range(len(self.labels))]
        return list(zip(ends, self.labels, strict=True))

    def printed(self, language: str) -> str:
        """The text with its marks glued to the words before them, in brackets in Arabic."""
        out = self.pieces[0]
        for label, piece in zip(self.labels, self.pieces[1:], strict=True):
            out += f"{_EDGE}{bracketed(label, language)}{_EDGE}{piece}"
        return out


@dataclass(frozen=True)
class Item:
    label: str
    depth: int
    text: Text


@dataclass(frozen=True)
class Numbered:
    number: int
    text: Text
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Document:
    """A resolution, invented."""

    language: str
    symbol: str
    title: str
    enacting: str
    preamble: tuple[Text, ...]
    numbered: tuple[Numbered, ...]
    notes: tuple[tuple[str, str], ...] = ()
    closing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """How pages are set and how their text is taken off them."""

    blanks: Blanks = Blanks.NOWHERE
    width: int = 88
    page_lines: int = 40
    furniture: bool = False
    form_feeds: bool = False
    wrapped: bool = True
    line_end: str = "\n"
    decomposed: bool = False
    byte_order_mark: bool = False
    notes_at_end: bool = False
    trailing_space: bool = False
    number_alone: bool = False


@dataclass
class _Page:
    lines: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def bracketed(label: str, language: str) -> str:
    """A footnote's label as the language prints it."""
    return f"({label})" if language == "ar" else label


def wrap(text: str, language: str, width: int) -> list[str]:
    """Break a text into lines; Chinese between any two characters, but not before punctuation."""
    if language != "zh-hans":
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    lines, line = [], ""
    for i, sign in enumerate(text):
        line += sign
        following = text[i + 1 : i + 2]
        together = (sign + following).isascii() or following in "，。；：、）？！"
        # A mark stays with the word before it.
        together = together or _EDGE in (sign, following)
        if columns(line) >= width - 1 and not together:
            lines.append(line)
            line = ""
    return [*lines, *([line] if line else [])]


def extracted(document: Document, setting: Setting) -> str:
    """Return the document's text as extraction from its pages would give it."""
    pages = _pages(document, setting)
    out: list[str] = []
    for number, page in enumerate(pages, start=1):
        for i, (line, opens) in enumerate(_with_furniture(page, number, document, setting)):
            if i == 0 and number > 1 and setting.form_feeds:
                out.append("\f")
            text = line + (" " if setting.trailing_space else "")
            tops = setting.blanks is Blanks.EVERYWHERE and not setting.furniture
            if tops and i == 0 and number > 1 and not setting.form_feeds:
                # The new page's first line follows the old one's last, and is set in by one.
                text = f" {text}"
                out.pop()
            elif opens and setting.blanks is Blanks.BETWEEN and out:
                out.append("")
            out.append(text)
            if setting.blanks is Blanks.EVERYWHERE:
                out.append("")
    text = setting.line_end.join(out).replace(f"\f{setting.line_end}", "\f").replace(_EDGE, "")
    text = unicodedata.normalize("NFD", text) if setting.decomposed else text
    return ("\ufeff" if setting.byte_order_mark else "") + text


def _with_furniture(
    page: _Page, number: int, document: Document, setting: Setting
) -> list[tuple[str, bool]]:
    lines = [*page.lines, *((note, i == 0) for i, note in enumerate(page.notes))]
    if not setting.furniture:
        return lines
    head = [(document.symbol, False)] if number > 1 else []
    job = "GE.24-18680"
    foot = f"{number} {job}" if number % 2 == 0 else f"{job} {number}"
    return [*head, *lines, (foot if number > 1 else f"{job} (E)", False)]


def _paragraphs(document: Document, setting: Setting) -> list[tuple[str, tuple[str, ...]]]:
    """Every paragraph as printed, with the labels of its marks."""
    language = document.language
    short = "/".join(document.symbol.split("/")[-2:])
    arabic, chinese = language == "ar", language == "zh-hans"
    printed: list[tuple[str, tuple[str, ...]]] = [
        (f"{short}{'-' if arabic else '.'} {document.title}", ()),
        (document.enacting, ()),
    ]
    printed += [(text.printed(language), text.labels) for text in document.preamble]
    for paragraph in document.numbered:
        space = "\n" if setting.number_alone else "" if chinese else " "
        number = f"{paragraph.number}{'-' if arabic else '.'}{space}"
        printed.append((number + paragraph.text.printed(language), paragraph.text.labels))
        printed += [
            (f"{item.label} {item.text.printed(language)}", item.text.labels)
            for item in paragraph.items
        ]
    return [*printed, *((line, ()) for line in document.closing)]


def _pages(document: Document, setting: Setting) -> list[_Page]:
    language = document.language
    bodies = {
        label: wrap(f"{bracketed(label, language)} {text}", language, setting.width)
        for label, text in document.notes
    }
    pages = [_Page()]
    for printed, labels in _paragraphs(document, setting):
        lines = [
            line
            for part in printed.split("\n")
            for line in (wrap(part, language, setting.width) if setting.wrapped else [part])
        ]
        for i, line in enumerate(lines):
            if len(pages[-1].lines) + len(pages[-1].notes) >= setting.page_lines:
                pages.append(_Page())
            page = pages[-1]
            page.lines.append((line, i == 0))
            if not setting.notes_at_end:
                for label in labels:
                    if f"{_EDGE}{bracketed(label, language)}{_EDGE}" in line:
                        page.notes += bodies[label]
    if setting.notes_at_end:
        pages[-1].notes += [line for label, _ in document.notes for line in bodies[label]]
    return pages
