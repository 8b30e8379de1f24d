"""What the concepts in a query are called in each language, and what is tagged with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portal.languages import BY_CODE, LANGUAGES, Language
from search.concepts.holding import vocabulary
from search.concepts.recognising import Recognised, recognise
from search.concepts.vocabulary import Concept, Vocabulary
from search.concepts.words import HAN, fold, words
from search.crossing import Alternative, Slot
from search.normalisation import typed
from search.understanding import Understood

LABEL: Final = 1.0
SYNONYM: Final = 0.8
#: What a name of a concept counts that shares its name in the query with a likelier one.
LESS_LIKELY: Final = 0.7
MOST_NAMES: Final = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that a query names, for its reader.

    Attributes:
        label: its label.
        language: the language of that, the reader's where it has one.
        text: what names it, as typed.
        names: its names in each language, by code.
        facets: what works are tagged with, as in ``search.crossing.Slot``.
    """

    label: str
    language: Language
    text: str
    names: dict[str, tuple[str, ...]]
    facets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of a query.

    Attributes:
        named: each concept, in the order of the query.
        slots: by language code, the parts of the query: what names concepts with what they are
            called there, and the other words that say something, with nothing.
    """

    named: tuple[Named, ...] = ()
    slots: dict[str, tuple[Slot, ...]] | None = None

    def in_language(self, language: Language) -> tuple[Slot, ...]:
        """Return the parts of the query, as said in a language."""
        return (self.slots or {}).get(language.code, ())


def concepts_in(understood: Understood, reader: Language) -> Concepts:
    """Return the concepts that a query names; none of a query with phrases or alternatives.

    Quotation marks ask for words as they stand, and not for what else they are called.
    """
    if not understood.words or understood.required or understood.only_symbols:
        return Concepts()
    held = vocabulary()
    found = recognise(understood.words, held)
    if not found:
        return Concepts()
    return Concepts(
        tuple(_named(concept, one.text, held, reader) for one in found for concept in one.concepts),
        {
            language.code: tuple(_slots(understood.words, found, held, language))
            for language in LANGUAGES
        },
    )


def _named(concept: Concept, text: str, held: Vocabulary, reader: Language) -> Named:
    label, code = concept.label_in(reader.code)
    return Named(label, BY_CODE[code], text, dict(concept.names), held.facets(concept))


def _slots(
    text: str, found: tuple[Recognised, ...], held: Vocabulary, language: Language
) -> Iterator[Slot]:
    at = 0
    for one in found:
        yield from _others(text[at : one.start])
        yield Slot(
            one.text,
            tuple(_alternatives(one, language)),
            tuple(dict.fromkeys(f for concept in one.concepts for f in held.facets(concept))),
        )
        at = one.end
    yield from _others(text[at:])


def _others(text: str) -> Iterator[Slot]:
    """Yield the words that name no concept; of Chinese, each run is one."""
    chinese = [run for run in text.split() if HAN.search(run)]
    other = [word.text for word in words(text) if not word.is_function_word]
    for said in (*chinese, *other):
        if len(said) > 1:
            yield Slot(said)


def _alternatives(one: Recognised, language: Language) -> Iterator[Alternative]:
    given = {fold(one.text)}
    for place, concept in enumerate(one.concepts):
        likely = 1.0 if place == 0 else LESS_LIKELY
        for number, name in enumerate(concept.names.get(language.code, ())[:MOST_NAMES]):
            text = typed(name)
            if fold(text) not in given:
                given.add(fold(text))
                weight = (LABEL if number == 0 else SYNONYM) * likely
                several = len(words(text)) > 1 or bool(HAN.search(text))
                yield Alternative(text, weight, is_phrase=several)
