"""Checks of what stands in a page's StreamFields, whatever they are named."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.blocks import Block, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.blocks.video import VideoBlock
from portal.publication.links import is_vague, link_words
from portal.publication.registry import Shortcoming

#: A picture chosen together with its alternative in a block of ours.
PICTURE: Final = frozenset({"image", "alt_text", "decorative"})


def check_streams(page: Page) -> Iterator[Shortcoming]:
    """Yield what is wrong in any StreamField of a page (WCAG 2.2: 1.1.1, 1.2.2, 1.3.1, 2.4.4)."""
    for field in page._meta.get_fields():  # noqa: SLF001 -- Django's documented model API
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            where = capfirst(str(field.verbose_name))
            messages = [*_headings(stream)]
            for block, value in _values(field.stream_block, stream):
                messages += _faults(block, value)
            for message in messages:
                yield Shortcoming(where, message)


def _values(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    """Yield every block inside a stream with its value, outermost first."""
    yield block, value
    if isinstance(value, StreamValue):
        for child in value:
            yield from _values(child.block, child.value)
    elif isinstance(value, StructValue):
        for name, part in value.items():
            yield from _values(value.block.child_blocks[name], part)
    elif isinstance(value, ListValue):
        for item in value:
            yield from _values(value.list_block.child_block, item)


def _headings(stream: StreamValue) -> list[str]:
    """Name headings that skip a level; the page's title is the first."""
    found, above = [], 1
    for child in stream:
        if child.block_type != "heading":
            continue
        level = int(child.value["level"])
        if level > above + 1:
            found.append(
                gettext("The heading “%(heading)s” skips a level. Choose the level above it.")
                % {"heading": child.value["text"]}
            )
        above = level
    return found


def _faults(block: Block, value: Any) -> list[str]:
    if isinstance(value, RichText):
        return [_vague(words) for words in link_words(value.source) if is_vague(words)]
    if isinstance(value, TypedTable):
        return _table(value)
    if isinstance(block, ImageBlock) and value is not None:
        return _picture(value.title, value.contextual_alt_text, decorative=value.decorative)
    if isinstance(value, StructValue):
        return _struct(block, value)
    return []


def _struct(block: Block, value: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    if value.keys() >= PICTURE and value["image"]:
        found += _picture(
            value["image"].title, value["alt_text"], decorative=bool(value["decorative"])
        )
    if value.get("url") and is_vague(value.get("text", "-")):
        found.append(_vague(value["text"]))
    if isinstance(block, VideoBlock) and not VideoBlock.can_be_read(value):
        found.append(
            gettext(
                "The video “%(title)s” has neither captions nor a transcript. Add one of the two."
            )
            % {"title": value["title"]}
        )
    return found


def _picture(title: str, alternative: str | None, *, decorative: bool) -> list[str]:
    if decorative or (alternative or "").strip():
        return []
    return [
        gettext(
            "The image “%(title)s” has no text alternative. "
            "Say what it shows, or mark it as decorative."
        )
        % {"title": title}
    ]


def _table(table: TypedTable) -> list[str]:
    if table.columns and all((column["heading"] or "").strip() for column in table.columns):
        return []
    return [
        gettext("The table “%(caption)s” lacks headers. Give every column a heading.")
        % {"caption": table.caption or "–"}
    ]


def _vague(words: str) -> str:
    if not words.strip():
        return gettext("A link has no words. Write where it leads, or remove it.")
    return gettext(
        "The link “%(words)s” does not say where it leads. Write the name of what it opens."
    ) % {"words": " ".join(words.split())}
