"""A visitor with nothing but a keyboard goes through header, menu, search and switcher."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser

MAXIMUM_STOPS = 200
FOCUS = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // A link over several lines: its first line counts.
  const line = element.getClientRects()[0] || box;
  const at = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  return {
    is_page: element === document.body,
    name: (element.innerText || element.getAttribute('aria-label') || element.id || '').trim(),
    html: element.outerHTML.slice(0, 120),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: Boolean(at) && (element.contains(at) || at.contains(element)),
    at: at && at.outerHTML.slice(0, 120),
  };
}"""

# How many stops there must be at least: a video's own controls are more than one.
REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]
  .filter(element => element.tabIndex >= 0 && element.type !== 'hidden')
  .filter(element => element.checkVisibility()).length"""


def focus(page: Page) -> dict[str, Any]:
    """Return what has the focus and how it shows."""
    return dict(page.evaluate(FOCUS))


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab until the focus leaves the page, and give each stop."""
    for _ in range(MAXIMUM_STOPS):
        page.keyboard.press("Tab")
        here = focus(page)
        if here["is_page"]:
            return
        yield here
    pytest.fail(f"the focus never left the page: {here}")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(MAXIMUM_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("the keyboard does not get there")


@pytest.fixture(params=["en", "ar"])
def code(request: pytest.FixtureRequest) -> str:
    """Language of the interface: one of each direction."""
    return str(request.param)


@pytest.mark.parametrize("width", [320, 1280])
def test_focus_is_always_seen_and_in_the_order_of_the_page(
    page: Page, site: Site, code: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    for path in (f"/{code}/", site.portal.about[code], f"/{code}/search/?q={WORDS[code].query}"):
        page.goto(site.url + path)
        stops = list(walk(page))
        expect(page.locator("body > a.skip-link")).to_have_text(stops[0]["name"])
        assert len(stops) > 8
        bad = [stop for stop in stops if stop["outline"] < 2 or not stop["seen"]]
        assert not bad
        assert len(stops) >= page.evaluate(REACHABLE)


def test_focus_is_seen_in_forced_colours(chromium: Browser, site: Site, code: str) -> None:
    with chromium.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{site.url}/{code}/")
        for stop in walk(page):
            assert stop["outline"] >= 2, stop


def test_the_skip_link_is_first_and_leads_to_the_content(page: Page, site: Site, code: str) -> None:
    page.goto(f"{site.url}/{code}/")
    link = page.locator(".skip-link")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    box = link.bounding_box()
    assert box is not None
    assert box["width"] > 44
    assert box["height"] > 24
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_closes_and_gives_the_focus_back(page: Page, site: Site, code: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{site.url}/{code}/")
    opener, menu = page.locator(".menu-button"), page.locator("#site-menu")
    expect(menu).to_be_hidden()
    tab_to(page, opener)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()

    page.keyboard.press("Enter")
    closer = menu.locator(".site-menu__close")
    tab_to(page, closer)
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()

    page.keyboard.press("Enter")
    section = menu.get_by_role("link", name=WORDS[code].section)
    tab_to(page, section)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/{code}/panels/")
    expect(menu).to_be_hidden()


def test_searching_and_filtering(page: Page, site: Site, code: str) -> None:
    page.goto(f"{site.url}/{code}/")
    tab_to(page, page.locator("#site-search"))
    page.keyboard.type(WORDS[code].query)
    page.keyboard.press("Enter")
    expect(page.locator(".search-results .result")).not_to_have_count(0)
    language = page.locator(f".facets input[value='{code}']")
    tab_to(page, language)
    page.keyboard.press("Space")
    tab_to(page, page.locator(".facets button"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**language={code}**")
    expect(page.locator(f".facets input[value='{code}']")).to_be_checked()


def test_the_language_switcher_stays_on_the_same_work(page: Page, site: Site, code: str) -> None:
    there = "ar" if code == "en" else "en"
    page.goto(site.url + site.portal.panel[code])
    tab_to(page, page.locator(f".languages a[hreflang='{there}']"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.url + site.portal.panel[there])
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if there == "ar" else "ltr")

    # A work without a version in that language opens inside that interface.
    page.goto(site.url + site.portal.resolution.format(code=code))
    tab_to(page, page.locator(f".languages a[hreflang='{there}']"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.url + site.portal.resolution.format(code=there))
    expect(page.locator("main article")).to_have_attribute("lang", "fr")
