"""Blocks that a UN document is made of, for editors to correct."""

from panels.documents.blocks.footnote import FootnoteBlock
from panels.documents.blocks.heading import DocumentHeadingBlock
from panels.documents.blocks.numbered_paragraph import NumberedParagraphBlock, SubParagraphBlock
from panels.documents.blocks.paragraph_text import PARAGRAPH_FEATURES, ParagraphTextBlock

__all__ = [
    "PARAGRAPH_FEATURES",
    "DocumentHeadingBlock",
    "FootnoteBlock",
    "NumberedParagraphBlock",
    "ParagraphTextBlock",
    "SubParagraphBlock",
]
