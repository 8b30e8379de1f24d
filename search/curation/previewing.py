"""What synonyms would change, without saving them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from portal.languages import Language
from portal.works.cards import Card
from portal.works.registry import cards_for
from search.index import alias
from search.naming import name
from search.normalisation import typed
from search.questions import Question
from search.sending import LISTS, ranked, send
from search.synonyms import Synonym, Synonyms
from search.understanding import understand

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Side:
    """What a query finds.

    Attributes:
        total: works found in all.
        cards: the first ten works.
    """

    total: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A query before and after.

    Attributes:
        query: as typed.
        before: with the synonyms that are not replaced.
        after: with those that are tried as well.
        new: keys of works among the first ten only after.
    """

    query: str
    before: Side
    after: Side
    new: frozenset[UUID]


def compare(query: str, language: Language, now: Synonyms, tried: Sequence[Synonym]) -> Compared:
    """Ask a query without and with some more synonyms of a language.

    Raises:
        EngineAway: when the engine does not answer.
    """
    then = {**now, language.code: [*now.get(language.code, ()), *tried]}
    before, after = _side(query, language, now), _side(query, language, then)
    had = {card.key for card in before.cards}
    return Compared(query, before, after, frozenset(c.key for c in after.cards) - had)


def _side(query: str, language: Language, known: Synonyms) -> Side:
    understood = understand(typed(query), name)
    if understood.is_empty:
        return Side(0, ())
    window = (0, SHOWN)
    sent = send(Question(understood, language, window, window, synonyms=known), alias())
    keys = list(dict.fromkeys(ranked(sent, *LISTS)))[:SHOWN]
    total = sum(sent.answers[one]["hits"]["total"]["value"] for one in LISTS)
    return Side(total, tuple(cards_for(keys, language).values()))
