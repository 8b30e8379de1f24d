"""Pages of requests, offers and introductions: axe, and no wider than a phone, both ways.

Forms are held to that where they say what is wrong: in ``test_special_states``.
"""

from typing import Any

import pytest
from playwright.sync_api import Browser

from activities.cooperation.models import Introduction
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage
from tests.activities.cooperation.making import (
    People,
    a_public_offer,
    a_request,
    an_open_request,
    at,
    signed_in,
)
from tests.activities.making import plant_sections
from tests.journeys.cooperation.visiting import width_of, window_of
from tests.journeys.visitors.test_accessibility import findings

# Rights stand in rows that a journey before has taken away with its own.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_every_page_is_open_to_everybody_and_fits_a_phone(
    chromium: Browser, portal_server: str, portal_homes: dict[str, HomePage]
) -> None:
    plant_sections(portal_homes)
    ensure_secretariat()
    people = People().again()
    row, offer = an_open_request(people), a_public_offer(people)
    draft = a_request()
    proposed = {"what": str(offer.key), "note": "A few words"}
    signed_in(people.partner).post(at("propose_to_request", row.key), proposed)
    introduction = Introduction.objects.get()
    pages: dict[Any, list[tuple[str, Any]]] = {
        None: [("requests", ""), ("request", row.key), ("offers", ""), ("offer", offer.key)],
        people.focal: [
            ("own", ""),
            ("start_request", ""),
            ("own_request", draft.key),
            ("request_language", draft.key),
            ("introduction", introduction.key),
        ],
        people.partner: [
            ("own_offer", offer.key),
            ("propose_to_request", row.key),
        ],
    }
    for user, addresses in pages.items():
        with window_of(chromium, portal_server, user) as page:
            for code in ("ar", "en"):
                for name, key in addresses:
                    address = portal_server + at(name, *filter(None, [key]), code=code)
                    answer = page.goto(address)
                    assert answer is not None
                    assert answer.status == 200, address
                    assert width_of(page) <= 320, address
                    assert not findings(page), address
