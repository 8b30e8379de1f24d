"""Search by the database, for as long as the engine is away."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import MAXYEAR
from typing import Final
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Model
from wagtail.models import Locale, TranslatableMixin
from wagtail.search.backends import get_search_backend
from wagtail.search.index import Indexed

from portal.languages import Language
from portal.works.cards import Card
from portal.works.registry import Kind, cards_for, kinds
from search.filtering import span
from search.forms import SearchRequest
from search.normalisation import simplified
from search.results import Fragment, Hit, HitList, Results
from search.understanding import Understood
from search.understanding.fields import YEAR

logger = logging.getLogger(__name__)

MOST_FOUND: Final = 50
_WORD: Final = re.compile(r"\w+")


def search_database(request: SearchRequest, understood: Understood, reader: Language) -> Results:
    """Answer a request with Wagtail's database search.

    It finds whole words and no others, in no language's forms; phrases, words to leave out, order
    and facets other than kind, language and year are beyond it. Costs two searches a model and
    one query a kind, and never raises.
    """
    text = _plain(understood)
    if not text:
        return Results(is_reduced=True)
    in_own = [key for kind in kinds() for key in _keys(kind, text, reader, own=True)]
    in_other = [key for kind in kinds() for key in _keys(kind, text, reader, own=False)]
    others = [key for key in dict.fromkeys(in_other) if key not in set(in_own)]
    cards = cards_for([*in_own, *others], reader)
    cards = {key: card for key, card in cards.items() if _fits(card, request, understood)}
    own = [key for key in dict.fromkeys(in_own) if key in cards]
    other = [key for key in others if key in cards]
    lists = [
        HitList(
            hits=tuple(
                Hit(
                    card=cards[key],
                    title=Fragment.plain(cards[key].title, cards[key].language),
                    fragments=(Fragment.plain(cards[key].summary, cards[key].language),),
                )
                for key in keys[start : start + size]
            ),
            total=len(keys),
        )
        for keys, (start, size) in ((own, request.own_window), (other, request.other_window))
    ]
    return Results(own=lists[0], other=lists[1], is_reduced=True)


def ignored(request: SearchRequest, understood: Understood) -> bool:
    """Tell whether something is asked for that this search cannot narrow by."""
    names = {name for name, codes in request.filters.items() if codes}
    return not names | {term.field for term in understood.fields} <= _CAN_NARROW.keys()


def _fits(card: Card, request: SearchRequest, understood: Understood) -> bool:
    """Tell whether a work has what is chosen and asked for, as far as its card says."""
    conditions = [(name, codes, True) for name, codes in request.filters.items() if codes]
    alternatives: dict[str, tuple[str, ...]] = {}
    for term in understood.fields:
        if term.is_excluded:
            conditions.append((term.field, term.codes, False))
        else:
            alternatives[term.field] = alternatives.get(term.field, ()) + term.codes
    conditions += [(name, codes, True) for name, codes in alternatives.items()]
    return all(
        _CAN_NARROW[name](card, codes) == wanted
        for name, codes, wanted in conditions
        if name in _CAN_NARROW
    )


def _is_of_year(card: Card, codes: Sequence[str]) -> bool:
    if card.day is None:
        return False
    spans = [span(code) for code in codes]
    return any((first or 0) <= card.day.year <= (last or MAXYEAR) for first, last in spans)


_CAN_NARROW: Final[Mapping[str, Callable[[Card, Sequence[str]], bool]]] = {
    "kind": lambda card, codes: card.kind in codes,
    "language": lambda card, codes: any(one.code in codes for one in card.available_in),
    YEAR: _is_of_year,
}


def _plain(understood: Understood) -> str:
    """Return the words of a query and nothing that a database's query language might read."""
    texts = [understood.words, *understood.mention_texts, *understood.only_symbols]
    texts += [term.text for group in understood.required for term in group[:1]]
    return " ".join(word for text in texts for word in _WORD.findall(text))


def _keys(kind: Kind, text: str, reader: Language, *, own: bool) -> Iterator[UUID]:
    for model in kind.sources():
        if issubclass(model, Indexed) and issubclass(model, TranslatableMixin):
            yield from (kind.key_of(row) for row in _rows(model, text, reader, own=own))


def _rows(model: type[Model], text: str, reader: Language, *, own: bool) -> list[Model]:
    rows = model._default_manager.all()  # noqa: SLF001 -- documented by Django, for models of any app
    locale = Locale.objects.filter(language_code=reader.code)
    rows = rows.filter(locale__in=locale) if own else rows.exclude(locale__in=locale)
    try:
        # A savepoint: on PostgreSQL a failed query would spoil the request's transaction.
        with transaction.atomic():
            found = get_search_backend().search(_spelt(text, reader, own=own), rows)
            return list(found[:MOST_FOUND])
    except DatabaseError:
        logger.warning("database search failed", exc_info=True)
        return []


def _spelt(text: str, reader: Language, *, own: bool) -> str:
    return simplified(text) if own and reader.analysis == "chinese" else text
