"""Pages on which States and the secretariat decide are open to everybody, in both directions.

Axe finds no fault in Wagtail's own frame around the secretariat's pages, so the whole page is
held to its rules, as a visitor's is.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    TimeoutError,  # noqa: A004 -- its name in Playwright
    ViewportSize,
    expect,
)

from tests.activities.moderation.spreadsheets import GOOD, as_csv
from tests.journeys.secretariat.conftest import Site
from tests.journeys.secretariat.planted import CODES, LONG, UNBROKEN, Desk
from tests.journeys.visitors.test_accessibility import Scheme, findings

pytestmark = pytest.mark.browser

# What a page hides beyond its edge can be reached neither by scrolling nor by any other way.
CUT_OFF = """() => [...document.querySelectorAll('main *')].filter(element => {
  const box = element.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1)
    && !element.closest('.w-overflow-x-auto, .table-scroll, .visually-hidden, .w-sr-only');
}).map(element => element.tagName + '.' + element.className)"""
#: Milliseconds.
SETTLED_WITHIN: Final = 3_000
NARROW: ViewportSize = {"width": 320, "height": 900}


@pytest.fixture(params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def window(context: BrowserContext, desk: Desk, code: str) -> Page:
    """Return a narrow window in which the person has signed in."""
    context.add_cookies([{**cookie} for cookie in desk.cookies[code]])  # type: ignore[typeddict-item]  # their keys are right
    return context.new_page()


def faults(page: Page, schemes: Sequence[Scheme | None] = (None,)) -> list[str]:
    """Return what axe reports in these colours, and what is cut off on a narrow screen."""
    # Wagtail's frame finds its width by scripts, on a busy machine a moment after the page.
    with suppress(TimeoutError):
        page.wait_for_function(f"({CUT_OFF})().length === 0", timeout=SETTLED_WITHIN)
    beyond: list[Any] = page.evaluate(CUT_OFF)
    return [f"cut off at 320 px: {one}" for one in beyond] + findings(page, schemes)


@pytest.mark.parametrize("who", ["focal", "secretariat"])
def test_axe_reports_nothing(chromium: Browser, site: Site, code: str, who: str) -> None:
    desk: Desk = getattr(site.planted, who)
    reported = []
    with chromium.new_context(reduced_motion="reduce") as context:
        page = window(context, desk, code)
        for kind, (path, status) in desk.pages[code].items():
            # Wagtail's menu takes its time when a window is made narrow; so it begins narrow.
            page.set_viewport_size(NARROW)
            answer = page.goto(site.url + path)
            assert answer is not None
            assert (answer.status, page.url) == (status, site.url + path), kind
            assert page.locator("html").get_attribute("lang") == code, kind
            reported += [f"{kind}, {line}" for line in faults(page)]
    assert not reported, "\n".join(reported)


def test_declining_without_a_reason(chromium: Browser, site: Site, code: str) -> None:
    """The page says what is missing, leads there, and keeps what was chosen."""
    desk = site.planted.focal
    with chromium.new_context(reduced_motion="reduce") as context:
        page = window(context, desk, code)
        page.set_viewport_size(NARROW)
        page.goto(site.url + desk.pages[code]["open"][0])
        page.locator("[name=verdict][value=decline]").check()
        page.locator(".agreement-submit").click()
        summary = page.locator(".error-summary")
        summary.wait_for()
        assert faults(page) == []
        expect(page.locator("[name=verdict][value=decline]")).to_be_checked()
        summary.locator("a").first.click()
        expect(page.locator("[name=reason]")).to_be_focused()


def test_what_the_secretariat_sends_without_what_is_needed(
    chromium: Browser, site: Site, code: str
) -> None:
    desk = site.planted.secretariat
    reported = []
    with chromium.new_context(reduced_motion="reduce") as context:
        page = window(context, desk, code)
        for kind, button in (
            ("review", "main button[value=return]"),
            ("return in bulk", "main form button[type=submit]"),
            ("note verbale", "main form button[type=submit]"),
            ("spreadsheet", "main form button[type=submit]"),
        ):
            page.set_viewport_size(NARROW)
            page.goto(site.url + desk.pages[code][kind][0])
            with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
                page.locator(button).last.click()
            assert sent.value.status == 422, kind
            page.wait_for_load_state()
            reported += [f"{kind}, {line}" for line in faults(page)]
    assert not reported, "\n".join(reported)


def test_a_spreadsheet_from_its_check_to_its_report(
    chromium: Browser, site: Site, code: str
) -> None:
    desk = site.planted.secretariat
    fine = {**GOOD, "external_id": f"axe-{code}", "title": LONG}
    wrong = {**GOOD, "title": UNBROKEN, "states": "XXX", "organisation": "Nobody"}
    with chromium.new_context(reduced_motion="reduce") as context:
        page = window(context, desk, code)
        page.set_viewport_size(NARROW)
        page.goto(site.url + desk.pages[code]["spreadsheet"][0])
        page.locator("[type=file]").set_input_files(
            {"name": "a.csv", "mimeType": "text/csv", "buffer": as_csv(fine, wrong)}
        )
        page.locator("main form button[type=submit]").click()
        expect(page.locator("table.listing").first.locator("tbody tr")).to_have_count(2)
        assert faults(page) == []
        page.set_viewport_size(NARROW)
        page.locator("form:has([name=ticket]) button").click()
        expect(page.locator("p[role=status]")).to_be_visible()
        assert faults(page) == []
