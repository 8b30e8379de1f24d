"""Content blocks: what an editor composes a page's body from."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.blocks import Block


def body_blocks() -> "list[tuple[str, Block]]":
    """Return new instances of every block of a page's body, by name, for a ``StreamField``."""
    # This package is an app: it is imported before translations can be read, and blocks read
    # their labels when they are made.
    from portal.blocks.body import all_blocks  # noqa: PLC0415 -- see above

    return all_blocks()
