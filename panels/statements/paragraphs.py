"""The paragraphs of a statement's text, each with an address of its own."""

import re
from typing import Final

_BETWEEN: Final = re.compile(r"\n[^\S\n]*\n\s*")


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a plain text, which empty lines part; lines within them stay."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _BETWEEN.split(whole) if whole else []


def anchor_of(number: int) -> str:
    """Return the ``id`` of a paragraph's element; the first is 1."""
    return f"statement-{number}"
