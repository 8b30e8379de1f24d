"""Hyperlinks: those written in the text, and those that extraction sets at a page's end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from panels.documents.reading.characters import ascii_digits
from panels.documents.reading.contents import Link, Mark, MarkedText
from panels.documents.reading.footnote_marks import taken_out, without_marks
from panels.documents.reading.lines import Line
from panels.documents.reading.punctuation import ends_item
from panels.documents.reading.vocabulary import Vocabulary
from panels.documents.symbols import IN_TEXT, Symbol, parse

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”\ue000\ue001]+")
_URLS_ONLY = re.compile(r"^(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*$")
_IDEOGRAPHIC_END = re.compile(r"[，。；、：）》].*$")
_CARRIED_LINK = re.compile("\ue002([^\ue003]*)\ue003([^\ue004]*)\ue004")
LINK_END = "\ue004"
_TRAILING = ".,;:!?)]}’'"
_LEADS_TO_URL = (":", "(", "<", "at", "：", "（")


@dataclass(slots=True)
class Piece:
    """A text under construction: what stands on ``pages``, with its marks and links."""

    text: str
    marks: tuple[Mark, ...]
    pages: frozenset[int]
    links: list[Link] = field(default_factory=list)

    @classmethod
    def of(cls, joined: str, pages: Iterable[int]) -> "Piece":
        """Make a piece from joined lines that may carry marks; find the links written in it."""
        carrying, marks = taken_out(joined)
        text, marks, links = _links_taken_out(carrying, marks)
        written = [link for link in written_links(text) if not _overlaps(link, links)]
        return cls(text, marks, frozenset(pages), [*links, *written])

    def marked(self) -> MarkedText:
        """Return the finished text."""
        return MarkedText(self.text, self.marks, tuple(sorted(self.links, key=_start)))


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address that extraction set at the end of a page, away from the words it was on."""

    url: str
    line: Line


def link_start(url: str) -> str:
    """Return what opens a link on the words behind it, until `LINK_END`, as it travels in texts."""
    return f"\ue002{url}\ue003"


def carried_link(text: str, url: str) -> str:
    """Return words with the address they lead to, in the form in which both travel."""
    return link_start(url) + text + LINK_END


def _links_taken_out(
    text: str, marks: tuple[Mark, ...]
) -> tuple[str, tuple[Mark, ...], list[Link]]:
    """Split a text that carries links into plain text and links, and move its marks with it."""
    links: list[Link] = []
    plain: list[str] = []
    removed: list[tuple[int, int]] = []
    length = end = 0
    for found in _CARRIED_LINK.finditer(text):
        before = text[end : found.start()]
        start = length + len(before)
        plain += [before, found[2]]
        length = start + len(found[2])
        links.append(Link(start, length, found[1]))
        removed += [(found.start(2), len(found[1]) + 2), (found.end(), 1)]
        end = found.end()
    plain.append(text[end:])
    moved = tuple(
        Mark(mark.position - sum(size for at, size in removed if at <= mark.position), mark.label)
        for mark in marks
    )
    return "".join(plain), moved, links


def _overlaps(link: Link, others: Iterable[Link]) -> bool:
    return any(other.start < link.end and link.start < other.end for other in others)


def _start(link: Link) -> int:
    return link.start


def written_links(text: str) -> Iterable[Link]:
    """Yield the addresses written out in a text, without the punctuation behind them."""
    for found in _URL.finditer(text):
        written = _IDEOGRAPHIC_END.sub("", found.group())
        stripped = written.rstrip(_TRAILING)
        if written.startswith(stripped + ")") and "(" in stripped:
            stripped += ")"
        url = stripped if "://" in stripped else f"https://{stripped}"
        yield Link(found.start(), found.start() + len(stripped), url)


def take_out_page_links(
    lines: Sequence[Line], vocabulary: Vocabulary
) -> tuple[list[Line], list[PageLink]]:
    """Separate the addresses at the end of pages from the text.

    A line of nothing but addresses is one when it ends a page and no sentence leads to it, or
    when the document it leads to is cited on the same page.
    """
    kept: list[Line] = []
    found: list[PageLink] = []
    for i, line in enumerate(lines):
        if not _URLS_ONLY.match(line.text):
            kept.append(line)
            continue
        end = next(
            (k for k in range(i + 1, len(lines)) if not _URLS_ONLY.match(lines[k].text)),
            len(lines),
        )
        at_end = end == len(lines) or lines[end].page_start
        previous = kept[-1] if kept else None
        led_to = previous is not None and without_marks(previous.text).rstrip().endswith(
            _LEADS_TO_URL
        )
        complete = (
            previous is None
            or ends_item(previous.text, vocabulary)
            or (
                previous.text.endswith("]")
                or (line.gap > 0 and found and found[-1].line is lines[i - 1])
            )
        )
        page = "\n".join(other.text for other in lines if other.page == line.page)
        cited = all(_cited(url, page) for url in line.text.split())
        if not led_to and ((at_end and complete) or cited):
            found.extend(PageLink(url, line) for url in line.text.split())
        else:
            kept.append(line)
    return kept, found


def _cited(url: str, page: str) -> bool:
    without_urls = _URL.sub(" ", page)
    return any(pattern.search(ascii_digits(without_urls)) for pattern in _citations(url))


def symbol_of(url: str) -> Symbol | None:
    """Return the document that an address leads to, such as ``undocs.org/fr/A/HRC/RES/51/31``."""
    path = re.sub(r"^\w+://[^/]+/(?:[a-z]{2}/)?", " ", unquote(url)).replace("=", " ")
    found = IN_TEXT.findall(path.replace("&", " "))
    return parse(found[-1]) if found and any(sign.isdigit() for sign in found[-1]) else None


def _citations(url: str) -> list[re.Pattern[str]]:
    """Patterns of what a text says where it links to an address, the surest first."""
    symbol = symbol_of(url)
    if symbol is None:
        return []
    forms = dict.fromkeys((str(symbol), symbol.short))
    return [re.compile(rf"(?<![\w/.]){re.escape(form)}(?![\w/]|\.\d)") for form in forms]


def place(link: PageLink, pieces: Sequence[Piece]) -> bool:
    """Set a page's link on the words that cite it, on that page if possible; say if it was placed.

    The first citation without a link takes it, on the link's own page first, then on the pages
    before it, the nearest first.
    """
    page = link.line.page
    near = [piece for piece in pieces if page in piece.pages]
    before = [piece for piece in reversed(pieces) if piece.pages and min(piece.pages) < page]
    for pattern in _citations(link.url):
        for piece in (*near, *before):
            for found in pattern.finditer(ascii_digits(piece.text)):
                start, end = found.span()
                if not _overlaps(Link(start, end, link.url), piece.links):
                    piece.links.append(Link(start, end, link.url))
                    return True
    return False
