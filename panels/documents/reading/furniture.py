"""Page furniture: what stands on a page because it is a page, and is no part of the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from panels.documents.reading.characters import ascii_digits, columns
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.lines import Layout, Line
from panels.documents.reading.punctuation import ends_sentence
from panels.documents.reading.vocabulary import Vocabulary
from panels.documents.symbols import InvalidSymbolError, Symbol, parse

_JOB_NUMBER = re.compile(
    r"""^(?:\d{1,3}(?:/\d{1,3})?\s+)?(?:(?:GE|V|N|M|K|HQ)\s?\.?\s?)?\d{2}[-‑–]\d{4,6}\*?
    (?:\s*\([A-Z]{1,2}\))?(?:\s+\d{1,3}(?:/\d{1,3})?)?(?:\s+\d{6})*(?:\s*\*\d{6,8}\*)?$""",
    re.VERBOSE,
)
_BARCODE = re.compile(r"^\*+\s?\d{6,8}\s?\*+$|^\d{6}(?:\s+\d{6})+$")
_PAGE = re.compile(
    r"""^(?:(?:page|página|стр\.?|страница|الصفحة|صفحة)\s*\d{1,3}(?:\s*(?:of|de|sur|из|/)\s*\d{1,3})?
    |[-–—]\s?\d{1,3}\s?[-–—]|第\s*\d{1,3}\s*页(?:.{0,8}页)?)$""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE = re.compile(r"^(?:[_\-–—=─━*·•.]\s?){3,}$")
_LEADER = re.compile(r"(?:\.\s?){5,}\s*\d{0,3}$|…{2,}\s*\d{0,3}$|\s\.{3,}\s*\d{1,3}$")
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
_SYMBOL_AND_PAGE = re.compile(
    r"^(?:(?P<before>\d{1,3})\s+)?(?P<symbol>\S+?)\*{0,3}(?:\s+\d{1,3})?$"
)
# A running head stands on at least this many pages, and on a third of them: left and right pages
# often differ.
_FEWEST_HEADS = 3
_WIDEST_HEAD = 100


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without its furniture, and the furniture."""

    lines: tuple[Line, ...]
    dropped: tuple[Line, ...]
    doubts: tuple[Doubt, ...]


def clear(
    lines: Sequence[Line], layout: Layout, vocabulary: Vocabulary, symbol: Symbol | None
) -> Cleared:
    """Take the furniture out of a text; the line below it begins a page.

    Args:
        lines: the text's lines.
        layout: how they are set.
        vocabulary: of its language.
        symbol: the document's own, when it is known, which heads every page.
    """
    # Rules and leaders are of the page but say nothing about where it ends.
    silent = {i for i, line in enumerate(lines) if _silent(line.text, vocabulary)}
    turning = {i for i, line in enumerate(lines) if _turns_page(line.text, vocabulary, symbol)}
    numbers, doubts = _page_numbers(lines, turning)
    turning |= numbers
    turning |= _running_heads(lines, layout, turning, silent)
    return Cleared(
        lines=tuple(_kept(lines, turning, silent)),
        dropped=tuple(lines[i] for i in sorted(turning | silent)),
        doubts=doubts,
    )


def own_symbol(lines: Iterable[Line]) -> Symbol | None:
    """Return the first symbol that has a line to itself, as the masthead's has."""
    for line in lines:
        if (found := _symbol_line(line.text)) is not None:
            return found
    return None


def _symbol_line(text: str) -> Symbol | None:
    found = _SYMBOL_AND_PAGE.match(ascii_digits(text))
    if found is None or found["symbol"].count("/") < 2:  # noqa: PLR2004  # A/57 is no page head
        return None
    try:
        return parse(found["symbol"])
    except InvalidSymbolError:
        return None


def _silent(text: str, vocabulary: Vocabulary) -> bool:
    return bool(
        _RULE.match(text)
        or _LEADER.search(text)
        or _BARCODE.match(text)
        or vocabulary.recycle.match(text)
        or vocabulary.contents.match(text)
    )


def _turns_page(text: str, vocabulary: Vocabulary, symbol: Symbol | None) -> bool:
    folded = ascii_digits(text)
    if _JOB_NUMBER.match(folded) or _PAGE.match(folded):
        return True
    found = _symbol_line(text)
    if found is not None:
        # Another symbol alone on a line can be the last words of a sentence.
        return symbol is None or found.parts[: len(symbol.parts)] == symbol.parts
    # The masthead of older documents sets the organisation and the symbol on one line.
    words = folded.rsplit(maxsplit=1)
    return (
        symbol is not None
        and len(words) > 1
        and words[1].rstrip("*") == str(symbol)
        and bool(vocabulary.masthead.match(words[0]))
    )


def _page_numbers(lines: Sequence[Line], turning: set[int]) -> tuple[set[int], tuple[Doubt, ...]]:
    """Find the numbers alone on a line that count pages, by their place or by their sequence."""
    bare = {
        i: int(ascii_digits(line.text))
        for i, line in enumerate(lines)
        if _BARE_NUMBER.match(ascii_digits(line.text))
    }
    values = set(bare.values())
    numbers: set[int] = set()
    doubts: list[Doubt] = []
    order = list(bare)
    for place, i in enumerate(order):
        at_edge = (
            {i - 1, i + 1} & turning
            or lines[i].page_start
            or i + 1 == len(lines)
            or lines[i + 1].page_start
        )
        before = order[place - 1] if place else None
        after = order[place + 1] if place + 1 < len(order) else None
        in_sequence = (before is not None and bare[before] + 1 == bare[i]) or (
            after is not None and bare[after] - 1 == bare[i]
        )
        if at_edge or (in_sequence and len(values) > 1):
            numbers.add(i)
        else:
            doubts.append(Doubt(DoubtKind.PAGE_NUMBER_KEPT, lines[i].number, lines[i].text))
    return numbers, tuple(doubts)


def _running_heads(
    lines: Sequence[Line], layout: Layout, turning: set[int], silent: set[int]
) -> set[int]:
    """Find lines that stand, but for their digits, at the edge of many pages.

    A line that fills the measure is running text, however often it recurs.
    """
    widest = min(_WIDEST_HEAD, layout.width * 3 // 4) if layout.wrapped else _WIDEST_HEAD
    pages: dict[int, list[int]] = defaultdict(list)
    page, edge = 0, True
    for i, line in enumerate(lines):
        if i in turning or i in silent:
            edge = edge or i in turning
            continue
        page += edge or line.page_start
        edge = False
        pages[page].append(i)
    shapes: dict[int, str] = {}
    for members in pages.values():
        for i in {*members[:2], *members[-2:]}:
            text = lines[i].text
            if columns(text) <= widest and not ends_sentence(text):
                shapes[i] = re.sub(r"\d+", "#", ascii_digits(text))
    counts = Counter(shapes.values())
    enough = max(_FEWEST_HEADS, -(-len(pages) // 3))
    return {i for i, shape in shapes.items() if counts[shape] >= enough and "://" not in shape}


def _kept(lines: Sequence[Line], turning: set[int], silent: set[int]) -> Iterable[Line]:
    page = 0
    turned = False
    gap = 0
    previous_page = lines[0].page if lines else 0
    for i, line in enumerate(lines):
        if i in turning:
            turned = True
            continue
        if i in silent:
            gap += line.gap + 1
            turned = turned or line.page_start
            continue
        start = turned or line.page_start or line.page != previous_page
        page += start
        yield replace(line, page=page, page_start=start, gap=line.gap + gap)
        turned, gap, previous_page = False, 0, line.page
