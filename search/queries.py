"""What is searched for in one language, as the engine's queries."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from portal.languages import LANGUAGES, Language
from search.index import LONGEST_HIGHLIGHTED
from search.normalisation import MARK_CLOSES, MARK_OPENS, simplified
from search.ranking import (
    PASSAGE_BOOST,
    PASSAGE_FACTS,
    all_words,
    any_of,
    any_words,
    phrase,
    work_fields,
)
from search.symbols import forms
from search.synonyms import MOST_EXPANSIONS, SYNONYM
from search.understanding import Term, Understood
from search.weighing import Weighed, Word

EXACT_BOOST: Final = 0.5
PHRASE_BOOST: Final = 0.5
# Of what a work must hold, what one of its passages must hold to be shown.
PASSAGE_SHARE: Final = 0.6
NEAR_WORDS: Final = 2
# A longer query stands nowhere as a phrase, and asking for it costs most of the time.
LONGEST_PHRASE: Final = 10
BEING_A_MATCH: Final = 0.01
# One letter changed, left out, added or swapped, in forms of five letters or more: of shorter ones
# every other word is one letter away.
ONE_LETTER: Final = "AUTO:5,99"
MISTYPED_EXPANSIONS: Final = 20
LONG_WORD: Final = 6
SNIPPET_SIZE: Final = 180


def named_query(understood: Understood) -> Query:
    """Find the works that a symbol in the query names, the nearest form first."""
    clauses = []
    for form in (*understood.only_symbols, *understood.mentions):
        clauses.append(_ranked("symbols", form, 4))
        if understood.document_type:
            clauses.append(_ranked("symbol_forms", f"{understood.document_type}/{form}", 3))
        clauses.append(_ranked("symbol_forms", form, 2))
        # What is asked for with its type may be known without, and the other way round.
        shorter = [shorter for shorter in forms(form) if shorter != form and shorter.count("/") > 1]
        clauses.extend(_ranked("symbol_forms", other, 1) for other in shorter)
    if not clauses:
        return Q("match_none")
    # Far above any text score, and only the best form counts.
    return Q("dis_max", queries=clauses, boost=1000.0)


def excluded_query(understood: Understood) -> list[Query]:
    """Find what must be left out: a term in any language of a work."""
    return [
        _term(term, language, work_fields(language))
        for term in understood.excluded
        for language in LANGUAGES
    ]


def text_query(
    understood: Understood,
    language: Language,
    passages: int,
    weighed: Weighed | None = None,
    *,
    is_foreign: bool = False,
) -> Query:
    """Find a query's words and phrases in one language of the works.

    Args:
        understood: the query.
        language: the language whose fields are searched, with its analysis.
        passages: how many passages to return beside each work.
        weighed: what the plain words are worth in this language; none without plain words.
        is_foreign: whether it is not the reader's language: a foreign word is found as it is or
            not at all, and what would only refine the order is left out.
    """
    fields = work_fields(language)
    if understood.only_symbols or (weighed and weighed.is_hopeless):
        return Q("match_none")
    must = _musts(understood, language, fields, weighed)
    texts = _texts(understood, language)
    should = [] if is_foreign else [_nearness(text, language, fields) for text in texts]
    inside = _passages(understood, language, passages, weighed)
    return Q("bool", must=must, should=[*should, inside], _name=language.code)


def highlight(
    understood: Understood,
    language: Language,
    fields: Mapping[str, Mapping[str, Any]],
    weighed: Weighed | None = None,
) -> dict[str, Any]:
    """Ask for the found words of some fields, marked by the two private characters.

    The marked words are asked for by a query of their own: the highlighter gives nothing back for
    a word in ``combined_fields`` that is nowhere in the index.

    Args:
        understood: the query.
        language: language of the fields.
        fields: options of the highlighter by name of field.
        weighed: what the plain words are worth, with their synonyms.
    """
    terms = [Term(text) for text in (understood.words,) if text]
    terms += [Term(text, is_phrase=True) for text in understood.mention_texts]
    terms += [term for group in understood.required for term in group]
    if weighed:
        terms += [Term(other, is_phrase=True) for one in weighed.expansions for other in one.others]
    return {
        name: {
            **options,
            "pre_tags": [MARK_OPENS],
            "post_tags": [MARK_CLOSES],
            "max_analyzed_offset": LONGEST_HIGHLIGHTED - 1,
            "highlight_query": Q(
                "bool",
                should=[
                    Q(
                        "match_phrase" if term.is_phrase else "match",
                        **{name: {"query": _in(term.text, language)}},
                    )
                    for term in terms
                ],
            ).to_dict(),
        }
        for name, options in fields.items()
    }


def _in(text: str, language: Language) -> str:
    return simplified(text) if language.analysis == "chinese" else text


def _texts(understood: Understood, language: Language) -> list[str]:
    texts = [understood.words, *understood.mention_texts]
    return [_in(text, language) for text in texts if text]


def _musts(
    understood: Understood,
    language: Language,
    fields: Mapping[str, float],
    weighed: Weighed | None,
) -> list[Query]:
    must = [
        any_of([_term(term, language, fields) for term in group]) for group in understood.required
    ]
    if understood.words:
        must.append(_words(_in(understood.words, language), fields, weighed, language))
    if not must:
        must = [phrase(_in(text, language), fields, ".exact") for text in understood.mention_texts]
    return must or [Q("match_none")]


def _words(
    text: str, fields: Mapping[str, float], weighed: Weighed | None, language: Language
) -> Query:
    """Find enough of some words, in any of their forms."""
    if not weighed or not weighed.words:
        # Words that are all stop words have only exact forms.
        return all_words(text, fields, ".exact")
    held = [
        _held(word, fields, weighed, language)
        for word in weighed.words
        if word.is_worth_asking or weighed.is_mistyped(word)
    ]
    # Inside constant_score, because a boost from outside would be multiplied into what must
    # reach min_score.
    enough = Q(
        "constant_score",
        filter=Q("function_score", query=any_of(held), min_score=weighed.needed),
        boost=BEING_A_MATCH,
    )
    scored = [_scored(text, fields, weighed, language)]
    if rare := weighed.rare:
        scored.append(any_words(rare, fields))
    if weighed.is_fuzzy:
        scored += held
    return Q("bool", must=[enough], should=scored)


def _scored(text: str, fields: Mapping[str, float], weighed: Weighed, language: Language) -> Query:
    """Rank by the words, or by the text with a synonym in their place; the best counts."""
    typed, found = any_words(weighed.subject, fields), weighed.expansions
    if not found:
        return typed
    said = [
        f"{text[: one.start]} {_in(other, language)} {text[one.end :]}"
        for one in found
        for other in one.others
    ]
    others = [any_words(other, fields, boost=SYNONYM) for other in said[:MOST_EXPANSIONS]]
    return Q("dis_max", queries=[typed, *others], tie_breaker=0.1)


def _held(word: Word, fields: Mapping[str, float], weighed: Weighed, language: Language) -> Query:
    """Give a word's worth to what holds it."""
    names = [name for name in fields if name.startswith(("passages.", *word.held_in))]
    holding = [Q("terms", **{name: list(word.tokens)}) for name in names]
    if weighed.is_mistyped(word):
        nearly = {
            "query": word.text,
            "fuzziness": ONE_LETTER,
            "prefix_length": 0 if len(word.text) >= LONG_WORD else 1,
            "max_expansions": MISTYPED_EXPANSIONS,
        }
        holding = [
            Q("match", **{f"{name}{suffix}": nearly})
            for name in fields
            for suffix in ("", ".exact")
        ]
    holding += [phrase(_in(other, language), fields) for other in word.synonyms]
    return Q("constant_score", filter=any_of(holding), boost=word.worth)


def _nearness(text: str, language: Language, fields: Mapping[str, float]) -> Query:
    """Reward exact forms, and words that stand near each other."""
    exact = any_words(text, fields, ".exact", EXACT_BOOST)
    length = len(text) if language.analysis == "chinese" else len(text.split())
    if not 1 < length <= LONGEST_PHRASE:
        return exact
    near = phrase(text, fields, slop=NEAR_WORDS, boost=PHRASE_BOOST)
    return Q("bool", should=[exact, near])


def _term(term: Term, language: Language, fields: Mapping[str, float]) -> Query:
    text = _in(term.text, language)
    # A single Chinese "word" is a run of pairs: it stands as it is or it is another word.
    if term.is_phrase or language.analysis == "chinese":
        return phrase(text, fields, ".exact")
    return all_words(text, fields)


def _passages(
    understood: Understood, language: Language, size: int, weighed: Weighed | None
) -> Query:
    """Find the passages that say what is asked for, and return the best of them."""
    fields = {f"passages.text.{language.field}": 1.0}
    wanted = [
        any_of([_term(term, language, fields) for term in group]) for group in understood.required
    ]
    if understood.words:
        part = weighed and replace(weighed, needed=weighed.needed * PASSAGE_SHARE)
        wanted.append(_words(_in(understood.words, language), fields, part, language))
    wanted += [phrase(_in(text, language), fields, ".exact") for text in understood.mention_texts]
    near = [_nearness(text, language, fields) for text in _texts(understood, language)]
    return Q(
        "nested",
        path="passages",
        score_mode="max",
        boost=PASSAGE_BOOST,
        query=Q("bool", must=[any_of(wanted)] if wanted else [Q("match_none")], should=near),
        inner_hits={
            "name": language.code,
            "size": size,
            "_source": False,
            "docvalue_fields": list(PASSAGE_FACTS),
            "highlight": {
                "fields": highlight(
                    understood,
                    language,
                    {
                        f"passages.text.{language.field}": {
                            "number_of_fragments": 1,
                            "fragment_size": SNIPPET_SIZE * 2,
                            "no_match_size": SNIPPET_SIZE,
                        }
                    },
                    weighed,
                )
            },
            # Equal passages stand in the order of the text.
            "sort": [{"_score": "desc"}, {"passages.position": "asc"}],
        },
    )


def _ranked(name: str, value: str, rank: int) -> Query:
    return Q("constant_score", filter=Q("term", **{name: value}), boost=float(rank))
