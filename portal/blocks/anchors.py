"""Anchors of headings: what ``#…`` at the end of an address points to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.text import slugify
from wagtail.blocks import StreamValue

# Used by the page's frame; a heading of that name must not take them over.
RESERVED: Final = frozenset({"main", "menu", "search", "top"})
LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page's body.

    Attributes:
        block_id: identifier of its block in the stream.
        anchor: fragment, unique on the page, without ``#``.
        text: the words.
        level: 2 to 4.
    """

    block_id: str
    anchor: str
    text: str
    level: int


def anchor_for(text: str) -> str:
    """Return a readable fragment for ``text`` in any script; ``section`` if nothing is left."""
    return slugify(text, allow_unicode=True)[:LONGEST].strip("-") or "section"


def unique_anchors(texts: Iterable[str]) -> list[str]:
    """Return one fragment per text, in order, numbering repeated ones from 2."""
    taken: set[str] = set(RESERVED)
    anchors: list[str] = []
    for text in texts:
        base = anchor_for(text)
        anchor, number = base, 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        anchors.append(anchor)
    return anchors


def headings(stream: StreamValue) -> list[Heading]:
    """Return the headings of a page's body in reading order, each with its unique anchor."""
    found = [block for block in stream if block.block_type == "heading"]
    anchors = unique_anchors(block.value["text"] for block in found)
    return [
        Heading(block.id, anchor, block.value["text"], int(block.value["level"]))
        for block, anchor in zip(found, anchors, strict=True)
    ]
