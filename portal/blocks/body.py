"""The blocks of a page's body."""

from wagtail.blocks import Block

from portal.blocks.callout import CalloutBlock
from portal.blocks.document_download import DocumentDownloadBlock
from portal.blocks.heading import HeadingBlock
from portal.blocks.image import ImageBlock
from portal.blocks.link_list import LinkListBlock
from portal.blocks.quote import QuoteBlock
from portal.blocks.rich_text import FEATURES, RichTextBlock
from portal.blocks.table import TableBlock
from portal.blocks.video import VideoBlock


def all_blocks() -> list[tuple[str, Block]]:
    """Return new instances of every block, by name, in the order of the block picker."""
    return [
        ("heading", HeadingBlock()),
        ("rich_text", RichTextBlock(features=FEATURES)),
        ("quote", QuoteBlock()),
        ("callout", CalloutBlock()),
        ("image", ImageBlock()),
        ("video", VideoBlock()),
        ("link_list", LinkListBlock()),
        ("document_download", DocumentDownloadBlock()),
        ("table", TableBlock()),
    ]
