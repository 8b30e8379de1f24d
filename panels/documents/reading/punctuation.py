"""How a line ends and begins: what its punctuation says about the sentence."""

import re

from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.vocabulary import Vocabulary

_COMMA = ",،，、"
_SEMICOLON = ";؛；"
_STOP = ".。．!?؟！？…"
_COLON = ":：∶"
_CLOSERS = "»”’\"')）]］」』】*"


def ending(text: str) -> str:
    """Return the last punctuation of a line, behind quotes, brackets and footnote marks."""
    return without_marks(text).rstrip().rstrip(_CLOSERS + "\u00a0\u202f ")[-1:]


def ends_clause(text: str) -> bool:
    """Whether the line ends with a comma, as a preambular paragraph does."""
    return ending(text) in _COMMA and bool(ending(text))


def ends_sentence(text: str) -> bool:
    """Whether the line ends with a full stop, question mark or the like."""
    return ending(text) in _STOP and bool(ending(text))


def ends_lead(text: str) -> bool:
    """Whether the line ends with a colon, which leads to a list."""
    return ending(text) in _COLON and bool(ending(text))


def ends_item(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a numbered or lettered item may end with this line.

    True after a comma, semicolon, colon or full stop, also when "and" or "or" follows one.
    """
    bare = without_marks(text).rstrip()
    head, _, last = bare.rpartition(" ")
    if vocabulary.language == "zh-hans":
        bare = re.sub(rf"(?<=[{_COMMA}{_SEMICOLON}])\s*(?:和|以及|或|及|并)$", "", bare)
    elif last.lower() in vocabulary.list_conjunction and head:
        bare = head
    final = ending(bare)
    return bool(final) and final in _COMMA + _SEMICOLON + _STOP + _COLON


def begins_lower(text: str) -> bool:
    """Whether the first letter of a line is in lower case; false where there is no case."""
    return next((sign.islower() for sign in without_marks(text) if sign.isalpha()), False)


def begins_upper(text: str) -> bool:
    """Whether the first letter of a line is a capital; false where there is no case."""
    return next((sign.isupper() for sign in without_marks(text) if sign.isalpha()), False)
