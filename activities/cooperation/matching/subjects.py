"""What matches are of, as their page shows them: offers, requests, good practices, funds."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from activities.cooperation.matching.funding import ShownFund, funds_shown
from activities.cooperation.matching.practices import practices, providers_of
from activities.cooperation.matching.profiles import Form
from activities.cooperation.models import Offer, Request
from activities.cooperation.reading import Shown, show_offer, show_request
from activities.funds.deadlines import Deadline
from portal.languages import active_language
from portal.works.cards import Card
from portal.works.registry import cards_for


@dataclass(frozen=True, slots=True)
class Subject:
    """What one match is of, to one reader.

    Attributes:
        key: of the offer, request, activity or fund.
        form: what it is; none of a request.
        title: as people know it, with ``lang`` and ``dir`` where it is in another language.
        body: who asks or offers.
        url: where it is read.
        introduce: where an introduction is proposed; empty where it is asked elsewhere.
        deadline: of a fund, the next one.
    """

    key: UUID
    title: SafeString
    body: str | Promise
    url: str
    form: Form | None = None
    introduce: str = ""
    deadline: Deadline | None = None


def subjects_of(keys: Collection[UUID]) -> dict[UUID, Subject]:
    """Return what anybody may see of candidates, by key. Eight queries at most.

    Args:
        keys: of offers, activities and funds.
    """
    left = set(keys)
    if not left:
        return {}
    rows = Offer.objects.filter(key__in=left).select_related("state", "organisation")
    offers = rows.prefetch_related("texts").order_by().public_few()
    subjects = {row.key: _offer(show_offer(row)) for row in offers}
    if left := left - subjects.keys():
        subjects |= {key: _fund(key, one) for key, one in funds_shown(left).items()}
    if left := left - subjects.keys():
        subjects |= _practices(left)
    return subjects


def requests_of(rows: Any, keys: Collection[UUID]) -> dict[UUID, Subject]:
    """Return requests as the reader sees them, by key. Two queries, and none without keys.

    Args:
        rows: those the reader may see.
        keys: the wanted ones.
    """
    if not keys:
        return {}
    rows = rows.filter(key__in=keys).order_by()
    return {
        row.key: _request(show_request(row))
        for row in rows.select_related("state").prefetch_related("texts")
    }


def _offer(one: Shown[Offer, Any]) -> Subject:
    key = one.row.key
    return Subject(
        key=key,
        title=_titled(one),
        body=one.body,
        url=reverse("cooperation:offer", args=[key]),
        form=Form.OFFER,
        introduce=reverse("cooperation:propose_to_offer", args=[key]),
    )


def _request(one: Shown[Request, Any]) -> Subject:
    key = one.row.key
    return Subject(
        key=key,
        title=_titled(one),
        body=one.body,
        url=reverse("cooperation:request", args=[key]),
        introduce=reverse("cooperation:propose_to_request", args=[key]),
    )


def _practices(keys: Collection[UUID]) -> dict[UUID, Subject]:
    pages = dict(practices(keys).values_list("translation_key", "pk"))
    if not pages:
        return {}
    reader = active_language()
    cards = cards_for(pages, reader, {"activity"})
    providers = providers_of(pages.values(), reader.code)
    return {key: _practice(card, providers.get(pages[key], "")) for key, card in cards.items()}


def _practice(card: Card, provider: str) -> Subject:
    title = _in_language(card.title, card)
    return Subject(card.key, title, provider, card.url, Form.PRACTICE)


def _fund(key: UUID, one: ShownFund) -> Subject:
    title = _in_language(one.title, one)
    return Subject(key, title, "", one.url, Form.FUND, deadline=one.deadline)


def _in_language(text: str, one: Card | ShownFund | Shown[Any, Any]) -> SafeString:
    if one.is_reader_language:
        return format_html("{}", text)
    return format_html("<span{}>{}</span>", one.language.attributes, text)


def _titled(one: Shown[Any, Any]) -> SafeString:
    return _in_language(one.text.title, one) if one.text else _reference(one.row.reference)


def _reference(text: str) -> SafeString:
    return format_html('<bdi dir="ltr">{}</bdi>', text)
