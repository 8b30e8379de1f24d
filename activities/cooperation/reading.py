"""Requests and offers as readers see them: each in their language where it exists in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wagtail.query import PageQuerySet

from activities.cooperation.models import (
    CooperationEvent,
    Offer,
    OfferText,
    Request,
    RequestText,
)
from activities.cooperation.models.offer import OfferQuerySet
from activities.cooperation.models.request import RequestQuerySet
from activities.repository.public import public_sources
from portal.languages import Language, active_language
from portal.works.cards import Card, languages_of, version_for
from portal.works.registry import cards_for

ThingT = TypeVar("ThingT", Request, Offer)
TextT = TypeVar("TextT", RequestText, OfferText)


@dataclass(frozen=True, slots=True)
class Shown(Generic[ThingT, TextT]):
    """A request or an offer to one reader.

    Attributes:
        body: who asks or offers, in the reader's language where it has such a name.
        text: the version for this reader; none where nothing is written yet.
        language: of that version.
        is_reader_language: whether that is the reader's own.
        available_in: languages it is written in.
    """

    row: ThingT
    body: str
    text: TextT | None
    language: Language
    is_reader_language: bool
    available_in: tuple[Language, ...]

    @property
    def attributes(self) -> str:
        """``lang`` and ``dir`` of what it says, where the page around is in another language."""
        return "" if self.is_reader_language else self.language.attributes


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry of the record.

    Attributes:
        practice: whose provider was asked for an offer, while it is public.
    """

    event: CooperationEvent
    practice: Card | None


def show_request(row: Request, code: str = "") -> Shown[Request, RequestText]:
    """Return a request to the reader of the active language; no query if its parts are there."""
    reader = active_language()
    language, text, available = _version(list(row.texts.all()), reader, code)
    return Shown(
        row, row.state.label_in(reader.code), text, language, language == reader, available
    )


def show_offer(row: Offer, code: str = "") -> Shown[Offer, OfferText]:
    """Return an offer to the reader of the active language; no query if its parts are there."""
    reader = active_language()
    language, text, available = _version(list(row.texts.all()), reader, code)
    return Shown(row, row.body_in(reader.code), text, language, language == reader, available)


def whole_requests(rows: RequestQuerySet) -> RequestQuerySet:
    """Bring what a list or a page shows of requests, in seven queries whatever their number."""
    return rows.select_related("state", "author", "channel").prefetch_related(
        "texts", "kinds", "themes", "sdgs", "recommendations"
    )


def whole_offers(rows: OfferQuerySet) -> OfferQuerySet:
    """Bring what a list or a page shows of offers, in seven queries whatever their number."""
    return rows.select_related("state", "organisation").prefetch_related(
        "texts", "kinds", "themes", "sdgs", "channels", "regions"
    )


def practice_of(row: Offer) -> Card | None:
    """Return the public activity that an offer is taken from, where there is one."""
    if row.activity_key is None:
        return None
    found = cards_for([row.activity_key], active_language(), {"activity"})
    return found.get(row.activity_key)


def shared_practices() -> PageQuerySet:
    """Return the public activities that are good practices to share with peers."""
    return public_sources().filter(good_practice=True, helps_peers=True)


def practices_of(organisation: int) -> list[tuple[str, str]]:
    """Return key and title of an organisation's public good practices that it would share."""
    pages = shared_practices().filter(providers__organisation=organisation)
    rows = pages.order_by("title", "pk").distinct().values_list("translation_key", "title")
    return [(str(key), title) for key, title in rows]


def recorded(events: Iterable[CooperationEvent]) -> list[Recorded]:
    """Return entries of the record with the good practices they are about, while those are public.

    Costs no query more where there are none.
    """
    rows = list(events)
    keys = [row.practice_key for row in rows if row.practice_key is not None]
    cards = cards_for(keys, active_language(), {"activity"}) if keys else {}
    return [
        Recorded(row, cards.get(row.practice_key) if row.practice_key is not None else None)
        for row in rows
    ]


def source_of(texts: Sequence[RequestText] | Sequence[OfferText]) -> str:
    """Return the language that something was written in first, among all its texts."""
    return next((text.language for text in texts if text.is_original), texts[0].language)


def _version(
    texts: Sequence[TextT], reader: Language, code: str
) -> tuple[Language, TextT | None, tuple[Language, ...]]:
    rows = {text.language: text for text in texts}
    if not rows:
        return reader, None, ()
    if code in rows:
        return rows[code].official_language, rows[code], languages_of(rows)
    source = next((text.language for text in texts if text.is_original), "")
    language, text = version_for(rows, source, reader)
    return language, text, languages_of(rows)
