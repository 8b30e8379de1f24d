"""A focal point reads matches, takes one from the list and puts it back, on a phone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, expect

from activities.cooperation.life import Kind
from activities.cooperation.matching.inviting import invite
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage
from tests.activities.agreement.asking import enter
from tests.activities.cooperation.making import People
from tests.activities.cooperation.matching.planting import (
    a_practice,
    asking,
    matches_of,
    offering,
)
from tests.activities.making import plant_sections
from tests.journeys.visitors.test_accessibility import findings

# Rows that a journey before has taken away with its own.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_matches_are_open_to_everybody_and_need_no_script(
    chromium: Browser, portal_server: str, portal_homes: dict[str, HomePage]
) -> None:
    sections = plant_sections(portal_homes)
    ensure_secretariat()
    people = People().again()
    row = asking("KEN")
    for number in range(2):
        offering(people.partner_body, f"Offer {number}", regions=("014",), capacity=number + 1)
    offering(people.partner_body, "Other theme", themes=("health",))
    asked = a_practice(sections["en"], people, title="Asked")
    a_practice(sections["en"], people, ("TZA",), title="Not asked yet")
    invite(row, asked.translation_key, people.focal)
    visitor = Client()
    enter(visitor, people.focal)
    cookies: list[Any] = [
        {"name": name, "value": morsel.value, "url": portal_server}
        for name, morsel in visitor.cookies.items()
    ]
    for code in ("ar", "en"):
        address = portal_server + matches_of(row, code)
        with override(code):
            take, back, fit, ask = (
                gettext(text)
                for text in (
                    "Take it from the list",
                    "Put it back",
                    "It does not fit",
                    "Ask its provider for an offer",
                )
            )
            coordination = portal_server + reverse("matching:coordination")
        with chromium.new_context(
            viewport={"width": 320, "height": 900}, java_script_enabled=False
        ) as context:
            context.add_cookies(cookies)
            page = context.new_page()
            page.goto(address)
            assert page.locator(".match").count() == 5
            page.locator(".match").last.locator("summary", has_text=fit).press("Enter")
            page.locator(".match").last.locator("select").select_option("subject")
            page.locator(".match").last.get_by_role("button", name=take).press("Enter")
            expect(page.locator(".match")).to_have_count(4)
            page.get_by_role("button", name=back).press("Enter")
            expect(page.locator(".match")).to_have_count(5)
        with chromium.new_context(
            viewport={"width": 320, "height": 900}, reduced_motion="reduce"
        ) as context:
            context.add_cookies(cookies)
            page = context.new_page()
            # With all that opens open.
            page.goto(f"{address}?language=more")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320
            assert not findings(page)
            expect(page.get_by_role("button", name=ask)).to_have_count(1)
            page.goto(coordination)
            assert not findings(page)
    with chromium.new_context(java_script_enabled=False) as context:
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(portal_server + matches_of(row, "en"))
        page.get_by_role("button", name="Ask its provider for an offer Not asked yet").press(
            "Enter"
        )
        expect(page.get_by_text("Its provider was asked for an offer on")).to_have_count(2)
        assert row.events.filter(kind=Kind.INVITED).count() == 2
