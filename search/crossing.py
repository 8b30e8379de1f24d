"""What parts of a query are called in another language, and the query that finds them there.

Concepts and the lexicon give slots; the query of the other languages is built of slots only, so
that it does not know where a translation comes from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from portal.languages import Language
from search.index import LONGEST_HIGHLIGHTED
from search.normalisation import MARK_CLOSES, MARK_OPENS, simplified
from search.queries import BEING_A_MATCH, SNIPPET_SIZE
from search.ranking import PASSAGE_BOOST, PASSAGE_FACTS, all_words, any_words, phrase, work_fields
from search.understanding import Understood
from search.weighing import ROUNDING, needed_share

MOST_ALTERNATIVES: Final = 8
#: What a word counts where it stands as typed although it has translations: a name, mostly.
AS_TYPED: Final = 0.5
# Share of the worth of its parts that a work must hold, by number of parts; between these, in
# proportion. More than of words as typed, because a translation may be wrong.
NEEDED: Final = ((2, 0.99), (3, 0.6), (4, 0.5), (6, 0.35), (8, 0.25), (12, 0.12))
#: How sure a translation must be for a work to be a match by it; less sure ones only rank.
SURE: Final = 0.2
#: What a find by a work's tags counts beside one by words.
TAGGED: Final = 1.0


_SNIPPET: Final = {
    "number_of_fragments": 1,
    "fragment_size": SNIPPET_SIZE * 2,
    "no_match_size": SNIPPET_SIZE,
    "pre_tags": [MARK_OPENS],
    "post_tags": [MARK_CLOSES],
    "max_analyzed_offset": LONGEST_HIGHLIGHTED - 1,
    "highlight_query": {"bool": {}},
}


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
        worth: what it tells of the query, from 1, a word that is everywhere, to 3, one that is
            nowhere.
    """

    text: str
    alternatives: tuple[Alternative, ...] = ()
    facets: tuple[str, ...] = ()
    worth: float = 2.0


#: Gives the parts of a query it knows (query, reader's language, language to say them in).
Source = Callable[[Understood, Language, Language], Sequence[Slot]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Let a source take part; a second time changes nothing."""
    if source not in _sources:
        _sources.append(source)


def slots(
    understood: Understood, reader: Language, target: Language, known: Sequence[Slot] = ()
) -> tuple[Slot, ...]:
    """Return the parts of a query with what every source calls them in another language.

    Args:
        understood: the query.
        reader: whose query it is.
        target: the language to say the parts in.
        known: what is known of some parts already.
    """
    given = [slot for source in _sources for slot in source(understood, reader, target)]
    return joined([*given, *known])


def joined(found: Sequence[Slot]) -> tuple[Slot, ...]:
    """Join what several sources know of the same words.

    What names a concept fulfils each of its words: "technical cooperation" is found where both
    words are, where the concept's name stands, and where a work is tagged with it.
    """
    names = [slot for slot in found if slot.facets or len(slot.text.split()) > 1]
    words: dict[str, Slot] = {}
    for slot in found:
        if slot not in names:
            known = words.get(slot.text.lower())
            words[slot.text.lower()] = _with(known, slot) if known else slot
    alone = []
    for name in names:
        covered = [word for word in words if _is_part(word, name.text.lower())]
        for word in covered:
            words[word] = _with(words[word], name)
        if not covered:
            alone.append(name)
    return (*words.values(), *dict.fromkeys(alone))


def crossing_query(parts: Sequence[Slot], language: Language, passages: int = 1) -> Query | None:
    """Find works that say enough of a query's parts in one language.

    Args:
        parts: the parts, as said in that language.
        language: the language whose fields are searched.
        passages: how many passages to return beside each work, named by ``inner_name``.

    Returns:
        Nothing when no part is called anything there.
    """
    if not any(part.alternatives or part.facets for part in parts):
        return None
    text = work_fields(language)
    passage = {f"passages.text.{language.field}": 1.0}
    inside = Q(
        "nested",
        path="passages",
        score_mode="max",
        boost=PASSAGE_BOOST,
        query=_scored([replace(part, facets=()) for part in parts], language, passage),
        inner_hits={
            "name": inner_name(language),
            "size": passages,
            "_source": False,
            "docvalue_fields": list(PASSAGE_FACTS),
            "highlight": {"fields": marked(dict.fromkeys(passage, _SNIPPET), parts, language)},
            "sort": [{"_score": "desc"}, {"passages.position": "asc"}],
        },
    )
    available = Q("term", languages=language.code)
    return Q(
        "bool",
        filter=[available],
        must=[_enough(parts, language, text)],
        should=[_scored(parts, language, text), inside],
    )


def inner_name(language: Language) -> str:
    """Return the name of the passages that a crossing query found."""
    return f"{language.code} crossed"


def marked(
    fields: Mapping[str, Mapping[str, Any]], parts: Sequence[Slot], language: Language
) -> dict[str, Any]:
    """Mark what parts of a query are called, too, in highlighted fields of a language.

    Args:
        fields: as ``search.queries.highlight`` gives them.
        parts: the parts, as said in that language.
        language: language of the fields.
    """
    found = {}
    for name, options in fields.items():
        asked = options["highlight_query"]["bool"].get("should", ())
        more = [
            Q(
                "match_phrase" if alternative.is_phrase else "match",
                **{name: {"query": _in(alternative.text, language)}},
            ).to_dict()
            for part in parts
            for alternative in part.alternatives
        ]
        found[name] = {**options, "highlight_query": {"bool": {"should": [*asked, *more]}}}
    return found


def needed(parts: Sequence[Slot]) -> float:
    """Return the worth that a work must hold: all of two parts, a good share of many."""
    share = needed_share(len(parts), NEEDED)
    return sum(part.worth for part in parts) * share - ROUNDING


def _scored(parts: Sequence[Slot], language: Language, fields: Mapping[str, float]) -> Query:
    return Q(
        "bool",
        should=[_any(part, language, fields) for part in parts],
        minimum_should_match=1,
    )


def _enough(parts: Sequence[Slot], language: Language, fields: Mapping[str, float]) -> Query:
    """Find what holds enough of the parts; it adds next to nothing to the score."""
    held = [
        Q("constant_score", filter=_any(_surely(part), language, fields), boost=part.worth)
        for part in parts
    ]
    found = Q("function_score", query=Q("bool", should=held), min_score=needed(parts))
    return Q("constant_score", filter=found, boost=BEING_A_MATCH)


def _surely(part: Slot) -> Slot:
    sure = tuple(one for one in part.alternatives if one.weight >= SURE)
    return replace(part, alternatives=sure)


def _any(part: Slot, language: Language, fields: Mapping[str, float]) -> Query:
    """Find a part in any of its names; only the best counts."""
    as_typed = Alternative(part.text, AS_TYPED if part.alternatives else 1.0, is_phrase=True)
    queries = [
        _said(alternative, language, fields)
        for alternative in (as_typed, *part.alternatives[:MOST_ALTERNATIVES])
    ]
    if part.facets:
        tagged = Q("terms", facets=list(part.facets))
        queries.append(Q("constant_score", filter=tagged, boost=TAGGED))
    return Q("dis_max", queries=queries)


def _said(alternative: Alternative, language: Language, fields: Mapping[str, float]) -> Query:
    text = _in(alternative.text, language)
    # A Chinese word is a run of pairs; a word of another script is one term.
    several = len(text.split()) > 1 or language.analysis == "chinese"
    if not several:
        return any_words(text, fields, boost=alternative.weight)
    find = phrase if alternative.is_phrase else all_words
    return find(text, fields, boost=alternative.weight)


def _in(text: str, language: Language) -> str:
    return simplified(text) if language.analysis == "chinese" else text


def _is_part(word: str, name: str) -> bool:
    return word in name.split() or (not name.isascii() and " " not in name and word in name)


def _with(word: Slot, other: Slot) -> Slot:
    """Return a slot that another fulfils as well."""
    alternatives = {a.text.lower(): a for a in (*word.alternatives, *other.alternatives)}
    surest = sorted(alternatives.values(), key=lambda a: -a.weight)
    facets = tuple(dict.fromkeys((*word.facets, *other.facets)))
    worth = max(word.worth, other.worth)
    return replace(word, alternatives=tuple(surest), facets=facets, worth=worth)
