"""Which concepts a query names: the longest names in any language, from the left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from search.concepts.acronyms import is_meant
from search.concepts.stems import arabic_names, is_arabic, reduced
from search.concepts.tries import Numbers
from search.concepts.vocabulary import Concept, Vocabulary
from search.concepts.words import HAN, Word, runs, words

#: Of one name no more concepts are looked for.
MOST_MEANT: Final = 5


@dataclass(frozen=True, slots=True)
class Recognised:
    """Words of a query that name a concept, or several.

    Attributes:
        start: offset of the first character.
        end: offset after the last.
        text: the words as typed.
        concepts: what they name; several when the name is ambiguous, the likeliest first.
    """

    start: int
    end: int
    text: str
    concepts: tuple[Concept, ...]


def recognise(text: str, vocabulary: Vocabulary) -> tuple[Recognised, ...]:
    """Return what a query names, in its order, not overlapping.

    Of names that overlap the longest counts, and of equally long ones the first.

    Args:
        text: the query in the spelling of ``search.normalisation.typed``.
        vocabulary: the names to look for.
    """
    found: dict[tuple[int, int], list[int]] = {}
    for start, end, numbers in (*_in_words(text, vocabulary), *_in_characters(text, vocabulary)):
        found.setdefault((start, end), []).extend(numbers)
    taken: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
    return tuple(
        Recognised(
            start,
            end,
            text[start:end],
            tuple(vocabulary.ranked(found[start, end])[:MOST_MEANT]),
        )
        for start, end in sorted(taken)
    )


def meant(text: str, vocabulary: Vocabulary, schemes: Iterable[str]) -> tuple[Concept, ...]:
    """Return the concepts of some schemes that a text is a code or, as a whole, a name of."""
    wanted = tuple(schemes)
    by_code = [
        concept
        for scheme in wanted
        for code in dict.fromkeys((text, text.upper(), text.lower()))
        if (concept := vocabulary.named(scheme, code)) is not None
    ]
    whole = [word for word in words(text) if word.folded]
    ends = (whole[0].start, whole[-1].end) if whole else (0, len(text))
    named = [
        concept
        for found in recognise(text, vocabulary)
        if (found.start <= ends[0] and found.end >= ends[1])
        for concept in found.concepts
        if concept.scheme in wanted
    ]
    return tuple({(c.scheme, c.code): c for c in (*by_code, *named)}.values())


def _in_words(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Numbers]]:
    found = words(text)
    folded = [word.folded for word in found]
    ways = [
        (
            vocabulary.places,
            [arabic_names(word) if is_arabic(word) else (word,) for word in folded],
        )
    ]
    ways += [(trie, reduced(folded, code)) for code, trie in vocabulary.stems.items() if trie.nodes]
    for trie, forms in ways:
        for place in range(len(found)):
            end, numbers = trie.longest(forms, place)
            if numbers:
                yield found[place].start, found[end - 1].end, numbers
    yield from _acronyms(found, text, vocabulary)


def _acronyms(
    found: list[Word], text: str, vocabulary: Vocabulary
) -> Iterator[tuple[int, int, Numbers]]:
    all_capitals = text.isupper()
    for word in found:
        numbers = tuple(
            number
            for number in vocabulary.acronyms.get(word.folded, ())
            if is_meant(
                word,
                all_capitals=all_capitals,
                alone=len(found) == 1,
                names_state=vocabulary.concepts[number].scheme == "states",
            )
        )
        if numbers:
            yield word.start, word.end, numbers


def _in_characters(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Numbers]]:
    if not HAN.search(text):
        return
    plain, offsets, bounds = runs(text)
    for start in range(len(plain)):
        if start and plain[start].isascii() and plain[start - 1].isascii():
            # In the middle of a foreign word or a number.
            continue
        for end, numbers in vocabulary.chinese.at(plain, start):
            if end - start == 1 and (start, end) not in bounds:
                # One character is a word only where it stands alone.
                continue
            if plain[end - 1].isdigit() and end < len(plain) and plain[end].isdigit():
                continue
            yield offsets[start], offsets[end - 1] + 1, numbers
            break
