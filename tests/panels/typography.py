"""Punctuation as each language writes it."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags

# What is wrong in a text of a language. French sets a space that does not break before two-part
# signs; Arabic and Chinese have commas and question marks of their own.
_WRONG = {
    "ar": re.compile(r"[,;?]"),
    "zh-hans": re.compile(r"[,;:?!()]|(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])"),
    "en": re.compile(r"['\"]| [:;?!]"),
    "fr": re.compile(r"['\"]|[^\u00a0\d]:|[^\u202f][;?!]"),
    "ru": re.compile(r"['\"]| - | [:;?!]"),
    "es": re.compile(r"['\"]| [:;?!]|^[^¿]*\?"),
}


def faults(language: str, value: Any) -> list[str]:
    """Return every text in a value that breaks its language's rules; numbers are left out."""
    return [text for text in _texts(value) if _WRONG[language].search(text)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield strip_tags(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
