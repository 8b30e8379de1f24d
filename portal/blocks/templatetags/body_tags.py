"""Template tags for a page's body."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue

from portal.blocks.anchors import Heading, headings
from portal.blocks.page_links import resolved_links
from portal.images.pictures import prefetch_renditions
from portal.languages import active_language

register = template.Library()

# A picture further down than this is not in sight when the page opens.
FIRST_IN_SIGHT = 2


@register.simple_tag(takes_context=True)
def body(context: template.Context, stream: StreamValue) -> SafeString:
    """Render a page's body: what ``include_block`` does, with the page seen as a whole.

    Headings get unique anchors, the first picture loads at once, and renditions and linked works
    of all blocks are read in a number of queries that does not depend on how many there are.
    """
    blocks = list(stream)
    anchors = {heading.block_id: heading.anchor for heading in headings(stream)}
    prefetch_renditions(
        image
        for block in blocks
        if (image := _picture_of(block.block_type, block.value)) is not None
    )
    in_sight = [block.id for block in blocks[:FIRST_IN_SIGHT] if block.block_type == "image"]
    rendered = []
    with resolved_links(stream) as targets:
        shared: dict[Any, Any] = {
            **context.flatten(),
            "linked_cards": targets.cards,
            "label_attributes": _label_attributes(context.get("frame")),
        }
        for position, block in enumerate(blocks, start=1):
            own = {
                "anchor": anchors.get(block.id),
                "position": position,
                "first_picture": block.id in in_sight[:1],
            }
            rendered.append(block.render(context={**shared, **own}))
    return mark_safe("\n".join(rendered))  # noqa: S308 -- every block is rendered by its template


@register.simple_tag
def body_headings(stream: StreamValue) -> list[Heading]:
    """Return the headings of a page's body, for a table of contents."""
    return headings(stream)


def _label_attributes(frame: Any) -> SafeString:
    """Return ``lang`` and ``dir`` for the portal's own words inside a work in another language."""
    if frame is None or frame.content_language is None:
        return mark_safe("")
    return active_language().attributes


def _picture_of(block_type: str, value: Any) -> Any:
    """Return the image of a block that shows one, else ``None``."""
    names = {"image": "image", "video": "poster"}
    return value[names[block_type]] if block_type in names else None
