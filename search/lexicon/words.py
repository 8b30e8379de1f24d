"""Words of the lexicon: what the index's own analyzers make of text.

In Chinese they are words learned from text instead of pairs of characters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from elasticsearch import Elasticsearch

from portal.languages import Language
from search.analysis import analysis_of
from search.index import definition
from search.lexicon import segmentation

# Elasticsearch refuses to analyse into more than 10,000 tokens at once.
MOST_CHARACTERS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        stem: what its forms have in common; the word itself in Chinese.
        form: as it stands in the text, in lower case.
        others: further stems that the analyzer makes of it, such as that of the form without
            accents.
    """

    stem: str
    form: str
    others: tuple[str, ...] = ()


def stemmed(client: Elasticsearch, language: Language, texts: Sequence[str]) -> list[list[Word]]:
    """Return the words of some texts, as the index's analyzer for them finds them.

    Args:
        client: of Elasticsearch; no index is needed.
        language: of the texts.
        texts: in the spelling of ``search.normalisation.indexable``.
    """
    found: list[list[Word]] = []
    for batch in _batches(texts):
        answer = client.indices.analyze(text=batch, **_analyzer(language))
        found += _by_text(batch, answer["tokens"])
    return found


def segmented(costs: Mapping[str, float], text: str) -> list[Word]:
    """Return the words of a Chinese text, cut by what each word costs."""
    return [Word(word, word) for _at, word in segmentation.cut(text, costs)]


@cache
def _analyzer(language: Language) -> dict[str, Any]:
    """Return the analyzer of a language's queries, written out."""
    analysis = definition()["settings"]["analysis"]
    chain = analysis["analyzer"][analysis_of(language).stemmed_query.to_dict()]
    return {
        "tokenizer": chain["tokenizer"],
        "char_filter": [
            analysis.get("char_filter", {}).get(name, name) for name in chain["char_filter"]
        ],
        "filter": [analysis["filter"].get(name, name) for name in chain["filter"]],
    }


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        cut = text[:MOST_CHARACTERS]
        if batch and size + len(cut) > MOST_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(cut)
        size += len(cut)
    if batch:
        yield batch


def _by_text(batch: Sequence[str], tokens: Sequence[Mapping[str, Any]]) -> list[list[Word]]:
    """Part the tokens of several texts, whose offsets follow each other with a gap of one."""
    found: list[list[Word]] = []
    remaining = iter(tokens)
    token = next(remaining, None)
    begins = 0
    for text in batch:
        # The engine counts in units of UTF-16.
        units = text.encode("utf-16-le")
        ends = begins + len(units) // 2 + 1
        words: dict[int, Word] = {}
        while token is not None and token["start_offset"] < ends:
            start, end = (2 * (token[name] - begins) for name in ("start_offset", "end_offset"))
            form = units[start:end].decode("utf-16-le").lower()
            known = words.get(token["position"])
            words[token["position"]] = (
                Word(known.stem, known.form, (*known.others, token["token"]))
                if known
                else Word(token["token"], form)
            )
            token = next(remaining, None)
        found.append(list(words.values()))
        begins = ends
    return found
