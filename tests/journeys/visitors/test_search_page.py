"""The results page by keyboard, by what a screen reader is told, and with parts and facets open."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.test_accessibility import findings
from tests.journeys.visitors.test_keyboard import tab_to
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser


def searched(page: Page, site: Site, code: str) -> None:
    """Open results with parts of every sort and with chosen facets."""
    word = WORDS[code].quotation.split()[0]
    query = f'{word} -"zzyzx" year:1990..&language={code}&kind=panel&sort=newest'
    page.goto(f"{site.url}/{code}/search/?q={query}")
    expect(page.locator(".result")).not_to_have_count(0)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_everything_open_is_open_to_everybody(page: Page, site: Site, code: str) -> None:
    searched(page, site, code)
    page.evaluate("document.querySelectorAll('.facets details').forEach(d => { d.open = true })")
    assert not findings(page)
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.goto(f"{site.url}/{code}/search/?q=zzyzx+state:zzyzx&language={code}&kind=panel")
    expect(page.locator(".alert")).to_have_count(1)
    assert not findings(page)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_parts_and_facets_by_keyboard(page: Page, site: Site, code: str) -> None:
    searched(page, site, code)
    chips = page.locator(".chip")
    expect(chips).to_have_count(5)
    tab_to(page, chips.nth(1))
    page.keyboard.press("Enter")
    expect(chips).to_have_count(4)
    assert "zzyzx" not in page.url
    # The address leads to the number of results, and reading goes on from there.
    expect(page.locator("#results")).to_be_focused()

    year = page.locator(".facet", has=page.locator("input[name=year]"))
    tab_to(page, year.locator("summary").first)
    page.keyboard.press("Enter")
    tab_to(page, year.locator("input[type=checkbox]").first)
    page.keyboard.press("Space")
    tab_to(page, page.locator(".facets button"))
    page.keyboard.press("Enter")
    expect(chips).to_have_count(5)
    expect(page.locator("#results")).to_be_focused()
    assert "sort=newest" in page.url


@pytest.mark.parametrize("code", ["ar", "en"])
def test_filters_stand_beside_results_and_on_a_phone_behind_one_button(
    page: Page, site: Site, code: str
) -> None:
    page.goto(f"{site.url}/{code}/search/?q={WORDS[code].query}")
    button, filters = page.locator(".filters > summary"), page.locator(".facets")
    expect(filters).to_be_visible()
    expect(button).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 600})
    expect(filters).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(filters).to_be_visible()
    tab_to(page, page.locator(f".facets input[value='{code}']"))
    page.keyboard.press("Space")
    tab_to(page, page.locator(".facets button"))
    page.keyboard.press("Enter")
    # What is chosen can be seen.
    expect(page.locator(f".facets input[value='{code}']")).to_be_checked()
    expect(filters).to_be_visible()


def test_what_a_screen_reader_is_told(page: Page, site: Site) -> None:
    searched(page, site, "en")
    told = page.locator("main").aria_snapshot()
    assert 'region "What you are looking for"' in told
    assert 'link "Remove: Available in English"' in told
    assert 'link "Remove: Without zzyzx"' in told
    assert 'link "Remove: Year since 1990"' in told
    assert 'navigation "Order of the results"' in told
    assert 'form "Filter the results"' in told
    assert 'group "Available in"' in told
    assert "status:" in told
    expect(page.get_by_role("link", name="Newest first")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("checkbox", name="English")).to_be_checked()
