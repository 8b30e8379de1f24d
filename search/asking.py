"""Asking the engine and reading its answer; every work is authorised anew by the database."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.works.cards import Card
from portal.works.registry import cards_for
from search.concepts.finds import found_through, named_concepts
from search.crossing import inner_name
from search.facets import read_facets
from search.index import alias
from search.questions import Question
from search.results import Fragment, Hit, HitList, PassageFound, Results
from search.sending import LISTS, RELATED, Answer, Sent, send


def ask(question: Question) -> Results:
    """Answer a question with one request to the engine and one query a kind to the database.

    When nothing is found, the engine is asked up to twice more.

    Raises:
        EngineAway: when the engine does not answer, has no live index, or refuses the question.
    """
    return _results(question, send(question, alias()))


def _results(question: Question, sent: Sent) -> Results:
    answers = sent.answers
    found = {name: answers[name]["hits"]["hits"] for name in (*LISTS, RELATED) if name in answers}
    keys = [UUID(raw["_id"]) for raws in found.values() for raw in raws]
    cards = cards_for(keys, question.reader, _kinds_of(found))
    lists = {
        name: HitList(
            hits=tuple(
                found_through(question, name, raw, _hit(raw, cards[UUID(raw["_id"])]))
                for raw in raws
                if UUID(raw["_id"]) in cards
            ),
            total=answers[name]["hits"]["total"]["value"],
        )
        for name, raws in found.items()
    }
    return Results(
        named=lists["named"],
        own=lists["own"],
        other=lists["other"],
        related=lists.get(RELATED, HitList()),
        facets=read_facets(question, answers["facets"]["aggregations"]),
        unfiltered=answers["facets"]["hits"]["total"]["value"],
        concepts=named_concepts(question),
        is_cut_short=any(answer["timed_out"] for answer in answers.values()),
        lacks_parts=any(answer["_shards"]["failed"] for answer in answers.values()),
        is_frozen=not sent.has_master,
        is_fuzzy=sent.is_fuzzy,
    )


def _kinds_of(found: Mapping[str, Iterable[Answer]]) -> set[str]:
    """Return the kinds of some hits, so that no other kind is asked for them."""
    return {raw["fields"]["kind"][0] for raws in found.values() for raw in raws}


def _hit(raw: Answer, card: Card) -> Hit:
    """Read one hit; of an entry that is not up to date nothing is shown but that it was found."""
    language = _language(raw, card)
    if language is None or raw["fields"].get("stamp", [""])[0] != card.stamp:
        return Hit(card, Fragment.plain(card.title, card.language), _summary(card))
    highlights = raw.get("highlight", {})
    passages = tuple(_passages(raw, card, language))
    title = Fragment.plain(card.title, card.language)
    if language == card.language and (marked := highlights.get(f"title.{language.field}")):
        title = Fragment.marked(marked[0], language)
    texts = highlights.get(f"summary.{language.field}", [])
    if not passages:
        places = (f"body.{language.field}", f"long.{language.field}")
        texts = texts or next((highlights[place] for place in places if place in highlights), [])
    fragments = tuple(Fragment.marked(text, language) for text in texts)
    return Hit(
        card=card,
        title=title,
        fragments=fragments or (() if passages else _summary(card)),
        passages=passages,
        found_in=None if language == card.language else language,
    )


def _summary(card: Card) -> tuple[Fragment, ...]:
    return (Fragment.plain(card.summary, card.language),) if card.summary else ()


def _language(raw: Answer, card: Card) -> Language | None:
    """Return the language a work was found in that there still is something to open in."""
    matched = set(raw.get("matched_queries", ()))
    source = raw["fields"].get("source_language", [""])[0]
    preferred = [card.language.code, source, *(language.code for language in LANGUAGES)]
    return next(
        (BY_CODE[code] for code in preferred if code in matched and code in card.urls), None
    )


def _passages(raw: Answer, card: Card, language: Language) -> Iterator[PassageFound]:
    found = raw.get("inner_hits", {})
    inner = found.get(language.code)
    if inner is None or not inner["hits"]["hits"]:
        inner = found.get(inner_name(language))
    if inner is None:
        return
    page = card.url if language == card.language else card.urls[language.code]
    for passage in inner["hits"]["hits"]:
        fields = passage["fields"]
        anchor = fields.get("passages.anchor", [""])[0]
        texts = passage.get("highlight", {}).get(f"passages.text.{language.field}", [""])
        yield PassageFound(
            label=fields.get("passages.label", [""])[0],
            anchor=anchor,
            url=_address(page, fields.get("passages.address", [""])[0], anchor),
            fragment=Fragment.marked(texts[0], language),
        )


def _address(page: str, address: str, anchor: str) -> str:
    """Return where a passage is: in the page, chosen there by a query string, or in a file."""
    base = address if address and not address.startswith("?") else f"{page}{address}"
    return f"{base}#{anchor}" if anchor else base
