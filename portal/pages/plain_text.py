"""StreamField content as plain text."""

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue


def plain_text(stream: StreamValue) -> str:
    """Return what a stream says, one line a piece, without markup; blocks decide what they say."""
    pieces = stream.stream_block.get_searchable_content(stream)
    return "\n".join(strip_tags(str(piece)).strip() for piece in pieces if piece)
