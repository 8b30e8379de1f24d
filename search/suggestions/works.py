"""Works and people suggested by the index; every work is authorised anew by the database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.works.cards import Card
from portal.works.registry import cards_for
from search.client import Use, one_question
from search.index import alias
from search.normalisation import simplified
from search.suggestions.analysis import NAMES, TITLES_BEGUN
from search.suggestions.asked import Asked
from search.suggestions.folding import begins, folded

# A client of their own: suggestions that come too slowly hold up no search.
SUGGESTIONS: Final = Use("suggestions", request_timeout=2.0, cooldown=3.0, share=0.5)
ENGINE_TIMEOUT: Final = "500ms"
# More than are shown, because some may not be public any more.
MOST_ASKED_FOR: Final = 10
# Far above any score of a text.
SYMBOL_BOOST: Final = 3000.0
OWN_BOOST: Final = 1000.0
SYMBOL: Final = "symbol"


@dataclass(frozen=True, slots=True)
class WorkFound:
    """A work whose title or symbol begins as what was typed.

    Attributes:
        card: the work as the reader may see it now.
        title: the title to show: the one that was found where the index is up to date.
        language: of that title.
        url: the version with that title.
    """

    card: Card
    title: str
    language: Language
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the index suggests."""

    works: tuple[WorkFound, ...] = ()
    people: tuple[str, ...] = ()


def body(asked: Asked, reader: Language, *, fuzzy: bool = False) -> dict[str, Any]:
    """Return the search for works and people.

    Args:
        asked: what was typed.
        reader: whose language comes first.
        fuzzy: whether words may have mistakes in them; ten times the work for the engine.
    """
    own = {"bool": {"must": [_titles(asked, reader, fuzzy), {"match_all": {"boost": OWN_BOOST}}]}}
    titles = [_titles(asked, language, fuzzy) for language in LANGUAGES if language != reader]
    wanted = [own, *titles, _begun(NAMES, asked.text, fuzzy, NAMES)]
    wanted += [
        {
            "constant_score": {
                "filter": {"prefix": {"symbol_forms": form}},
                "boost": SYMBOL_BOOST,
                "_name": SYMBOL,
            }
        }
        for form in asked.symbol_beginnings
    ]
    return {
        "query": {"dis_max": {"queries": wanted}},
        "size": MOST_ASKED_FOR,
        "timeout": ENGINE_TIMEOUT,
        "track_total_hits": False,
        "docvalue_fields": ["kind", "stamp"],
        "stored_fields": [*TITLES_BEGUN.values(), NAMES],
        # The key makes the order of equal scores the same at every letter.
        "sort": ["_score", "key"],
    }


def find(asked: Asked, reader: Language, *, fuzzy: bool = False) -> Found:
    """Return what the index suggests: one search, and what ``cards_for`` costs.

    Raises:
        EngineAway: when the engine does not answer, has no live index, or refuses the question.
    """
    with one_question(SUGGESTIONS, "suggestions") as client:
        answer = client.search(index=alias(), **body(asked, reader, fuzzy=fuzzy))
    hits = answer["hits"]["hits"]
    # A few kinds only: asking all of them would cost more than the search.
    names = {hit["fields"]["kind"][0] for hit in hits}
    cards = cards_for([UUID(hit["_id"]) for hit in hits], reader, names)
    public = [(hit, card) for hit in hits if (card := cards.get(UUID(hit["_id"])))]
    return Found(
        works=tuple(_works(public)),
        people=tuple(dict.fromkeys(_people(public, asked))),
    )


def _titles(asked: Asked, language: Language, fuzzy: bool) -> dict[str, Any]:  # noqa: FBT001 -- one of two questions
    text = simplified(asked.text) if language.analysis == "chinese" else asked.text
    begun = _begun(TITLES_BEGUN[language], text, fuzzy, language.code)
    if language.analysis == "chinese":
        return {"match_phrase": {TITLES_BEGUN[language]: {"query": text, "_name": language.code}}}
    # Whole words above beginnings.
    whole = {"match": {f"title.{language.field}.exact": {"query": text}}}
    return {"bool": {"must": [begun], "should": [whole]}}


def _begun(field: str, text: str, fuzzy: bool, name: str) -> dict[str, Any]:  # noqa: FBT001 -- as above
    options = {"fuzziness": "AUTO:4,8", "prefix_length": 1} if fuzzy else {}
    return {"match": {field: {"query": text, "operator": "and", "_name": name, **options}}}


def _works(public: Sequence[tuple[Mapping[str, Any], Card]]) -> Iterator[WorkFound]:
    for hit, card in public:
        matched = set(hit.get("matched_queries", ()))
        if matched == {NAMES}:
            continue
        language = _language(matched, card)
        fields = hit["fields"]
        titles = fields.get(TITLES_BEGUN[language], [""])
        is_current = fields.get("stamp", [""])[0] == card.stamp
        if language == card.language or not is_current or not titles[0]:
            yield WorkFound(card, card.title, card.language, card.url)
        else:
            yield WorkFound(card, titles[0], language, card.urls[language.code])


def _language(matched: set[str], card: Card) -> Language:
    """Return the language a title was found in; the card's, where it was found in that too."""
    if SYMBOL in matched or card.language.code in matched:
        return card.language
    available = {language.code for language in card.available_in}
    codes = [language.code for language in LANGUAGES if language.code in matched & available]
    return BY_CODE[codes[0]] if codes else card.language


def _people(public: Sequence[tuple[Mapping[str, Any], Card]], asked: Asked) -> Iterator[str]:
    for hit, card in public:
        if NAMES not in hit.get("matched_queries", ()):
            continue
        if hit["fields"].get("stamp", [""])[0] != card.stamp:
            # The work may not name them any more.
            continue
        for name in hit["fields"].get(NAMES, ()):
            if begins(folded(name), asked.words):
                yield name
