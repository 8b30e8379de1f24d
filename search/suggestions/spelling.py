"""Did you mean: another spelling, when what was typed finds little and the other finds more."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from portal.languages import Language
from search.client import EngineAway
from search.forms import SearchRequest
from search.results import Fragment, Results
from search.suggestions.candidates import Candidate, candidates
from search.suggestions.folding import folded
from search.suggestions.words import languages_of, replaced, words_to_check

FEW: Final = 3
MOST_TRIED: Final = 2
Answer = Callable[[SearchRequest], Results]


@dataclass(frozen=True, slots=True)
class Respelt:
    """Another spelling of a query.

    Attributes:
        text: the whole query in it, words as they stand in a work that anybody may read.
        language: of the words that changed.
        results: what it finds, on the page asked for.
        is_shown: whether that is shown in place of nothing.
    """

    text: str
    language: Language
    results: Results
    is_shown: bool


def respelt(
    wanted: SearchRequest, found: Results, reader: Language, answer: Answer
) -> Respelt | None:
    """Return another spelling that finds more, if what was typed finds little.

    Costs nothing when enough was found; else one search for other spellings, and a whole search
    for each of the two likeliest.

    Args:
        wanted: what was asked for.
        found: what it finds.
        reader: whose language comes first.
        answer: the way any request is answered.
    """
    words = words_to_check(wanted.text)
    languages = languages_of(words, reader)
    is_enough = found.total >= FEW and not found.is_fuzzy
    if found.is_reduced or found.is_partial or is_enough or not languages:
        return None
    try:
        likely = candidates(wanted.text, words, languages)
    except EngineAway:
        return None
    # What was found only by taking words for mistyped is no find of what was typed.
    as_typed_finds = 0 if found.is_fuzzy else found.total
    for candidate in islice(likely, MOST_TRIED):
        request = replace(wanted, text=replaced(wanted.text, candidate.corrections), page=1)
        results = answer(request)
        if results.is_reduced or results.is_fuzzy or results.total <= as_typed_finds:
            continue
        text = _as_written(wanted.text, candidate, results)
        if not text:
            continue
        if wanted.page > 1:
            results = answer(replace(request, page=wanted.page))
        return Respelt(text, candidate.language, results, not (as_typed_finds or wanted.exact))
    return None


def _as_written(text: str, candidate: Candidate, results: Results) -> str:
    """Return the query with the new words as the works shown have them, accents and all.

    Nothing, unless each of them stands in one: the index may still hold words of works that are
    not public any more, and those must not be told.
    """
    written: dict[str, str] = {}
    for fragment in _fragments(results):
        for piece in fragment.pieces:
            if piece.is_found:
                for word in piece.text.split():
                    written.setdefault(folded(word), word)
    corrections = {
        word: written.get(folded(found), "") for word, found in candidate.corrections.items()
    }
    return replaced(text, corrections) if all(corrections.values()) else ""


def _fragments(results: Results) -> Iterator[Fragment]:
    for listed in (results.named, results.own, results.other):
        for hit in listed.hits:
            yield hit.title
            yield from hit.fragments
            yield from (passage.fragment for passage in hit.passages)
