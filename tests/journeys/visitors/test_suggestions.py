"""Suggestions while somebody types: an editable combobox (WAI-ARIA 1.2)."""

import re

import pytest
from django.utils.translation import gettext, ngettext, override, pgettext
from playwright.sync_api import Browser, Page, Route, expect

from search.suggestions.vocabulary import forget
from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.test_accessibility import SCHEMES, Scheme, findings
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser

# A title's beginning, and a State's, in the language of the interface.
BEGINNINGS = {"en": "panel disc", "ar": "حلقات النق"}
STATES = {"en": ("keny", "Kenya"), "ar": ("كيني", "كينيا")}
LISTED = """
- combobox "{field}" [expanded]: {text}
- button "{search}"
- listbox "{suggestions}":
  - group "{works}":
    - option /{title}/
    - option /{title}/
- status: "{status}"
"""
SIZES = """list => [...list.querySelectorAll('[role=option]')]
  .map(option => option.getBoundingClientRect().height)"""


@pytest.fixture(autouse=True)
def _vocabularies() -> None:
    forget()


def words(code: str) -> dict[str, str]:
    """Return what is announced in a language."""
    with override(code):
        return {
            "field": gettext("Search this site"),
            "search": gettext("Search"),
            "suggestions": gettext("Suggestions"),
            "works": pgettext("suggestions while typing", "On this portal"),
        }


def told(code: str, count: int) -> str:
    """Return what is said of a number of suggestions."""
    with override(code):
        return ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_keyboard_goes_through_and_the_field_keeps_the_focus(
    page: Page, site: Site, code: str
) -> None:
    page.goto(f"{site.url}/{code}/")
    field = page.locator("#site-search")
    listed = page.locator("#site-search-suggestions")
    options = listed.get_by_role("option")
    chosen = listed.locator("[aria-selected=true]")
    field.focus()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(listed).to_be_hidden()
    page.keyboard.type(BEGINNINGS[code])
    expect(options.first).to_be_visible()
    last = options.count() - 1
    assert last > 2
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", "site-search-suggestions")

    def expect_active(number: int | None) -> None:
        expect(field).to_be_focused()
        if number is None:
            expect(chosen).to_have_count(0)
            assert field.get_attribute("aria-activedescendant") is None
        else:
            expect(chosen).to_have_attribute("id", f"site-search-suggestions-{number}")
            expect(field).to_have_attribute(
                "aria-activedescendant", f"site-search-suggestions-{number}"
            )

    expect_active(None)
    for key, number in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("End", last),
        ("ArrowDown", None),
        ("ArrowUp", last),
        ("Home", 0),
        ("ArrowUp", None),
        ("ArrowDown", 0),
        ("ArrowLeft", None),
    ):
        page.keyboard.press(key)
        expect_active(number)
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(field).to_have_value(BEGINNINGS[code])
    page.keyboard.press("Alt+ArrowDown")
    expect(listed).to_be_visible()
    expect_active(None)
    page.keyboard.press("Alt+ArrowUp")
    expect(listed).to_be_hidden()
    page.keyboard.press("ArrowUp")
    expect_active(last)
    page.keyboard.press("Tab")
    expect(listed).to_be_hidden()
    expect(page.locator("#site-menu .search-form button")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    expect_active(last)
    address = options.nth(last).get_attribute("data-url")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}{address}")


def test_escape_closes_the_list_and_then_clears_the_field(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/en/")
    field, listed = page.locator("#site-search"), page.locator("#site-search-suggestions")
    field.press_sequentially(BEGINNINGS["en"])
    expect(listed).to_be_visible()
    field.press("Escape")
    expect(listed).to_be_hidden()
    expect(field).to_have_value(BEGINNINGS["en"])
    field.press("Escape")
    expect(field).to_have_value("")


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_state_is_searched_for_and_enter_alone_searches_for_what_was_typed(
    page: Page, site: Site, code: str
) -> None:
    beginning, name = STATES[code]
    page.goto(f"{site.url}/{code}/search/")
    field = page.locator("#search-page-query")
    field.press_sequentially(beginning)
    state = page.get_by_role("option", name=name, exact=True)
    expect(state).to_be_visible()
    state.click()
    expect(page.locator("h1")).to_contain_text(name)
    field.fill(beginning)
    expect(page.get_by_role("option", name=name, exact=True)).to_be_visible()
    field.press("Enter")
    expect(page.locator("h1")).to_contain_text(beginning)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_list_is_announced(page: Page, site: Site, code: str) -> None:
    page.goto(f"{site.url}/{code}/")
    page.locator("#page-search").press_sequentially(BEGINNINGS[code])
    form = page.locator("main form")
    options = form.get_by_role("option")
    expect(options.first).to_be_visible()
    expected = LISTED.format(
        text=BEGINNINGS[code],
        title=WORDS[code].section,
        status=told(code, options.count()),
        **words(code),
    )
    expect(form).to_match_aria_snapshot(expected)


def test_another_language_is_marked(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/en/")
    page.locator("#site-search").press_sequentially("حلقات")
    titles = page.get_by_role("group", name="On this portal")
    text = titles.get_by_role("option").first.locator("bdi").first
    expect(text).to_have_attribute("lang", "ar")
    expect(text).to_have_attribute("dir", "rtl")


def test_what_comes_late_is_dropped_and_an_error_leaves_the_field_working(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}/en/")
    field, listed = page.locator("#site-search"), page.locator("#site-search-suggestions")
    page.route("**/suggestions/?q=pan*", lambda _route: None)
    field.press_sequentially("pan")
    with page.expect_request(re.compile(r"suggestions/\?q=pan$")):
        pass
    field.fill("how nat")
    expect(listed.get_by_role("option")).to_have_count(1)

    def fail(route: Route) -> None:
        route.fulfill(status=503)

    page.unroute_all()
    page.route("**/suggestions/?q=broken", fail)
    field.fill("broken")
    expect(listed).to_be_hidden()
    field.press("Enter")
    expect(page).to_have_url(f"{site.url}/en/search/?q=broken")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_axe_reports_nothing_with_the_list_open(
    chromium: Browser, site: Site, code: str, scheme: Scheme
) -> None:
    with chromium.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{site.url}/{code}/")
        page.locator("#page-search").press_sequentially(BEGINNINGS[code])
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        reported = findings(page)
        page.goto(f"{site.url}/{code}/search/?q=zzyzx&exact=1")
        reported += findings(page)
    assert not reported, "\n".join(reported)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_finger_hits_and_nothing_scrolls_sideways(
    chromium: Browser, site: Site, code: str
) -> None:
    with chromium.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    ) as context:
        page = context.new_page()
        page.goto(f"{site.url}/{code}/")
        page.locator(".menu-button").tap()
        field = page.locator("#site-search")
        field.tap()
        field.press_sequentially(BEGINNINGS[code])
        listed = page.locator("#site-search-suggestions")
        expect(listed.get_by_role("option").first).to_be_visible()
        assert min(listed.evaluate(SIZES)) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        # Escape closes the list, not the menu it stands in.
        field.press("Escape")
        expect(listed).to_be_hidden()
        expect(field).to_be_visible()
        field.tap()
        expect(listed).to_be_visible()
        option = listed.get_by_role("option").last
        address = option.get_attribute("data-url")
        option.tap()
        expect(page).to_have_url(f"{site.url}{address}")


def test_the_chosen_option_is_seen_in_forced_colours(chromium: Browser, site: Site) -> None:
    with chromium.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{site.url}/en/")
        page.locator("#site-search").press_sequentially("panel")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        outline = page.locator("[role=option][aria-selected=true]").evaluate(
            "option => getComputedStyle(option).outlineWidth"
        )
        assert outline == "2px"
