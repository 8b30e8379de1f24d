"""A document as its page shows it: every part with its address, its text and its notes."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from panels.documents.anchors import Anchored, anchored, item_anchors, note_name
from panels.documents.markup import NOTE_LINK

# Between the texts of a document, so that all are expanded at once: Wagtail looks up the pages
# that one text links to with one query, and a document has many texts.
_BOUNDARY = "<!--¶-->"
_PARAGRAPHS = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A sub-paragraph; ``depth`` from 1."""

    anchor: str
    label: str
    depth: int
    html: SafeString


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A part of the document.

    Attributes:
        kind: ``preamble``, ``paragraph``, ``text``, ``heading`` or ``table``.
        anchor: its fragment.
        html: its text; paragraphs are separated by line breaks.
        number: of a numbered paragraph.
        level: of a heading, 2 to 4.
        items: sub-paragraphs of a numbered paragraph.
    """

    kind: str
    anchor: str
    html: SafeString
    number: int | None = None
    level: int | None = None
    items: tuple[ShownItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A footnote; ``references`` are the anchors of its marks in the text."""

    anchor: str
    label: str
    html: SafeString
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """Body and footnotes of a document."""

    blocks: tuple[ShownBlock, ...]
    footnotes: tuple[ShownNote, ...]


def shown(
    body: Any, footnotes: Any, change: Callable[[str], str], *, prefix: str = ""
) -> ShownDocument:
    """Prepare a document's body and footnotes for its page.

    The number of queries does not depend on the number of paragraphs.

    Args:
        body: stream of a document's blocks.
        footnotes: stream of its footnotes.
        change: is given the HTML of all texts at once.
        prefix: before every anchor, where two versions stand on one page.
    """
    children = list(body)
    parts = list(anchored((block.block_type, block.value) for block in children))
    notes = [block.value for block in footnotes]
    html = _expanded(
        [source for part in parts for source in _sources(part.kind, part.value)]
        + [note["text"].source for note in notes],
        change,
    )
    marks = _Marks({note_name(note["label"]): note["label"] for note in notes}, prefix)
    blocks = []
    above = 1
    for child, found in zip(children, parts, strict=True):
        part = Anchored(f"{prefix}{found.anchor}", found.kind, found.value)
        # The table's caption bears the anchor, of which the table makes it.
        text = (
            child.render({"position": part.anchor.removeprefix("table-")})
            if part.kind == "table"
            else marks.in_text(html())
        )
        number = level = None
        items: tuple[ShownItem, ...] = ()
        if part.kind == "paragraph":
            number = part.value["number"]
            values = part.value["subparagraphs"]
            anchors = item_anchors(part.anchor, (item["depth"] for item in values))
            items = tuple(
                ShownItem(anchor, item["label"], item["depth"], marks.in_text(html()))
                for anchor, item in zip(anchors, values, strict=True)
            )
        elif part.kind == "heading":
            # A level left out would mislead those who navigate by headings (WCAG 1.3.1).
            above = level = min(int(part.value["level"]), above + 1)
        blocks.append(ShownBlock(part.kind, part.anchor, text, number, level, items))
    return ShownDocument(
        tuple(blocks),
        tuple(
            ShownNote(
                f"{prefix}note-{note_name(note['label'])}",
                note["label"],
                mark_safe(html()),  # noqa: S308  # rich text, cleaned by Wagtail when saved
                tuple(marks.references[note_name(note["label"])]),
            )
            for note in notes
        ),
    )


def _sources(kind: str, value: Any) -> list[str]:
    if kind == "heading":
        return [str(format_html("{}", value["text"]))]
    if kind == "paragraph":
        items = (item["text"].source for item in value["subparagraphs"])
        return [value["text"].source, *items]
    return [] if kind == "table" else [value.source]


def _expanded(sources: list[str], change: Callable[[str], str]) -> Callable[[], str]:
    """Expand and change many rich texts at once; each call of the result returns the next."""
    whole = change(expand_db_html(_BOUNDARY.join(sources))) if sources else ""
    waiting = iter(whole.split(_BOUNDARY))

    def following() -> str:
        html = next(waiting)
        paragraphs = _PARAGRAPHS.findall(html)
        return "<br>".join(paragraphs) if paragraphs else html

    return following


class _Marks:
    """Turns links to footnotes into marks, counting those of each footnote."""

    def __init__(self, labels: dict[str, str], prefix: str) -> None:
        self.labels = labels
        self.prefix = prefix
        self.references: dict[str, list[str]] = defaultdict(list)

    def in_text(self, html: str) -> SafeString:
        return mark_safe(NOTE_LINK.sub(self._mark, html))  # noqa: S308  # cleaned rich text

    def _mark(self, found: re.Match[str]) -> str:
        name = found["name"]
        if name not in self.labels:
            return format_html("<sup>{}</sup>", found["label"])
        references = self.references[name]
        references.append(
            f"{self.prefix}ref-{name}" + (f"-{len(references) + 1}" if references else "")
        )
        # The roles are those of the Digital Publishing WAI-ARIA Module.
        return format_html(
            '<sup><a class="noteref" id="{}" href="#{}note-{}" role="doc-noteref"'
            ' aria-describedby="{}footnotes">{}</a></sup>',
            references[-1],
            self.prefix,
            name,
            self.prefix,
            self.labels[name],
        )
