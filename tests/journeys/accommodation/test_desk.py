"""The secretariat's pages of requests are open to everybody of the secretariat."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from panels.accommodation.models import AccommodationRequest
from tests.journeys.accommodation.conftest import CODES, Planted, Window
from tests.journeys.secretariat.test_accessibility import NARROW, faults
from tests.journeys.visitors.test_accessibility import SCHEMES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.mark.parametrize("code", CODES)
def test_axe_finds_nothing(window: Window, portal_server: str, planted: Planted, code: str) -> None:
    page = window(code, handler=True)
    pk = planted.request.pk
    paths = (
        reverse("accommodation_list"),
        reverse("accommodation_record"),
        reverse("accommodation_request", args=[pk]),
        reverse("accommodation_delete", args=[pk]),
    )
    reported: list[str] = []
    for path in paths:
        # Wagtail's menu takes its time when a window is made narrow; so it begins narrow.
        page.set_viewport_size(NARROW)
        page.goto(portal_server + path)
        assert page.url == portal_server + path
        assert page.locator("html").get_attribute("lang") == code
        reported += [f"{path}: {line}" for line in faults(page, SCHEMES)]
    assert not reported, "\n".join(reported)


def test_a_request_is_answered(window: Window, portal_server: str, planted: Planted) -> None:
    page = window("en", handler=True)
    page.goto(portal_server + reverse("accommodation_list"))
    page.get_by_role("link", name=planted.request.reference).click()
    expect(page.locator("main")).to_contain_text("Zephyrine Quillfeather")
    page.get_by_role("radio", name="Arranged").check()
    page.locator("[name=note]").fill("A ramp is there.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(portal_server + reverse("accommodation_list"))
    row = AccommodationRequest.objects.get(pk=planted.request.pk)
    assert row.status == AccommodationRequest.Status.ARRANGED
