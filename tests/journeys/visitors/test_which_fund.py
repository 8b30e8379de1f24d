"""Which fund fits, found with nothing but a keyboard on a small telephone, and without scripts."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.test_keyboard import tab_to

pytestmark = pytest.mark.browser

QUESTIONS = 4


@pytest.mark.parametrize("code", ["ar", "en"])
def test_from_the_first_question_to_the_fund(chromium: Browser, site: Site, code: str) -> None:
    with chromium.new_context(viewport={"width": 320, "height": 600}) as context:
        page = context.new_page()
        page.goto(f"{site.url}/{code}/funds/which/")
        # Who sends nothing is told so, and led to the question.
        tab_to(page, page.locator("main form button"))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_role("alert").get_by_role("link"))
        page.keyboard.press("Enter")
        for _question in range(QUESTIONS):
            first = page.get_by_role("radio").first
            tab_to(page, first)
            page.keyboard.press("Space")
            expect(first).to_be_checked()
            tab_to(page, page.locator("main form button"))
            with page.expect_navigation():
                page.keyboard.press("Enter")
        expect(page.locator("#which-fits")).to_be_visible()
        expect(page.locator(".which__group--fits .which__list li")).not_to_have_count(0)
        # The last answer is changed, the others stay.
        tab_to(page, page.locator(".which__change").last)
        page.keyboard.press("Enter")
        expect(page.get_by_role("radio").first).to_be_visible()
        expect(page.locator(".which__change")).to_have_count(QUESTIONS - 1)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_it_can_be_printed(chromium: Browser, site: Site, code: str) -> None:
    asked = "who=state&country=ldc&purpose=implement&response=supported"
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}/{code}/funds/which/?{asked}")
        page.emulate_media(media="print")
        expect(page.locator("#which-fits")).to_be_visible()
        expect(page.locator(".which__list").first).to_be_visible()
        for hidden in (".site-menu", ".which__change", ".which__again"):
            expect(page.locator(hidden).first).to_be_hidden()
