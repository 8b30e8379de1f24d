"""Nothing needs JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_page(chromium: Browser) -> Iterator[Page]:
    """A window that runs no script, as wide as a small telephone."""
    with chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 600}
    ) as context:
        yield context.new_page()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_kind_of_page_can_be_read(plain_page: Page, site: Site, code: str) -> None:
    for kind, (address, _status) in site.addresses(code).items():
        plain_page.goto(address)
        expect(plain_page.locator("h1"), kind).to_be_visible()
        expect(plain_page.locator("html"), kind).to_have_attribute("lang", code)
        expect(plain_page.locator("main"), kind).to_be_visible()
    plain_page.goto(site.url + site.portal.about[code])
    expect(plain_page.get_by_text(WORDS[code].quotation).first).to_be_visible()
    expect(plain_page.locator("main table")).to_be_visible()
    plain_page.locator("summary").click()
    expect(plain_page.locator(".video__transcript .prose")).to_be_visible()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_menu_search_and_switcher_work(plain_page: Page, site: Site, code: str) -> None:
    plain_page.goto(f"{site.url}/{code}/")
    plain_page.locator(".menu-button").click()
    plain_page.locator("#site-menu").get_by_role("link", name=WORDS[code].section).click()
    expect(plain_page.locator("h1")).to_have_text(WORDS[code].section)

    plain_page.locator(".menu-button").click()
    plain_page.locator("#site-search").fill(WORDS[code].query)
    plain_page.locator("#site-menu .search-form button").click()
    expect(plain_page.locator(".search-results .result")).not_to_have_count(0)
    plain_page.locator(".filters > summary").click()
    plain_page.locator(f".facets input[value='{code}']").check()
    plain_page.locator(".facets button").click()
    expect(plain_page.locator(f".facets input[value='{code}']")).to_be_checked()

    plain_page.goto(site.url + site.portal.panel[code])
    plain_page.locator(".languages a[hreflang='fr']").click()
    expect(plain_page).to_have_url(site.url + site.portal.panel["fr"])
