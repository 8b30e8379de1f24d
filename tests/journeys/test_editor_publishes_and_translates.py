"""An editor writes, publishes, translates and withdraws a page; a visitor finds it, or not."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from portal.pages.models import HomePage
from tests.journeys.conftest import publish_new, sign_in

SECONDS_TO_BE_FOUND = 5
WORDS = {
    "Learning activities in schools": "الأنشطة التعليمية في المدارس",
    "What pupils learn about their rights.": "ما يتعلمه التلاميذ عن حقوقهم.",
}
# Typed as many people type: no hamza on the alef, ta marbuta as ha, no article.
ARABIC_QUERY = "انشطه تعليميه"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("search_index", "worker", "editor"),
]


def search_until(page: Page, address: str, title: str, *, found: bool) -> None:
    """Search again and again, as a visitor would, until a title is (no longer) found."""
    hit = page.locator("main").get_by_role("link", name=title)
    for _ in range(SECONDS_TO_BE_FOUND * 4):
        page.goto(address)
        if (hit.count() > 0) is found:
            break
        page.wait_for_timeout(250)
    expect(hit).to_have_count(1 if found else 0)


def translate_everything(page: Page) -> None:
    """Translate segment after segment in the translation editor."""
    for source, translation in WORDS.items():
        segment = (
            page.locator("li.incomplete").filter(has=page.get_by_text(source, exact=True)).last
        )
        segment.get_by_role("button", name="Translate").click()
        field = page.locator("li.incomplete textarea")
        expect(field).to_have_attribute("lang", "ar")
        field.fill(translation)
        segment.get_by_role("button", name="Save").click()
        expect(page.locator("li.incomplete textarea")).to_have_count(0)


def test_a_page_is_written_found_translated_found_and_withdrawn(
    page: Page,
    editors_page: Page,
    portal_server: str,
    portal_homes: dict[str, HomePage],
) -> None:
    title, arabic_title = next(iter(WORDS.items()))
    english_search = f"{portal_server}/en/search/?q={quote('learning activities')}"
    arabic_search = f"{portal_server}/ar/search/?q={quote(ARABIC_QUERY)}"

    sign_in(editors_page, portal_server)
    home = portal_homes["en"].pk
    publish_new(editors_page, portal_server, home, title, list(WORDS)[1])
    search_until(page, english_search, title, found=True)

    editors_page.goto(f"{portal_server}/admin/pages/{home}/")
    editors_page.get_by_role("link", name=title).first.click()
    editors_page.get_by_role("button", name="Actions").first.click()
    editors_page.get_by_role("link", name="Translate this page").click()
    editors_page.get_by_label("العربية").check()
    editors_page.get_by_role("button", name="Submit").click()
    translate_everything(editors_page)
    editors_page.get_by_role("button", name="Publish in العربية").click()
    editors_page.get_by_text("Published '").wait_for()
    search_until(page, arabic_search, arabic_title, found=True)
    assert page.locator("html").get_attribute("dir") == "rtl"

    editors_page.goto(f"{portal_server}/admin/pages/{home}/")
    editors_page.get_by_role("link", name=title).first.click()
    editors_page.get_by_role("button", name="More actions").click()
    editors_page.get_by_role("link", name="Unpublish").click()
    editors_page.get_by_role("button", name="Yes, unpublish").click()
    editors_page.get_by_text("unpublished").wait_for()
    search_until(page, english_search, title, found=False)
    search_until(page, arabic_search, arabic_title, found=False)


def test_the_page_editor_is_in_the_language_of_the_page(
    editors_page: Page, portal_server: str, portal_homes: dict[str, HomePage], editor: User
) -> None:
    assert editor.is_active
    sign_in(editors_page, portal_server)
    home = portal_homes["ar"].pk
    editors_page.goto(f"{portal_server}/admin/pages/add/pages/standardpage/{home}/")
    expect(editors_page.get_by_role("textbox", name="Title*")).to_have_attribute("dir", "rtl")
    expect(editors_page.get_by_role("textbox", name="Summary")).to_have_attribute("lang", "ar")
    assert editors_page.locator("#id_slug").get_attribute("dir") is None
