"""Asking by keyboard alone and without scripts; what axe says of every state."""

import re

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from panels.accommodation.models import AccommodationRequest
from panels.accommodation.sealing import unseal
from tests.journeys.accommodation.conftest import CODES, Planted, Window
from tests.journeys.submissions.test_form import press, tab_to, type_in
from tests.journeys.visitors.test_accessibility import SCHEMES, findings
from tests.panels.accommodation.asking import address

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SEND = "main form .button--primary"


def newest() -> AccommodationRequest:
    return AccommodationRequest.objects.order_by("pk")[1:].get()


@pytest.mark.parametrize("code", CODES)
def test_the_whole_form_with_the_keyboard_alone(
    window: Window, portal_server: str, planted: Planted, code: str
) -> None:
    page = window(code)
    page.goto(portal_server + planted.coming[code].url)
    with page.expect_navigation():
        press(page, f'main a[href="{address(planted.coming[code], code)}"]')
    type_in(page, "name", "Zephyrine")
    # Sent too early: the page says what is missing, and begins there.
    with page.expect_navigation():
        press(page, SEND)
    summary = page.locator("#error-summary")
    expect(summary).to_be_focused()
    with override(code):
        assert page.title().startswith(gettext("Error:"))
    described = {
        "fieldset:has([name=needs])": "id_needs_error",
        "[name=email]": "id_email_error",
        "[name=consent]": "id_consent_error",
    }
    for selector, error in described.items():
        said = page.locator(f"#{error}").inner_text()
        expect(page.locator(selector)).to_have_accessible_description(
            re.compile(re.escape(" ".join(said.split())))
        )
    press(page, '#error-summary a[href="#id_needs_0"]')
    assert page.evaluate("document.activeElement.id") == "id_needs_0"
    page.keyboard.press("Space")
    press(page, "[name=needs][value=captions]", "Space")
    tab_to(page, "[name=name]")
    assert page.locator("[name=name]").input_value() == "Zephyrine"
    type_in(page, "email", "zephyrine@quill.example")
    tab_to(page, "[name=language]")
    press(page, "[name=consent]", "Space")
    with page.expect_navigation():
        press(page, SEND)
    row = newest()
    expect(page.locator("main")).to_contain_text(row.reference)
    said_now = unseal(row.sealed)
    assert said_now.needs == ("international-sign", "captions")
    assert (said_now.name, said_now.language) == ("Zephyrine", code)


def test_without_scripts(window: Window, portal_server: str, planted: Planted) -> None:
    page = window("en", scripts=False)
    page.goto(portal_server + address(planted.coming["en"]))
    page.locator("[name=details]").fill("A doorway of 74 cm")
    page.locator(SEND).click()
    expect(page.locator("#error-summary")).to_be_visible()
    assert page.locator("[name=details]").input_value() == "A doorway of 74 cm"
    page.locator("[name=needs][value=other]").check()
    page.locator("[name=name]").fill("Zephyrine")
    page.locator("[name=phone]").fill("+41 79 555 01 23")
    page.locator("[name=consent]").check()
    page.locator(SEND).click()
    expect(page.locator("main")).to_contain_text(newest().reference)


@pytest.mark.parametrize("code", CODES)
def test_axe_finds_nothing_in_any_state(
    window: Window, portal_server: str, planted: Planted, code: str
) -> None:
    page = window(code)
    reported: list[str] = []

    def look(what: str) -> None:
        assert page.locator("html").get_attribute("lang") == code
        assert overflow(page) == 0, what
        reported.extend(f"{what}: {line}" for line in findings(page, SCHEMES))
        page.set_viewport_size({"width": 320, "height": 900})

    there = portal_server + address(planted.coming[code], code)
    page.goto(there)
    look("empty")
    page.locator(SEND).click()
    expect(page.locator("#error-summary")).to_be_visible()
    look("errors")
    page.locator("[name=needs]").first.check()
    page.locator("[name=name]").fill("Zephyrine")
    page.locator("[name=email]").fill("zephyrine@quill.example")
    page.locator("[name=consent]").check()
    page.locator(SEND).click()
    expect(page.locator("main")).to_contain_text(newest().reference)
    look("sent")
    for what, panel in (("closed", planted.closed), ("undated", planted.undated)):
        page.goto(portal_server + address(panel, code))
        look(what)
    page.goto(portal_server + planted.coming[code].url)
    look("panel")
    assert not reported, "\n".join(reported)


def overflow(page: Page) -> int:
    """Return how many pixels wider the page is than its window."""
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return max(0, int(width))
