"""Documents with a keyboard, with a screen reader, and with scripts: the page and the reader."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.languages import BY_CODE, CODES
from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.test_accessibility import SCHEMES, findings
from tests.journeys.visitors.test_keyboard import tab_to

pytestmark = pytest.mark.browser

DOCUMENT = "a-hrc-res-57-91"


def test_axe_reports_nothing_in_any_language(chromium: Browser, site: Site) -> None:
    reported = []
    with chromium.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for code in CODES:
            own = code if code in {"ar", "en", "fr"} else "fr"
            for address in (
                f"/{code}/documents/{DOCUMENT}/",
                f"/{code}/documents/{DOCUMENT}/read/{own}/{'en' if own != 'en' else 'ar'}/",
            ):
                page.goto(site.url + address)
                reported += [f"{address}: {line}" for line in findings(page, SCHEMES)]
    assert not reported, "\n".join(reported)


def test_a_screen_reader_meets_the_document_so(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/en/documents/{DOCUMENT}/")
    expect(page.locator("main")).to_match_aria_snapshot("""
      - article:
        - heading "Harbour lanterns" [level=1]
        - paragraph:
          - text: "Read side by side with:"
          - link "العربية"
          - link "Français"
        - button "Print"
        - paragraph: /Recalling its resolution/
        - link "Paragraph 1."
        - paragraph: Decides to light the lanterns;
        - paragraph:
          - link "Cite Paragraph 1"
        - link "Paragraph 2."
    """)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_screen_reader_meets_the_reader_as_a_table(page: Page, site: Site, code: str) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site.url}/{code}/documents/{DOCUMENT}/read/en/ar/")
        table = page.get_by_role("table")
        expect(table.get_by_role("columnheader")).to_have_count(3)
        expect(table.get_by_role("columnheader", name="English")).to_have_count(1)
        expect(table.get_by_role("columnheader", name="العربية")).to_have_count(1)
        row = table.get_by_role("row").filter(
            has=page.get_by_role("rowheader", name="1", exact=True)
        )
        expect(row).to_match_aria_snapshot("""
          - row:
            - rowheader "1"
            - cell:
              - paragraph: Decides to light the lanterns;
            - cell:
              - paragraph: يقرر إضاءة الفوانيس؛
        """)


def test_narrow_versions_follow_each_other_and_wide_ones_stand_abreast(
    page: Page, site: Site
) -> None:
    boxes: dict[int, list[Any]] = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site.url}/en/documents/{DOCUMENT}/read/en/ar/")
        boxes[width] = [page.locator(f"#{code}-para-1").bounding_box() for code in ("en", "ar")]
    assert boxes[320][1]["y"] >= boxes[320][0]["y"] + boxes[320][0]["height"]
    assert boxes[1280][1]["x"] >= boxes[1280][0]["x"] + boxes[1280][0]["width"]
    for code in ("en", "ar"):
        direction = page.locator(f"#{code}-para-1").evaluate("e => getComputedStyle(e).direction")
        assert direction == BY_CODE[code].direction


def test_a_keyboard_is_enough_to_compare_other_languages(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/en/documents/{DOCUMENT}/")
    tab_to(page, page.locator(".document__compare a[lang=ar]"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/en/ar/")
    second = page.get_by_role("navigation", name="Second language")
    tab_to(page, second.get_by_role("link", name="Français"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/en/fr/")
    expect(page.locator("#fr-para-1")).to_contain_text("Décide d’allumer")
    expect(page.get_by_text("not in this version").first).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Change places"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/fr/en/")
    tab_to(page, page.get_by_role("link", name="Open the document"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/en/documents/{DOCUMENT}/")


def test_a_citation_is_copied_and_announced(chromium: Browser, site: Site) -> None:
    with chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{site.url}/en/documents/{DOCUMENT}/")
        tab_to(page, page.get_by_role("link", name="Cite Paragraph 1"))
        page.keyboard.press("Enter")
        address = f"{site.url}/en/documents/{DOCUMENT}/"
        expected = f"A/HRC/RES/57/91, paragraph 1 (English), {address}#para-1"
        expect(page.locator("main").get_by_role("status")).to_contain_text(expected)
        assert page.evaluate("navigator.clipboard.readText()") == expected
        expect(page).to_have_url(address)


def test_a_citation_is_shown_without_scripts(chromium: Browser, site: Site) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}/en/documents/{DOCUMENT}/")
        page.get_by_role("link", name="Cite Paragraph 1").click()
        expect(page.get_by_role("region", name="Cite this paragraph")).to_contain_text(
            "A/HRC/RES/57/91, paragraph 1 (English)"
        )
        expect(page.get_by_role("button", name="Print")).to_have_count(0)


def test_printing_leaves_out_what_only_works_on_a_screen(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/en/documents/{DOCUMENT}/")
    page.emulate_media(media="print")
    assert not page.locator(".paragraph__cite").first.is_visible()
    assert not page.locator(".document__tools").is_visible()
    assert page.locator("#para-1").is_visible()
