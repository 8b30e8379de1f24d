"""A query, understood: what the other modules of search read."""

from dataclasses import dataclass, field, replace
from typing import Literal

PartKind = Literal["words", "phrase", "any", "excluded", "field", "symbol"]
Reason = Literal["unknown", "ambiguous", "malformed", "mixed"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase that must stand as it is."""

    text: str
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A value of a field, such as ``state:Kenya``.

    Attributes:
        field: name of the facet it narrows by, such as ``states``.
        text: the value as typed.
        codes: what it means, in that facet's codes; one of them is enough.
        is_excluded: whether works with it are left out.
    """

    field: str
    text: str
    codes: tuple[str, ...]
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Misread:
    """A field whose value was taken as words.

    Attributes:
        field: name of the facet.
        text: the value as typed.
        reason: ``unknown`` or ``ambiguous`` name, ``malformed`` year, or ``mixed`` with something
            else by an ``OR``.
    """

    field: str
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query that can be taken out of it.

    Attributes:
        kind: what it is.
        text: as typed, without signs and field name.
        start: offset in the query's text.
        end: offset behind it.
        field: what it says as a field; for that kind only.
        is_excluded: whether it leaves works out.
    """

    kind: PartKind
    text: str
    start: int
    end: int
    field: FieldTerm | None = None
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A query, understood.

    Attributes:
        words: plain words; most of them must be found.
        required: terms that must all be found, each group in one of its alternatives.
        excluded: terms that must not be found.
        mentions: symbols in it, in canonical form.
        mention_texts: the same as typed, to be found as phrases.
        document_type: ``RES`` or ``DEC`` when a word says so.
        only_symbols: symbols asked for by ``symbol:``; nothing else is a find.
        fields: values of fields; those of one field are alternatives, except what is left out.
        misread: values of fields that were taken as words.
        languages: codes of the languages it may be in, likeliest first; empty when nothing tells.
        text: the query in the spelling of ``search.normalisation.typed``.
        parts: what it is made of, in order.
    """

    words: str = ""
    required: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    mentions: tuple[str, ...] = ()
    mention_texts: tuple[str, ...] = ()
    document_type: str = ""
    only_symbols: tuple[str, ...] = ()
    fields: tuple[FieldTerm, ...] = ()
    misread: tuple[Misread, ...] = ()
    # Follow from the rest, or say how it was written: two spellings of one question are equal.
    languages: tuple[str, ...] = field(default=(), compare=False, repr=False)
    text: str = field(default="", compare=False, repr=False)
    parts: tuple[Part, ...] = field(default=(), compare=False, repr=False)

    @property
    def names_symbols(self) -> bool:
        """Whether a symbol is in it."""
        return bool(self.mentions or self.only_symbols)

    @property
    def has_text(self) -> bool:
        """Whether there is anything to look for in what works say."""
        return bool(self.words or self.required or self.mentions or self.only_symbols)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for and nothing to narrow by."""
        return not (self.has_text or self.fields)

    def unquoted(self) -> "Understood":
        """Return the same with plain words in place of all that must be found."""
        terms = (term.text for group in self.required for term in group)
        words = " ".join(text for text in (self.words, *terms) if text)
        return replace(self, words=words, required=())

    def without(self, part: Part) -> str:
        """Return the query's text without one of its parts."""
        return " ".join(f"{self.text[: part.start]} {self.text[part.end :]}".split())
