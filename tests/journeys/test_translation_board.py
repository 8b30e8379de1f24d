"""The translation board is open to everybody, by keyboard alone too, in both directions."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from portal.pages.models import HomePage, StandardPage
from tests.journeys.conftest import sign_in
from tests.journeys.secretariat.test_accessibility import NARROW, faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("editor"),
]


@pytest.fixture
def work(portal_homes: dict[str, HomePage]) -> StandardPage:
    """A work that is a draft in French, and ready in Spanish with a term to check."""
    page = StandardPage(title="Technical cooperation", slug="a", summary="About it.")
    portal_homes["en"].add_child(instance=page)
    page.save_revision().publish()
    for code in ("fr", "es"):
        translate_object(page, [portal_homes[code].locale])
    spanish = Translation.objects.get(target_locale=portal_homes["es"].locale)
    for segment in StringSegment.objects.filter(source=spanish.source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=spanish.target_locale,
            data=f"Ayuda {segment.pk}",
        )
    found: StandardPage = StandardPage.objects.get(pk=page.pk)
    return found


@pytest.mark.parametrize("code", ["en", "ar"])
def test_axe_finds_nothing(
    editors_page: Page, portal_server: str, work: StandardPage, code: str
) -> None:
    page = editors_page
    sign_in(page, portal_server)
    UserProfile.get_for_user(User.objects.get(username="editor"))
    UserProfile.objects.update(preferred_language=code)
    reported: list[str] = []
    for path in (
        reverse("translation_board"),
        reverse("translation_board_publish"),
        reverse("translation_board_version", args=[work.pk, "es"]),
        reverse("translation_board_version", args=[work.pk, "ru"]),
    ):
        # Wagtail's menu takes its time when a window is made narrow; so it begins narrow.
        page.set_viewport_size(NARROW)
        page.goto(portal_server + path)
        assert page.locator("html").get_attribute("lang") == code
        reported += [f"{path}: {line}" for line in faults(page)]
    assert not reported, "\n".join(reported)


def test_filtering_and_publishing_by_keyboard_alone(
    editors_page: Page, portal_server: str, work: StandardPage
) -> None:
    page = editors_page
    sign_in(page, portal_server)
    page.goto(portal_server + reverse("translation_board"))
    page.locator("[name=text]").focus()
    page.keyboard.type("technical")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("text=technical"))
    expect(page.locator("main table.listing tbody tr")).to_have_count(1)
    link = page.locator("main").get_by_role("link", name="Publish all that are ready")
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Publish them")
    button.wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]").last).to_contain_text("Published.")
    live = StandardPage.objects.get(
        translation_key=work.translation_key, locale__language_code="es"
    )
    assert live.live
