"""A lexicon in memory and in the database: numbers in arrays, because there are many of them."""

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log1p
from typing import Final

#: Words kept a language, the commonest; keeps six languages below 30 MB in memory.
MOST_WORDS: Final = 20_000
_FULL: Final = 255
_HEADER: Final = struct.Struct("<Q")

#: Weights above 0 and up to 1 by word, then by translation, the surest first.
Weights = dict[str, dict[str, float]]


@dataclass(slots=True)
class Learned:
    """A lexicon as it is trained and merged.

    Attributes:
        counts: by language and stem, how often it stands in the texts learned from.
        forms: by language and stem, its commonest form.
        tables: translations by source and target language.
    """

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    tables: dict[tuple[str, str], Weights] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    stems: list[str]
    forms: list[str]
    counts: "array[int]"
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Table:
    """Translations of word ``n`` are at ``starts[n]`` to ``starts[n + 1]``."""

    starts: "array[int]"
    words: "array[int]"
    weights: "array[int]"


class Lexicon:
    """A lexicon as queries use it; about 15 MB when full."""

    def __init__(
        self, vocabularies: Mapping[str, _Vocabulary], tables: Mapping[tuple[str, str], _Table]
    ) -> None:
        self._vocabularies = vocabularies
        self._tables = tables
        self._commonest = {
            language: max(known.counts, default=0) for language, known in vocabularies.items()
        }

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages it has words of."""
        return tuple(self._vocabularies)

    def counts(self, language: str) -> dict[str, int]:
        """Return how often each stem of a language stands in what was learned from."""
        known = self._vocabularies.get(language)
        return dict(zip(known.stems, known.counts, strict=True)) if known else {}

    def count(self, stem: str, language: str) -> int:
        """Return how often a stem stands in what was learned from; 0 when it is unknown."""
        known = self._vocabularies.get(language)
        number = known.numbers.get(stem) if known else None
        return known.counts[number] if known and number is not None else 0

    def rarity(self, stem: str, language: str) -> float:
        """Return how rare a stem is, from 0, the commonest word, to 1, one that is unknown."""
        commonest = self._commonest.get(language)
        return 1 - log1p(self.count(stem, language)) / log1p(commonest) if commonest else 1.0

    def translations(self, stem: str, source: str, target: str) -> list[tuple[str, str, float]]:
        """Return stem, commonest form and weight of a word's translations, the surest first."""
        table = self._tables.get((source, target))
        number = self._vocabularies[source].numbers.get(stem) if table else None
        if table is None or number is None:
            return []
        into = self._vocabularies[target]
        return [
            (into.stems[word], into.forms[word], weight / _FULL)
            for word, weight in zip(
                table.words[table.starts[number] : table.starts[number + 1]],
                table.weights[table.starts[number] : table.starts[number + 1]],
                strict=True,
            )
        ]

    def learned(self) -> Learned:
        """Return the same, to be merged with what is newly learned."""
        return Learned(
            counts={language: self.counts(language) for language in self._vocabularies},
            forms={
                language: dict(zip(known.stems, known.forms, strict=True))
                for language, known in self._vocabularies.items()
            },
            tables={
                (source, target): {
                    stem: {other: weight for other, _form, weight in found}
                    for stem in self._vocabularies[source].stems
                    if (found := self.translations(stem, source, target))
                }
                for source, target in self._tables
            },
        )


def packed(learned: Learned) -> bytes:
    """Return a lexicon as bytes, the same on every machine."""
    kept = {
        language: sorted(sorted(counts, key=lambda s: (-counts[s], s))[:MOST_WORDS])
        for language, counts in sorted(learned.counts.items())
    }
    numbers = {
        language: {stem: number for number, stem in enumerate(stems)}
        for language, stems in kept.items()
    }
    header = {
        "languages": {
            language: {
                "stems": stems,
                "forms": [learned.forms[language][stem] for stem in stems],
                "counts": [learned.counts[language][stem] for stem in stems],
            }
            for language, stems in kept.items()
        },
        "tables": [],
    }
    arrays: list[bytes] = []
    for (source, target), weights in sorted(learned.tables.items()):
        table = _table(weights, kept[source], numbers[target])
        header["tables"].append([source, target, len(table.words)])  # type: ignore[attr-defined]  # a JSON object
        arrays += [_bytes(table.starts), _bytes(table.words), _bytes(table.weights)]
    described = json.dumps(header, ensure_ascii=False).encode()
    return zlib.compress(b"".join([_HEADER.pack(len(described)), described, *arrays]))


def unpacked(content: bytes) -> Lexicon:
    """Return a lexicon from its bytes."""
    raw = zlib.decompress(content)
    (size,) = _HEADER.unpack_from(raw)
    at = _HEADER.size + size
    header = json.loads(raw[_HEADER.size : at])
    vocabularies = {
        language: _Vocabulary(
            stems=words["stems"],
            # Most forms are stems too: one object for both.
            forms=[
                stem if form == stem else form
                for stem, form in zip(words["stems"], words["forms"], strict=True)
            ],
            counts=array("I", words["counts"]),
            numbers={stem: number for number, stem in enumerate(words["stems"])},
        )
        for language, words in header["languages"].items()
    }
    tables: dict[tuple[str, str], _Table] = {}
    for source, target, length in header["tables"]:
        parts = []
        for kind, count in (
            ("I", len(vocabularies[source].stems) + 1),
            ("I", length),
            ("B", length),
        ):
            part = _array(kind, raw, at, count)
            at += part.itemsize * count
            parts.append(part)
        tables[source, target] = _Table(*parts)
    return Lexicon(vocabularies, tables)


def _table(weights: Weights, stems: list[str], targets: Mapping[str, int]) -> _Table:
    table = _Table(array("I", [0]), array("I"), array("B"))
    for stem in stems:
        for other, weight in weights.get(stem, {}).items():
            if other in targets:
                table.words.append(targets[other])
                table.weights.append(max(1, round(min(weight, 1.0) * _FULL)))
        table.starts.append(len(table.words))
    return table


def _bytes(numbers: "array[int]") -> bytes:
    return _little_endian(array(numbers.typecode, numbers)).tobytes()


def _array(kind: str, raw: bytes, at: int, count: int) -> "array[int]":
    numbers: array[int] = array(kind)
    numbers.frombytes(raw[at : at + numbers.itemsize * count])
    return _little_endian(numbers)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
