"""A vocabulary as files hold it, between any format and the database."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from portal.languages import CODES

#: Script and region subtags of Chinese that is not written in simplified characters (BCP 47).
TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})


class VocabularyError(Exception):
    """A file that cannot be read as a vocabulary; the message says why, and where."""


@dataclass(slots=True)
class ConceptRecord:
    """One concept of a file.

    What the file does not say is empty, and then leaves a stored concept as it is.

    Attributes:
        uri: its address, or its name within the vocabulary.
        notation: its code; empty when the file gives none.
        labels: preferred label by language code.
        synonyms: alternative labels by language code.
        definitions: definition by language code.
        broader: address of the broader concept; empty when there is none.
        exact_matches: addresses of the same concept elsewhere.
        close_matches: addresses of similar concepts elsewhere.
        position: place in the scheme's order, counted from 0; None when the file has no order.
        retired: whether the concept is deprecated; None when the file does not say.
    """

    uri: str
    notation: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    broader: str = ""
    exact_matches: list[str] = field(default_factory=list)
    close_matches: list[str] = field(default_factory=list)
    position: int | None = None
    retired: bool | None = None


@dataclass(slots=True)
class VocabularyRecord:
    """A whole file.

    Attributes:
        uri: address of the scheme; empty when the file names none.
        labels: the scheme's label by language code.
        synonyms: its alternative labels by language code.
        concepts: its concepts.
        remarks: what was read otherwise than it was written, for the operator.
        untaken: statements the portal has no place for, by property.
    """

    uri: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    concepts: list[ConceptRecord] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    untaken: Counter[str] = field(default_factory=Counter)


def official_code(tag: str | None) -> str | None:
    """Return the official language a tag names; None for any other and for traditional Chinese.

    Args:
        tag: a BCP 47 language tag, in any case.
    """
    primary, *subtags = (tag or "").lower().replace("_", "-").split("-")
    if primary == "zh":
        return None if TRADITIONAL & set(subtags) else "zh-hans"
    return primary if primary in CODES else None
