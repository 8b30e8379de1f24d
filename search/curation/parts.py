"""A query taken apart: each part under a name of its own, which tells what a work matched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from portal.languages import LANGUAGES, Language
from search.concepts.queries import THROUGH, through
from search.crossing import Slot, crossing_query
from search.normalisation import simplified
from search.queries import named_query, text_query
from search.questions import Question
from search.weighing import COUNTED, Weighed, Word

PASSAGES: Final = "passages"


@dataclass(frozen=True, slots=True)
class Where:
    """A word, or what means the same, and where a work holds it.

    Attributes:
        word: as typed.
        said: what stands there; the word itself, a synonym, or translations.
        how: ``word``, ``synonym`` or ``translation``.
        language: of the text.
        fields: some of ``COUNTED`` and ``PASSAGES``; none for translations.
    """

    word: str
    said: str
    how: str
    language: Language
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the query under a name: what it tells of a work that matches it."""

    query: dict[str, Any]
    where: Where | None = None
    field: str = ""


def parts_of(
    question: Question,
    weighed: Mapping[Language, Weighed],
    crossed: Mapping[Language, Sequence[Slot]],
) -> Iterator[tuple[str, Part]]:
    """Yield the parts of a question by name.

    Args:
        question: the question.
        weighed: what its plain words are worth, by language.
        crossed: what its parts are called in other languages.
    """
    understood = question.understood
    if understood.names_symbols:
        yield "symbol", Part(named_query(understood).to_dict())
    for place, evidence in enumerate(through(question.concepts, LANGUAGES)):
        yield f"{THROUGH}{place}", Part(bare(evidence))
    for place, concept in enumerate(question.concepts.named):
        yield f"tag:{place}", Part({"terms": {"facets": list(concept.facets)}})
    for language in LANGUAGES:
        worth = weighed.get(language)
        for number, word in enumerate(worth.words if worth else ()):
            yield from _word(f"{language.code}:{number}", word, language)
        yield from _ranked(question, worth, language)
        yield from _crossed(crossed.get(language, ()), language)


def _ranked(
    question: Question, worth: Weighed | None, language: Language
) -> Iterator[tuple[str, Part]]:
    """Yield what ranks a work, as the query itself has it."""
    is_foreign = language != question.reader
    query = text_query(question.understood, language, 1, worth, is_foreign=is_foreign)
    body = bare(query.to_dict()).get("bool", {})
    if not body:
        return
    yield f"words:{language.code}", Part({"bool": {"must": body["must"]}})
    *near, inside = body["should"]
    if near:
        yield f"near:{language.code}", Part({"bool": {"should": near}})
    yield f"passages:{language.code}", Part(inside)


def _crossed(slots: Sequence[Slot], language: Language) -> Iterator[tuple[str, Part]]:
    """Yield the query and each of its parts as they are called in another language."""
    if (whole := crossing_query(slots, language)) is not None:
        yield f"crossed:{language.code}", Part(bare(whole.to_dict()))
    for number, slot in enumerate(slots):
        if slot.alternatives and (one := crossing_query([slot], language)) is not None:
            said = " · ".join(other.text for other in slot.alternatives)
            where = Where(slot.text, said, "translation", language)
            yield f"slot:{language.code}:{number}", Part(bare(one.to_dict()), where)


def _word(called: str, word: Word, language: Language) -> Iterator[tuple[str, Part]]:
    where = Where(word.text, word.text, "word", language)
    for field in (*COUNTED, PASSAGES):
        at = f"passages.text.{language.field}" if field == PASSAGES else f"{field}.{language.field}"
        terms = {"terms": {at: list(word.tokens)}}
        yield f"word:{called}:{field}", Part(_inside(terms, field), where, field)
        for place, other in enumerate(word.synonyms):
            text = simplified(other) if language.analysis == "chinese" else other
            phrase = {"match_phrase": {at: {"query": text}}}
            yield (
                f"synonym:{called}:{place}:{field}",
                Part(_inside(phrase, field), Where(word.text, other, "synonym", language), field),
            )


def _inside(query: dict[str, Any], field: str) -> dict[str, Any]:
    return {"nested": {"path": "passages", "query": query}} if field == PASSAGES else query


def bare(node: Any) -> Any:
    """Return a query without names and inner hits."""
    if isinstance(node, Mapping):
        return {
            one: bare(value) for one, value in node.items() if one not in {"inner_hits", "_name"}
        }
    return [bare(value) for value in node] if isinstance(node, list | tuple) else node
