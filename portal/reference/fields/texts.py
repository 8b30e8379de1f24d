"""Cleaning of the texts that editors type and files bring."""

import unicodedata
from collections.abc import Iterable


def clean_text(text: str) -> str:
    """Return the text in NFC on one line, without control characters and surplus spaces."""
    visible = "".join(
        " " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char
        for char in unicodedata.normalize("NFC", text)
    )
    return " ".join(visible.split())


def clean_texts(texts: Iterable[str]) -> list[str]:
    """Return the texts cleaned, in their order, without empty and repeated ones."""
    return list(dict.fromkeys(cleaned for text in texts if (cleaned := clean_text(text))))
