"""Addresses of a document's parts on its page.

Numbered paragraphs are named after their number, all else after its place among its like. Nothing
depends on identifiers of blocks, so that an address outlives a new import, and is the same in
every language version.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Anchored:
    """A block of a document's body with its fragment, without ``#``."""

    anchor: str
    kind: str
    value: Any


def anchored(blocks: Iterable[tuple[str, Any]]) -> Iterator[Anchored]:
    """Give each block of a body its anchor.

    Args:
        blocks: name and value of each block. Values of numbered paragraphs have ``number``, those
            of headings ``starts_part``.

    Yields:
        ``para-12`` for a numbered paragraph, ``part-2-para-12`` where numbers started again;
        ``preamble-3``, ``text-1``, ``section-1`` and ``table-1`` for the others, counted over the
        document.
    """
    names = {"preamble": "preamble", "text": "text", "heading": "section", "table": "table"}
    counts = dict.fromkeys(names, 0)
    part, numbers = 1, set[int]()
    for kind, value in blocks:
        if kind == "paragraph":
            number = int(value["number"])
            if number in numbers:
                # Numbers started again and nobody said so.
                part, numbers = part + 1, set()
            numbers.add(number)
            prefix = f"part-{part}-" if part > 1 else ""
            yield Anchored(f"{prefix}para-{number}", kind, value)
            continue
        if kind == "heading" and value["starts_part"] and numbers:
            part, numbers = part + 1, set()
        counts[kind] += 1
        yield Anchored(f"{names[kind]}-{counts[kind]}", kind, value)


def item_anchors(paragraph: str, depths: Iterable[int]) -> list[str]:
    """Return the anchors of a paragraph's sub-paragraphs: ``para-12-a``, ``para-12-a-2``.

    Args:
        paragraph: the paragraph's own anchor.
        depths: of the sub-paragraphs in their order, from 1.
    """
    counts: list[int] = []
    anchors = []
    for depth in depths:
        level = min(depth, len(counts) + 1)
        del counts[level:]
        if len(counts) < level:
            counts.append(0)
        counts[-1] += 1
        first = _letter(counts[0])
        anchors.append("-".join((paragraph, first, *map(str, counts[1:]))))
    return anchors


def _letter(place: int) -> str:
    """Return ``a`` for 1, ``z`` for 26, ``aa`` for 27."""
    times, rest = divmod(place - 1, len(_LETTERS))
    return _LETTERS[rest] * (times + 1)


def note_name(label: str) -> str:
    """Return a footnote's name in addresses: ``3``, or ``star-2`` for two asterisks."""
    return label if label.isdigit() else f"star-{len(label)}"
