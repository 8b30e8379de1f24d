"""StreamField content as plain text."""

from collections.abc import Iterable

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue


def plain_text(stream: StreamValue) -> str:
    """Return what a stream says, one line a piece, without markup; blocks decide what they say."""
    return _joined(stream.stream_block.get_searchable_content(stream))


def plain_piece(child: StreamValue.StreamChild) -> str:
    """Return what one block of a stream says, in the same way."""
    return _joined(child.block.get_searchable_content(child.value))


def _joined(pieces: Iterable[object]) -> str:
    return "\n".join(strip_tags(str(piece)).strip() for piece in pieces if piece)
