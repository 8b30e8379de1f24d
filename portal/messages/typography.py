"""Whether a translation is written as its language is written: script and punctuation."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from portal.languages import DEFAULT, Language
from portal.messages.placeholders import BRACED, NAMED, POSITIONAL, TAG

# How each language ends what English ends with the mark on the other side.
ENDINGS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    ".": {"zh-hans": ("。",)},
    "?": {"ar": ("؟",), "zh-hans": ("？",)},
    "!": {"zh-hans": ("！",)},
    ":": {"zh-hans": ("：",)},
    ";": {"ar": ("؛",), "zh-hans": ("；",)},
    "…": {"zh-hans": ("……", "…")},
}
EVERY_ENDING: Final = (*ENDINGS, "。", "؟", "？", "！", "：", "؛", "；")
NO_BREAK: Final = "\u00a0\u202f"
SCRIPTS: Final = {
    "ar": re.compile(r"[\u0621-\u064a]"),
    "zh-hans": re.compile(r"[\u4e00-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
# Marks of another script's punctuation: the pattern, and what is wrong with it.
FOREIGN: Final[dict[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "ar": (
        (
            re.compile(r"[\u0621-\u064a\u064b-\u0652]\s*[,;?]"),
            "a Latin mark after an Arabic letter",
        ),
    ),
    "zh-hans": (
        (re.compile(r"[\u4e00-\u9fff][,;?!:]"), "a narrow mark after a Chinese character"),
        (re.compile(r"[\u4e00-\u9fff] +[\u4e00-\u9fff]"), "a space between Chinese characters"),
    ),
    "fr": (
        (re.compile(r"(?<=\S) [?!:;»]|« "), "a breaking space beside a mark"),
        (re.compile(r"[\w)»][?!;:](?=\s|$)"), "no space before a double mark"),
        (re.compile(r"\w'\w"), "a straight apostrophe"),
    ),
    "es": (
        (re.compile(r"^[^¿]*\?"), "a question without its opening mark"),
        (re.compile(r"^[^¡]*!"), "an exclamation without its opening mark"),
    ),
}
WORD: Final = re.compile(r"[^\W\d_]{2,}")
UNCHANGED: Final = Path(__file__).with_name("unchanged.toml")


def misspelt(original: str, text: str, language: Language) -> Iterator[str]:
    """Yield what shows that a translation is not written in its language.

    English is the original itself: nothing is asked of it.
    """
    if language == DEFAULT:
        return
    yield from _left_in_english(original, text, language)
    yield from _ending(original, text, language)
    for pattern, problem in FOREIGN.get(language.code, ()):
        found = pattern.search(_prose(text))
        if found:
            yield f"{problem}: {found.group()!r}"


def _left_in_english(original: str, text: str, language: Language) -> Iterator[str]:
    if not WORD.search(_prose(original)) or original in _unchanged(language.code):
        return
    script = SCRIPTS.get(language.code)
    if text == original:
        yield "is the English text (if that is right, add it to unchanged.toml)"
    elif script and not script.search(text):
        yield "has no letter of the language's script (if that is right, see unchanged.toml)"


def _ending(original: str, text: str, language: Language) -> Iterator[str]:
    mark = next((mark for mark in ENDINGS if original.rstrip().endswith(mark)), "")
    if mark:
        wanted = ENDINGS[mark].get(language.code, (mark,))
        if not text.rstrip().endswith(wanted):
            yield f"should end in {' or '.join(wanted)!r}"
    elif text.rstrip().endswith(EVERY_ENDING) and not original.rstrip().endswith(tuple(")»”\"'")):
        yield "ends in a mark that the original has not"


def _prose(text: str) -> str:
    """Return a text without its placeholders and tags."""
    for pattern in (TAG, NAMED, BRACED, POSITIONAL):
        text = pattern.sub("0", text)
    return text


@cache
def _unchanged(code: str) -> frozenset[str]:
    table = tomllib.loads(UNCHANGED.read_text(encoding="utf-8"))
    return frozenset([*table["every_language"], *table.get(code, [])])
