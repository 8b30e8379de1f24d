"""Pages that only some see, and only at times: what is returned, stale, over, or full of errors."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from activities.cooperation import clock, deciding, introducing
from activities.cooperation.life import Kind
from activities.cooperation.models import Introduction, Offer, Request, Side
from activities.profiles.models import StateFact
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage
from tests.activities.cooperation.making import (
    People,
    a_public_offer,
    a_request,
    an_offer,
    an_open_request,
    at,
)
from tests.activities.making import plant_sections
from tests.activities.profiles.making import a_fact
from tests.journeys.cooperation.visiting import width_of, window_of
from tests.journeys.visitors.test_accessibility import SCHEMES, WIDTHS, findings

# Rights stand in rows that a journey before has taken away with its own.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SAVE = ".account__actions button"
WHY = "Say which courts, and for how many judges."


@dataclass(frozen=True, slots=True)
class Seen:
    """A page at one moment of what it is about.

    Attributes:
        name: of the page, in the room of cooperation; "facts" are those of Kenya.
        key: of what it is about, where it is about one thing.
        shows: a selector of what is there at no other moment.
        press: selector of a button that is pressed first.
        fill: by the name of fields, what is written into them before.
        take: selector of a choice that is taken before.
        status: of the last answer.
    """

    name: str
    key: Any = None
    shows: str = "main"
    press: str = ""
    fill: tuple[tuple[str, str], ...] = ()
    take: str = ""
    status: Literal[200, 409, 422] = 200

    def open(self, page: Page, server: str, code: str) -> None:
        """Go there in a language of the interface, and do what leads to the moment."""
        address = (
            f"/{code}/states/KEN/facts/"
            if self.name == "facts"
            else at(self.name, *filter(None, [self.key]), code=code)
        )
        answer = page.goto(server + address)
        for name, text in self.fill:
            page.locator(f"main [name={name}]").fill(text)
        if self.take:
            page.locator(f"main {self.take}").check()
        if self.press:
            with page.expect_response(lambda one: one.request.method == "POST") as answered:
                page.locator(f"main {self.press}").click()
            answer = answered.value
            page.wait_for_load_state()
        assert answer is not None
        assert (answer.status, page.locator(self.shows).count()) == (self.status, 1), self


def aged(thing: Request | Offer, *, asked: bool) -> Any:
    """Let a year go by without a word, and with ``asked`` the time to answer as well."""
    now = timezone.now()
    later = now - clock.ANSWER * 2 if asked else None
    rows: Any = type(thing)._default_manager  # noqa: SLF001 -- Django's public name
    rows.filter(pk=thing.pk).update(renewed_at=now - clock.FRESH * 1.2, asked_at=later)
    clock.run(now)
    return rows.get(pk=thing.pk)


def returned(thing: Request | Offer, people: People) -> Any:
    """Have the secretariat return what was sent."""
    if isinstance(thing, Request):
        thing = deciding.send_request(thing, people.focal, str(thing.version))
    else:
        thing = deciding.send_offer(thing, people.partner, str(thing.version))
    deciding.give_back(thing, people.secretary, str(thing.version), WHY)
    return thing


def met(people: People, offer: Offer, *steps: Kind) -> Introduction:
    """Return a proposal of the State's that the partner has answered, and what followed."""
    asks = an_open_request(people)
    row = introducing.propose(asks, offer, people.focal, Side.STATE, "From May on?")
    for step in steps:
        if step in {Kind.CONFIRMED, Kind.DECLINED}:
            introducing.answer(row, people.partner, yes=step == Kind.CONFIRMED, reason=WHY)
        elif step == Kind.LAPSED:
            Introduction.objects.filter(pk=row.pk).update(
                status_since=timezone.now() - clock.PARTNER
            )
            clock.run(timezone.now())
        elif step == Kind.FEEDBACK:
            introducing.give_feedback(row, people.partner, Side.PARTNER, 3, "Start small.")
        else:
            introducing.go_on(row, step, people.partner)
        if step == Kind.CONFIRMED:
            introducing.write(row, people.partner, Side.PARTNER, "ru", "Можем приехать в мае.")
            introducing.write(row, people.focal, Side.STATE, "ar", "يناسبنا شهر أيار/مايو.")
    return row


def to_the_state(people: People, offer: Offer) -> list[Seen]:
    """Plant what a focal point sees; return where."""
    asking = deciding.send_request(a_request(author=people.nhri), people.author, "0")
    # An offer that is not shown any more cannot be confirmed, as long as it is not renewed.
    old = a_public_offer(people)
    proposed = introducing.propose(
        an_open_request(people), old, people.partner, Side.PARTNER, "We could come."
    )
    aged(old, asked=True)
    done = met(people, offer, Kind.CONFIRMED, Kind.BEGUN, Kind.COMPLETED, Kind.FEEDBACK)
    confirmed = met(people, offer, Kind.CONFIRMED)
    draft, field, summary = a_request(), ".field--invalid", "#error-summary"
    a_fact(text="زيارة إلى المدينة", kind=StateFact.Kind.VISIT, day=dt.date(2026, 1, 2))
    a_fact(
        status=StateFact.Status.RETURNED, reason=WHY, source_url="https://example.org/a/long/one"
    )
    a_fact(status=StateFact.Status.WITHDRAWN)
    return [
        Seen("own_request", returned(a_request(), people).key, ".alert--warning"),
        Seen("own_request", aged(an_open_request(people), asked=True).key, "#renew"),
        Seen("own_request", asking.key, field, "[name=refuse]", status=422),
        Seen("write_request", draft.key, field, SAVE, (("title", ""),), status=422),
        Seen("propose_to_offer", offer.key, field, SAVE, status=422),
        Seen("introduction", proposed.key, summary, "[name=confirm]", status=409),
        Seen("introduction", confirmed.key, "#contact ~ [role=status]", "[name=show_contact]"),
        Seen("introduction", confirmed.key, field, "[name=write]", status=422),
        Seen("introduction", done.key, field, "[name=feed_back]", status=422),
        Seen("introduction", met(people, offer, Kind.DECLINED).key, "#events"),
        Seen("introduction", met(people, offer, Kind.LAPSED).key, "#events"),
        Seen("facts", None, summary, SAVE, status=422),
    ]


def to_the_partner(people: People, offer: Offer) -> list[Seen]:
    """Plant what a partner sees; return where."""
    draft, field, summary = an_offer(people.partner_body), ".field--invalid", "#error-summary"
    asks = met(people, offer).request
    return [
        Seen("own_offer", returned(an_offer(people.partner_body), people).key, ".alert--warning"),
        Seen("own_offer", aged(a_public_offer(people), asked=False).key, "#renew"),
        Seen("write_offer", draft.key, field, SAVE, (("title", ""),), status=422),
        Seen("introduction", met(people, offer, Kind.CONFIRMED).key, "[name=draft]"),
        Seen(
            "propose_to_request", asks.key, summary, SAVE, take=f"[value='{offer.key}']", status=409
        ),
    ]


def test_what_is_only_seen_at_times_is_open_to_everybody_too(
    chromium: Browser, portal_server: str, portal_homes: dict[str, HomePage]
) -> None:
    plant_sections(portal_homes)
    ensure_secretariat()
    people = People().again()
    offer = a_public_offer(people)
    seen = {
        people.partner: to_the_partner(people, offer),
        people.focal: to_the_state(people, offer),
    }
    reported = []
    for user, moments in seen.items():
        with window_of(chromium, portal_server, user) as page:
            for code, scheme, width in zip(("ar", "en"), SCHEMES, WIDTHS, strict=True):
                for one in moments:
                    one.open(page, portal_server, code)
                    where = f"{code} {one.name} {one.press} {one.shows}"
                    if width_of(page) > 320:
                        reported.append(f"{where}: wide")
                    reported += [f"{where}: {line}" for line in findings(page, [scheme], [width])]
    assert not reported, "\n".join(reported)
