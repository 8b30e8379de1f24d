"""What each address has to answer each reader: whether it is there, and what it must hold."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.works.registry import kind_named
from tests.activities.cooperation.property_model import (
    LOOKING,
    NONCE,
    STATES,
    Asks,
    Meets,
    Model,
    Offers,
    Thing,
)

OK, MOVED, FORBIDDEN, MISSING = 200, 302, 403, 404
KEY: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LISTED: Final = re.compile(r'<h3 class="card__title"[^>]*><a href="[^"]*/([0-9a-f-]{36})/"')
COUNTED: Final = re.compile(r"<h2>\s*(\d+) (?:request|offer)")
MATCHED: Final = re.compile(r'<h3 id="match-([0-9a-f-]{36})"')
TOTAL: Final = re.compile(r"<title>[^<]*\((\d+)\)")
FACET: Final = re.compile(
    r'name="(\w+)" value="([^"]*)"[^>]*> <bdi[^>]*>[^<]*</bdi> '
    r'<span class="facet__count">(\d+)</span>'
)
#: Hits that are on the first page whatever their languages are.
HITS: Final = 2
#: Entries on a page of matches, and of a list.
MATCHES, ENTRIES = 5, 20
ANYBODYS: Final = ("request", "request in French", "offer", "offer in French", "work")
SIGNED_IN: Final = ("own", "coordination", "account")


@dataclass(frozen=True)
class Surface:
    """One address.

    Attributes:
        thing: what it is of, where it is of one.
    """

    name: str
    path: str
    thing: Thing | Meets | None = None


def expected_status(model: Model, who: str, surface: Surface) -> set[int]:
    """Return the statuses that an address may answer somebody with."""
    name, thing = surface.name, surface.thing
    if name.startswith("desk"):
        if who not in model.desk:
            return {MOVED, FORBIDDEN}
        # What is missing without a language is looked for in one.
        return {OK} if not isinstance(thing, Thing) or _at_the_desk(thing) else {MISSING, MOVED}
    if name in ANYBODYS:
        return {OK if _is_shown(model, who, surface) else MISSING}
    if who == "nobody" and (thing is not None or name in SIGNED_IN):
        return {MOVED}
    if name == "organisation":
        return {OK, MISSING}
    return {OK if thing is None or _is_open(model, who, surface) else MISSING}


def _is_shown(model: Model, who: str, surface: Surface) -> bool:
    """Whether an address for anybody shows what it is of."""
    if isinstance(surface.thing, Asks):
        # The address of works opens pages, which requests and offers are not.
        return surface.name != "work" and surface.thing.key in model.listed(who)
    return (
        surface.name != "work"
        and isinstance(surface.thing, Offers)
        and model.is_public(surface.thing)
    )


def _is_open(model: Model, who: str, surface: Surface) -> bool:
    """Whether an address for who is signed in is there for somebody."""
    thing = surface.thing
    if isinstance(thing, Meets):
        return model.is_side(who, thing)
    assert thing is not None
    if surface.name.startswith("own"):
        return model.owns(who, thing)
    is_there = model.is_public(thing)
    if isinstance(thing, Asks):
        is_there = thing.status in LOOKING and model.reads(who, thing)
    is_theirs = model.owns(who, thing) or who in model.desk
    return is_there and (is_theirs or not surface.name.startswith("matches"))


def _at_the_desk(thing: Thing) -> bool:
    if isinstance(thing, Asks):
        return thing.sent and thing.status not in {"draft", "asking"}
    return thing.status != "draft"


def _is_a_work(model: Model, thing: Thing | Meets) -> bool:
    named = "request" if isinstance(thing, Asks) else "offer"
    return isinstance(thing, Thing) and kind_named(named) is not None and model.is_public(thing)


def works(model: Model) -> set[str]:
    """Return the keys of the requests and offers that search may find."""
    return {str(thing.key) for thing in (*model.asks, *model.offers) if _is_a_work(model, thing)}


Told = Callable[..., Iterator[str]]


def nothing_more(*_args: object, **_more: object) -> Iterator[str]:
    """Expect nothing but what holds of every page."""
    return iter(())


def the_list(model: Model, who: str, surface: Surface, text: str, **_more: object) -> Iterator[str]:
    """Expect exactly what may be seen, and its number."""
    keys = model.public_offers() if surface.name == "offers" else model.listed(who)
    if surface.name == "requests in Kenya":
        keys = {one.key for one in model.asks if one.key in keys and one.owner == "KEN"}
    yield from differs(keys, LISTED.findall(text), ENTRIES)
    counted = COUNTED.search(text)
    if counted is None or int(counted[1]) != len(keys):
        yield f"{counted and counted[1]} counted, not {len(keys)}"


def its_words(
    _model: Model, _who: str, surface: Surface, text: str, **_more: object
) -> Iterator[str]:
    """Expect the thing itself."""
    assert isinstance(surface.thing, Thing)
    if not surface.thing.words & set(NONCE.findall(text)):
        yield "says nothing of it"


def own_things(
    model: Model, who: str, _surface: Surface, text: str, **_more: object
) -> Iterator[str]:
    """Expect everything of one's own."""
    own = {str(one.key) for one in (*model.asks, *model.offers) if model.owns(who, one)}
    own |= {str(one.key) for one in model.meets if model.is_side(who, one)}
    yield from (f"lacks {key}" for key in sorted(own - set(KEY.findall(text))))


def the_introduction(
    model: Model, who: str, surface: Surface, text: str, **_more: object
) -> Iterator[str]:
    """Expect what was said, and the request and the offer as far as they may be read."""
    meets = surface.thing
    assert isinstance(meets, Meets)
    found = set(NONCE.findall(text))
    yield from (f"lacks {word}" for word in sorted(meets.words - found))
    if meets.status in {"confirmed", "under-way", "completed"}:
        yield from (f"lacks {word}" for word in sorted(meets.messages - found))
    for thing in (meets.asks, meets.offers):
        if model.reads(who, thing) and not thing.words & found:
            yield f"says nothing of {thing.key}"


def the_offers_that_fit(
    model: Model, _who: str, surface: Surface, text: str, *, is_current: bool
) -> Iterator[str]:
    """Expect public offers of others that were not dismissed, beside good practices and funds.

    All of them where the list has one page, unless the index is old.
    """
    asks = surface.thing
    keys = {
        one.key
        for one in model.offers
        if model.is_public(one)
        and one.owner != getattr(asks, "owner", "")
        and (getattr(asks, "key", None), one.key, "state") not in model.dismissed
    }
    matched, offered = MATCHED.findall(text), {str(one.key) for one in model.offers}
    is_whole = is_current and len(matched) < MATCHES
    found = [key for key in matched if key in offered]
    yield from differs(keys, found, len(keys) if is_whole else 0)


def the_requests_that_fit(
    model: Model, who: str, surface: Surface, text: str, **_more: object
) -> Iterator[str]:
    """Expect all requests of others that look for partners, may be seen and were not dismissed."""
    offers = surface.thing
    assert isinstance(offers, Offers)
    keys = {
        one.key
        for one in model.asks
        if one.status in LOOKING
        and model.reads(who, one)
        and one.owner != offers.owner
        and (one.key, offers.key, "partner") not in model.dismissed
    }
    yield from differs(keys, MATCHED.findall(text), MATCHES)


def who_else(
    model: Model, who: str, _surface: Surface, text: str, **_more: object
) -> Iterator[str]:
    """Expect those that work on the same recommendation: there is one a State."""
    expected: set[UUID] = set()
    for state in STATES:
        seen = [
            one
            for one in model.asks
            if one.owner == state and one.status in LOOKING and model.reads(who, one)
        ]
        has_activity = state == "KEN" and model.is_agreed
        own = any(model.owns(who, one) for one in seen)
        own = own or (has_activity and "partner" in model.bodies(who))
        if (own or who in model.desk) and len(seen) + has_activity > 1:
            expected |= {one.key for one in seen}
    found = re.findall(r'/cooperation/requests/([0-9a-f-]{36})/"', text)
    yield from differs(expected, found, len(expected))


def what_is_found(
    model: Model, _who: str, surface: Surface, text: str, *, is_current: bool
) -> Iterator[str]:
    """Expect all public works, their number and that of each kind; less, while the index is old."""
    if not is_current:
        return
    public = works(model)
    found = public & set(KEY.findall(text))
    if surface.name == "feed":
        yield from (f"lacks {key}" for key in sorted(public - found))
        return
    if len(found) < min(len(public), HITS):
        yield f"shows {len(found)} of {len(public)}"
    total, number = TOTAL.search(text), len(public) + model.is_agreed
    if total is None or int(total[1]) != number:
        yield f"{total and total[1]} found, not {number}"
    offers = sum(model.is_public(one) for one in model.offers)
    kinds = {"offer": offers, "request": len(public) - offers, "activity": int(model.is_agreed)}
    for facet, value, count in FACET.findall(text):
        most = kinds.get(value, 0) if facet == "kind" else number
        if int(count) > most:
            yield f"{count} of {facet} {value} counted, not {most}"


def differs(keys: set[UUID], found: list[str], size: int) -> Iterator[str]:
    """Yield how a page of a list differs from what it should hold.

    Args:
        keys: of the whole list.
        found: those of its first page.
        size: of a page; 0 where it may hold less.
    """
    wanted = {str(key) for key in keys}
    yield from (f"lists {key}" for key in sorted(set(found) - wanted))
    if len(found) < min(len(wanted), size):
        yield f"lists {len(found)} of {len(wanted)}"


EXPECTED: Final[dict[str, Told]] = {
    "requests": the_list,
    "requests in Kenya": the_list,
    "offers": the_list,
    "request": its_words,
    "own request": its_words,
    "desk request": its_words,
    "offer": its_words,
    "own offer": its_words,
    "desk offer": its_words,
    "own": own_things,
    "introduction": the_introduction,
    "matches of request": the_offers_that_fit,
    "matches of offer": the_requests_that_fit,
    "coordination": who_else,
    "search": what_is_found,
    "search in French": what_is_found,
    "feed": what_is_found,
}
