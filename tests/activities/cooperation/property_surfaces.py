"""Everything of the portal that shows requests, offers and introductions, and to whom what."""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.http import QueryDict
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.urls import reverse
from django.utils.translation import override

from activities.cooperation.models import Offer, Request
from tests.activities.cooperation.property_expected import (
    EXPECTED,
    KEY,
    OK,
    Surface,
    expected_status,
    nothing_more,
)
from tests.activities.cooperation.property_model import (
    COMMON,
    NONCE,
    Meets,
    Model,
    Thing,
)

REFERENCE: Final = re.compile(r"(?:RQ|OF|IN)-\d{6}")
SECRETARIAT_LISTS: Final = ("requests", "offers", "all-requests", "all-offers")


def at(name: str, *args: object, query: str = "", code: str = "en") -> str:
    """Return an address."""
    with override(code):
        return reverse(name, args=args) + query


def addresses(model: Model, organisation: int) -> list[Surface]:
    """Return every surface that there is now."""
    search = f"?q={COMMON}"
    found = [
        Surface("requests", at("cooperation:requests")),
        Surface("requests in Kenya", at("cooperation:requests", query="?state=KEN&kind=training")),
        Surface("offers", at("cooperation:offers")),
        Surface("own", at("cooperation:own")),
        Surface("coordination", at("matching:coordination")),
        Surface("search", at("search:results", query=search)),
        Surface("search in French", at("search:results", query=search, code="fr")),
        Surface("suggestions", at("search:suggestions", query=f"?q={COMMON[:6]}")),
        Surface("feed", at("search_alerts:feed", query=search)),
        Surface("account", at("your_account")),
        Surface("State", at("profiles:state", "KEN")),
        Surface("State in French", at("profiles:state", "KEN", code="fr")),
        Surface("State's feed", at("profiles:feed", "KEN")),
        Surface("recommendation", at("recommendations:recommendation", "test-ken")),
        Surface("organisation", at("organisations:organisation", organisation)),
        Surface("activities", at("repository:listing")),
        Surface("JSON", at("repository:json")),
        Surface("CSV", at("repository:csv")),
        Surface("activities' feed", at("repository:feed")),
        Surface("home", "/en/"),
        Surface("sitemap", "/sitemap-en.xml"),
    ]
    found += [Surface(f"desk {one}", at("cooperation_list", one)) for one in SECRETARIAT_LISTS]
    for asks in model.asks:
        found += [
            Surface("request", at("cooperation:request", asks.key), asks),
            Surface("request in French", at("cooperation:request_in", asks.key, "fr"), asks),
            Surface("own request", at("cooperation:own_request", asks.key), asks),
            Surface("matches of request", at("matching:of_request", asks.key), asks),
            Surface("proposal to request", at("cooperation:propose_to_request", asks.key), asks),
            Surface("desk request", at("cooperation_request_review", asks.pk), asks),
            Surface("work", at("work", asks.key), asks),
        ]
    for offers in model.offers:
        found += [
            Surface("offer", at("cooperation:offer", offers.key), offers),
            Surface("offer in French", at("cooperation:offer_in", offers.key, "fr"), offers),
            Surface("own offer", at("cooperation:own_offer", offers.key), offers),
            Surface("matches of offer", at("matching:of_offer", offers.key), offers),
            Surface("proposal to offer", at("cooperation:propose_to_offer", offers.key), offers),
            Surface("desk offer", at("cooperation_offer_review", offers.pk), offers),
            Surface("work", at("work", offers.key), offers),
        ]
    found += [
        Surface("introduction", at("cooperation:introduction", meets.key), meets)
        for meets in model.meets
    ]
    return found


class Surfaces:
    """Asks the portal as its readers do, and says what is wrong with the answer.

    Args:
        cookies: of each reader's browser; none for who has no account.

    Attributes:
        shown: how often each surface has shown a word, so that none passes by showing nothing.
    """

    def __init__(self, cookies: dict[str, str]) -> None:
        # Django's test client copies every context of every template; nobody reads them here.
        self._handler = ClientHandler(enforce_csrf_checks=False)
        self._requests = RequestFactory()
        self._cookies = cookies
        self.shown: dict[str, int] = {}

    def ask(self, who: str, path: str, posted: dict[str, str] | None = None) -> tuple[int, str]:
        """Return status and text of an answer."""
        plain, _mark, query = path.partition("?")
        if posted is None:
            request = self._requests.get(plain, QueryDict(query))
        else:
            request = self._requests.post(plain, posted)
        request.environ["HTTP_COOKIE"] = self._cookies.get(who, "")
        with override("en"):
            response = self._handler(request.environ)
            text = b"".join(response).decode(errors="replace")
        return response.status_code, text or response.get("Location", "")

    def wrongs(
        self, model: Model, who: str, surface: Surface, *, is_current: bool
    ) -> Iterator[str]:
        """Ask for one address as one reader and yield what is wrong with the answer.

        Args:
            model: who may see what.
            who: the reader.
            surface: the address.
            is_current: whether the index is; while it is not, it may show less.
        """
        status, text = self.ask(who, surface.path)
        place = f"{surface.name} to {who} ({surface.path})"
        yield from (f"{place}: {wrong}" for wrong in self.leaks(model, who, surface.path, text))
        allowed = expected_status(model, who, surface)
        if status not in allowed:
            yield f"{place}: answers {status}, not {sorted(allowed)}: {text[:200]}"
        if status == OK:
            told = EXPECTED.get(surface.name, nothing_more)
            yield from (
                f"{place}: {wrong}"
                for wrong in told(model, who, surface, text, is_current=is_current)
            )
            if NONCE.search(text) or REFERENCE.search(text):
                self.shown[surface.name] = self.shown.get(surface.name, 0) + 1

    def misread(self, model: Model, who: str) -> Iterator[str]:
        """Yield where what everything reads through differs from the model, for one reader."""
        found = User.objects.filter(username=who.replace("_", "-")).first()
        user = found or AnonymousUser()
        pairs: tuple[tuple[Any, list[Any]], ...] = (
            (Request.objects, model.asks),
            (Offer.objects, model.offers),
        )
        for rows, things in pairs:
            seen = set(rows.visible_to(user).values_list("pk", flat=True))
            may = {one.pk for one in things if model.reads(who, one)}
            yield from (f"{who} sees {rows.model.__name__} {pk}" for pk in sorted(seen - may))
            yield from (f"{who} misses {rows.model.__name__} {pk}" for pk in sorted(may - seen))

    def leaks(self, model: Model, who: str, path: str, text: str) -> Iterator[str]:
        """Yield what a text names that somebody may not know."""
        known = model.may_know(who)
        yield from sorted({*NONCE.findall(text), *REFERENCE.findall(text)} - known)
        things: tuple[Thing | Meets, ...] = (*model.asks, *model.offers, *model.meets)
        hidden = {str(one.key) for one in things} - {str(key) for key in model.keys_known_to(who)}
        # The page itself, in other languages, and the way back to it after signing in.
        yield from sorted((hidden & set(KEY.findall(text))) - set(KEY.findall(path)))
