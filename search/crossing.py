"""What parts of a query are called in another language: the seam of everything that crosses.

Concepts and the lexicon give slots; the query of the other languages is built of slots only, so
that it does not know where a translation comes from.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to say a part of a query in the language searched in.

    Attributes:
        text: in the spelling of ``search.normalisation.typed``.
        weight: how surely it means the same, above 0 and up to 1.
        is_phrase: whether its words must stand together.
    """

    text: str
    weight: float = 1.0
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a query (a word, or the words that name a concept) and what it is called elsewhere.

    Attributes:
        text: the part as typed.
        alternatives: its translations, the surest first; may be empty.
        facets: codes of works that are tagged with what it names, as ``name:code`` of the index's
            ``facets``; empty when it names no concept.
    """

    text: str
    alternatives: tuple[Alternative, ...] = ()
    facets: tuple[str, ...] = ()
