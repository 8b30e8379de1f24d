"""All names of all concepts in memory, as they are looked for in a query."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from portal.languages import CODES, DEFAULT
from portal.reference.vocabulary import REGIONS, STATES, Address, Entry
from search.concepts.acronyms import is_acronym
from search.concepts.declension import cases
from search.concepts.stems import STEMS, reduced
from search.concepts.tries import CharacterTrie, Numbers, WordTrie
from search.concepts.words import HAN, Word, runs, words
from search.normalisation import typed

PLACES: Final = frozenset({STATES, REGIONS})
#: Of concepts with the same name, those of these schemes come first, in this order.
RANKED: Final = (STATES, REGIONS, "themes", "sdgs", "groups")
#: Names under which works carry the codes of a scheme, where that is not the scheme's own.
FACET_NAMES: Final = {"modalities": "modality"}
#: More narrower concepts than this are not looked for: who asks for the whole asks for little.
MOST_NARROWER: Final = 100
CHINESE: Final = "zh-hans"


@dataclass(frozen=True, slots=True)
class Concept:
    """What a query may name.

    Attributes:
        scheme: code of its scheme; ``states`` or ``regions``.
        code: its code in the scheme.
        names: its names by language code, the label first; languages without a label are missing.
        identifier: its address in another vocabulary, or empty.
        narrower: numbers of the concepts that are parts of it, the nearest only.
    """

    scheme: str
    code: str
    names: Mapping[str, tuple[str, ...]]
    identifier: str
    narrower: tuple[int, ...]

    def label_in(self, code: str) -> tuple[str, str]:
        """Return label and its language: the one asked for, else English, else any."""
        for language in (code, DEFAULT.code, *CODES):
            if language in self.names:
                return self.names[language][0], language
        return self.code, DEFAULT.code


class Vocabulary:
    """Every name of every concept, read once and never changed.

    About 400 bytes a name: the UNESCO thesaurus (4,400 concepts, 30,000 names in four languages)
    takes less than 20 MB.

    Attributes:
        concepts: by number.
        places: names of States and regions, compared whole in all languages alike.
        stems: names of all other concepts, by language, each word reduced.
        chinese: names in Chinese.
        acronyms: short names in capitals, folded.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Read the names, in one pass."""
        self.places = WordTrie()
        self.stems: Mapping[str, WordTrie] = {code: WordTrie() for code in STEMS}
        self.chinese = CharacterTrie()
        self.acronyms: dict[str, Numbers] = {}
        self._numbers: dict[Address, int] = {}
        read: list[Entry] = list(entries)
        parts: dict[Address, list[int]] = defaultdict(list)
        for number, entry in enumerate(read):
            self._numbers[entry.scheme, entry.code] = number
            for address in entry.broader:
                parts[address].append(number)
        self.concepts: Sequence[Concept] = [
            Concept(
                sys.intern(entry.scheme),
                entry.code,
                _names(entry),
                entry.identifier,
                tuple(parts.get((entry.scheme, entry.code), ())),
            )
            for entry in read
        ]
        for number, concept in enumerate(self.concepts):
            for code, names in concept.names.items():
                for name in names:
                    self._add(number, concept.scheme in PLACES, code, name)

    def named(self, scheme: str, code: str) -> Concept | None:
        """Return the concept with a code, if there is one."""
        number = self._numbers.get((scheme, code))
        return None if number is None else self.concepts[number]

    def ranked(self, numbers: Iterable[int]) -> list[Concept]:
        """Return concepts in the order of their schemes."""
        return sorted(
            (self.concepts[number] for number in dict.fromkeys(numbers)),
            key=lambda c: (RANKED.index(c.scheme) if c.scheme in RANKED else len(RANKED), c.scheme),
        )

    def facets(self, concept: Concept) -> tuple[str, ...]:
        """Return what works may be tagged with for a concept, as ``name:code`` of the index.

        Itself first, then what is narrower, level by level. Beside the facet of its scheme, works
        may carry ``concepts``: its code alone, after its scheme, or its address.
        """
        wanted = [concept]
        for found in wanted:
            wanted += [
                narrower
                for narrower in (self.concepts[number] for number in found.narrower)
                if narrower not in wanted
            ][: MOST_NARROWER + 1 - len(wanted)]
        return tuple(dict.fromkeys(facet for one in wanted for facet in _facets(one)))

    def _add(self, number: int, is_place: bool, code: str, name: str) -> None:  # noqa: FBT001 -- of this module only
        text = typed(name)
        if code == CHINESE and HAN.search(text):
            plain, _, _ = runs(text)
            self.chinese.add(plain, number)
            return
        found = words(text)
        if is_acronym(text) and len(text) > 1:
            folded = found[0].folded
            self.acronyms[folded] = (*self.acronyms.get(folded, ()), number)
        elif _names_something(found):
            self._add_words(number, is_place, code, [word.folded for word in found])

    def _add_words(self, number: int, is_place: bool, code: str, found: list[str]) -> None:  # noqa: FBT001 -- of this module only
        language = code if code in STEMS else DEFAULT.code
        if not is_place:
            self._add_reduced(language, found, number)
        elif language == "ar" or (language == "ru" and len(found) > 1):
            self._add_place(language, found, number)
        elif language == "ru":
            for form in cases(found[0]):
                self.places.add([form], number)
        else:
            self.places.add(found, number)

    def _add_place(self, language: str, found: list[str], number: int) -> None:
        """Add a name that takes endings or articles."""
        if len(found) > 1:
            self._add_reduced(language, found, number)
            return
        self.places.add(found, number)
        bare = found[0].removeprefix("ال")
        if len(bare) > 2:  # noqa: PLR2004 -- shorter is no name
            self.places.add([bare], number)

    def _add_reduced(self, language: str, found: list[str], number: int) -> None:
        self.stems[language].add([forms[0] for forms in reduced(found, language)], number)


def _names(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Return label and synonyms, in a State's case also without what stands in brackets."""
    found = {}
    for code in CODES:
        if code not in entry.labels:
            continue
        label = entry.labels[code]
        names = [label, *entry.synonyms.get(code, ())]
        bare = label.partition(" (")[0].partition("（")[0]
        if entry.scheme == STATES and bare != label:
            names.append(bare)
        found[sys.intern(code)] = tuple(dict.fromkeys(names))
    return found


def _facets(concept: Concept) -> Iterator[str]:
    scheme, code = concept.scheme, concept.code
    yield f"{FACET_NAMES.get(scheme, scheme)}:{code}"
    yield f"concepts:{code}"
    yield f"concepts:{scheme}/{code}"
    yield f"concepts:{scheme}:{code}"
    if concept.identifier:
        yield f"concepts:{concept.identifier}"


def _names_something(found: Sequence[Word]) -> bool:
    """Whether a label is more than numbers, single letters and words that join others."""
    return any(
        len(word.folded) > 1 and not word.folded[0].isdigit() and not word.is_function_word
        for word in found
    )
