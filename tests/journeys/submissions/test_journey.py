"""One activity from its first word to its withdrawal, on a phone, in two languages."""

from contextlib import suppress
from urllib.parse import quote

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect
from pytest_django import Settings

from activities.repository.models import ActivityPage
from portal.reference.models import State
from search import client
from search.rebuilding import rebuild
from tests.journeys.submissions.conftest import FOCAL_POINTS, MEMBER, SECRETARY, Window
from tests.journeys.visitors.texts import WORDS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SECONDS_TO_BE_FOUND = 5
#: A word that nothing else has.
MARK = "Qzxwv"
SAVE = "main form .button--primary[type=submit]"


def submit(page: Page, below: str, title: str) -> str:
    """Fill in the steps for two States and send them; return the address of what was sent."""
    page.goto(f"{below}/submissions/start/")
    page.locator(SAVE).click()
    page.locator("[name=title]").fill(title)
    page.locator("[name=summary]").fill(title)
    page.locator(SAVE).click()
    page.wait_for_url("**/where/")
    for iso3 in FOCAL_POINTS:
        page.locator("#find_state").fill(State.objects.get(iso3=iso3).label)
        page.locator(f"[name=states][value={iso3}]").check()
    for step in ("subjects", "sharing", "documents", "check"):
        page.locator(SAVE).click()
        page.wait_for_url(f"**/{step}/")
    page.locator(SAVE).click()
    page.wait_for_url(lambda url: "/check/" not in url)
    return page.url


def accept(page: Page, server: str, title: str) -> None:
    """Read what waits for the secretariat, and let the States be asked."""
    page.goto(f"{server}/admin/activities/")
    page.get_by_role("link", name=title).click()
    page.locator("button[name=action][value=accept]").click()
    page.wait_for_url(f"{server}/admin/activities/**")
    expect(page.locator(".messages")).to_be_visible()


def answer(page: Page, below: str, title: str, verdict: str, reason: str = "") -> None:
    """Answer for a State."""
    page.goto(f"{below}/agreement/")
    page.locator("section", has=page.locator("#waiting")).get_by_role("link", name=title).click()
    page.locator(f"[name=verdict][value={verdict}]").check()
    page.locator("[name=reason]").fill(reason)
    page.locator(".agreement-submit").click()
    page.wait_for_url(f"{below}/agreement/")


def withdraw(page: Page, below: str) -> None:
    """Take back the agreement of a State."""
    page.goto(f"{below}/agreement/")
    page.locator("main section .button").first.click()
    page.locator("main form .button--primary").click()
    page.wait_for_url(f"{below}/agreement/")


def surfaces(page: Page, below: str, server: str) -> list[str]:
    """Return where the public finds the activity."""
    code = below.rsplit("/", 1)[1]
    addresses = [
        f"{below}/activities/",
        f"{below}/activities/?states=KEN",
        f"{below}/activities/export.csv",
        f"{below}/activities/export.json",
        f"{below}/activities/feed.atom",
        # The page repeats what was asked, so less is asked than what is looked for.
        f"{below}/search/?q={WORDS[code].query.split()[0]}",
    ]
    request = page.context.request
    found = [one for one in addresses if MARK in request.get(one).text()]
    slug = quote(ActivityPage.objects.get().slug)
    sitemap = request.get(f"{server}/sitemap-{code}.xml").text()
    return found + ["sitemap"] * (f"/{slug}/" in sitemap)


def wait_until_found(page: Page, address: str, title: str) -> None:
    """Search again each second until it is there."""
    hit = page.get_by_role("main").get_by_role("link", name=title)
    for _second in range(SECONDS_TO_BE_FOUND):
        page.goto(address)
        with suppress(AssertionError):
            expect(hit).to_be_visible(timeout=1000)
            return
    pytest.fail(f"not found within {SECONDS_TO_BE_FOUND} s")


def withdraw_while_indexing(page: Page, below: str) -> None:
    """Withdraw in the middle of a rebuild."""
    pressed: list[str] = []

    def once(line: str) -> None:
        if not pressed:
            pressed.append(line)
            withdraw(page, below)

    rebuild(once)
    assert pressed


def withdraw_without_engine(page: Page, below: str, settings: Settings) -> None:
    """Withdraw while Elasticsearch is away."""
    usual = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    client.forget()
    withdraw(page, below)
    settings.ELASTICSEARCH_URL = usual
    client.forget()


def agreed_by_both(
    window: Window, page: Page, portal_server: str, code: str
) -> tuple[Page, Page, str]:
    """Bring an activity to the public, with a change on the way.

    Returns:
        The member's phone, Kenya's, and the address of what was sent.
    """
    below = f"{portal_server}/{code}"
    title = f"{WORDS[code].query.split()[0]} {MARK}"
    member, secretary = window(MEMBER, code), window(SECRETARY, code)
    kenya, uganda = (window(name, code) for name in FOCAL_POINTS.values())
    sent = submit(member, below, title)
    accept(secretary, portal_server, title)
    answer(kenya, below, title, "agree")
    assert surfaces(page, below, portal_server) == []
    answer(uganda, below, title, "change", reason="Name the court, please.")
    member.goto(sent)
    expect(member.locator("main")).to_contain_text("Name the court, please.")
    member.locator("button[name=change]").click()
    title += " Kampala"
    member.locator("[name=title]").fill(title)
    member.locator(SAVE).click()
    member.wait_for_url("**/where/")
    member.goto(f"{sent}check/")
    member.locator(SAVE).click()
    member.wait_for_url(sent)
    accept(secretary, portal_server, title)
    answer(kenya, below, title, "agree")
    assert surfaces(page, below, portal_server) == []
    answer(uganda, below, title, "agree")
    wait_until_found(page, f"{below}/search/?q={title}", title)
    return member, kenya, sent


@pytest.mark.usefixtures("search_index", "worker", "people")
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_from_the_first_word_to_the_withdrawal(
    window: Window, page: Page, portal_server: str, settings: Settings, code: str
) -> None:
    below = f"{portal_server}/{code}"
    with override(code):
        member, kenya, sent = agreed_by_both(window, page, portal_server, code)
        assert len(surfaces(page, below, portal_server)) == 7
        permalink = f"{below}/activities/{ActivityPage.objects.get().reference}/"
        shown = page.goto(permalink)
        assert shown is not None
        assert (shown.status, MARK in page.content()) == (200, True)
        address = page.url
        if code == "fr":
            withdraw_while_indexing(kenya, below)
        else:
            withdraw_without_engine(kenya, below, settings)
        assert surfaces(page, below, portal_server) == []
        for one in (permalink, address):
            gone = page.goto(one)
            assert gone is not None
            assert gone.status == 410
            assert MARK not in page.content()
        expect(page.locator("main")).to_contain_text(gettext("Activity withdrawn"))
        member.goto(sent)
        expect(member.locator(".page-header")).to_contain_text(gettext("Not public"))
