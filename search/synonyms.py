"""What else a term of a query may be called in its own language, by the word of editors.

Applied when a query is asked, so that no index has to be built anew. Who keeps synonyms gives
them to this module; without any, nothing is added.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from portal.languages import Language
from search.concepts.stems import STEMS, reduced
from search.concepts.words import fold, words
from search.normalisation import simplified

#: What a synonym counts beside the word as typed.
SYNONYM: Final = 0.6
MOST_EXPANSIONS: Final = 8


@dataclass(frozen=True, slots=True)
class Synonym:
    """A term and what else is looked for where it is typed.

    Attributes:
        term: in the spelling of ``search.normalisation.typed``.
        others: terms that mean the same, in the same spelling.
    """

    term: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term that stands in a query.

    Attributes:
        start: offset of the term in the query.
        end: offset behind it.
        term: as typed.
        others: what else is looked for.
    """

    start: int
    end: int
    term: str
    others: tuple[str, ...]


Synonyms = Mapping[str, Sequence[Synonym]]
_source: list[Callable[[], Synonyms]] = []


def register(source: Callable[[], Synonyms]) -> None:
    """Let somebody give the synonyms of each language, by code; in place of who did before."""
    _source[:] = [source]


def synonyms() -> Synonyms:
    """Return the synonyms that hold now."""
    return _source[0]() if _source else {}


def expansions(text: str, language: Language, known: Sequence[Synonym]) -> tuple[Expansion, ...]:
    """Return the terms of a text that have synonyms, in any of their forms.

    Where terms overlap, the longer one is meant; equal terms of several groups are joined.

    Args:
        text: plain words of a query, in simplified characters where it is Chinese.
        language: whose synonyms they are.
        known: synonyms of that language.
    """
    found: dict[tuple[int, int], list[str]] = {}
    for synonym in known:
        for place in _places(text, synonym.term, language):
            found.setdefault(place, []).extend(synonym.others)
    chosen: list[Expansion] = []
    for (start, end), others in sorted(found.items(), key=lambda one: one[0][0] - one[0][1]):
        if all(end <= other.start or start >= other.end for other in chosen):
            unlike = tuple(dict.fromkeys(others))[:MOST_EXPANSIONS]
            chosen.append(Expansion(start, end, text[start:end], unlike))
    return tuple(sorted(chosen, key=lambda one: one.start))


def _places(text: str, term: str, language: Language) -> Iterator[tuple[int, int]]:
    if language.analysis == "chinese":
        wanted, lowered = simplified(term).casefold(), text.casefold()
        at = lowered.find(wanted)
        while at >= 0 and len(lowered) == len(text):
            yield at, at + len(wanted)
            at = lowered.find(wanted, at + len(wanted))
        return
    there = words(text)
    asked = [_forms(word.folded, language) for word in words(term)]
    forms = [_forms(word.folded, language) for word in there]
    for at in range(len(there) - len(asked) + 1) if asked else ():
        if all(forms[at + place] & form for place, form in enumerate(asked)):
            yield there[at].start, there[at + len(asked) - 1].end


def _forms(word: str, language: Language) -> frozenset[str]:
    if language.code not in STEMS:
        return frozenset({fold(word)})
    return frozenset({word, *reduced([word], language.code)[0]})
