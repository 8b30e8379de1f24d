"""Cleaning of the texts that editors type and files bring."""

import unicodedata
from collections.abc import Iterable
from typing import Final

# Neither XML nor JSON between systems may carry these two, nor lone surrogates.
NEVER_IN_TEXT: Final = "\ufffe\uffff"


def clean_text(text: str) -> str:
    """Return the text in NFC on one line, without control characters and surplus spaces."""
    visible = "".join(
        " " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char
        for char in unicodedata.normalize("NFC", text)
        if char not in NEVER_IN_TEXT and unicodedata.category(char) != "Cs"
    )
    return " ".join(visible.split())


def clean_texts(texts: Iterable[str]) -> list[str]:
    """Return the texts cleaned, in their order, without empty and repeated ones."""
    return list(dict.fromkeys(cleaned for text in texts if (cleaned := clean_text(text))))
