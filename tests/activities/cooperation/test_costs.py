"""What pages of requests, offers and introductions cost: the same, however much there is."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.cooperation import deciding, introducing
from activities.cooperation.models import Introduction, OfferText, RequestText, Side
from activities.cooperation.views.moderating import LISTS
from portal.languages import CODES
from tests.activities.cooperation.making import (
    People,
    a_public_offer,
    a_recommendation,
    a_request,
    an_offer,
    an_open_request,
    at,
    signed_in,
)


def more(people: People) -> Introduction:
    """Add one of everything that lists show; return the introduction."""
    row, offer = an_open_request(people), a_public_offer(people)
    made = introducing.propose(row, offer, people.focal, Side.STATE, "A few words")
    introducing.answer(made, people.partner, yes=True)
    deciding.send_request(a_request(), people.focal, "0")
    deciding.send_offer(an_offer(people.partner_body), people.partner, "0")
    return made


def longer(made: Introduction, people: People) -> None:
    """Add to everything that the page of one thing shows."""
    for number, code in enumerate(set(CODES) - {"en"}):
        RequestText.objects.create(request=made.request, language=code, title=code, need=code)
        OfferText.objects.create(offer=made.offer, language=code, title=code, description=code)
        made.request.recommendations.add(a_recommendation(key=f"more-{number}"))
        introducing.write(made, people.partner, Side.PARTNER, code, "A message")
        deciding.restrict(made.request, people.focal, "public")


def test_pages_cost_the_same_however_much_there_is(people: People) -> None:
    made = more(people)
    desk, asks, offers = (
        signed_in(user) for user in (people.secretary, people.focal, people.partner)
    )
    pages: list[tuple[Client, str]] = [
        (Client(), at("requests")),
        (Client(), at("offers")),
        (Client(), at("request", made.request.key)),
        (Client(), at("offer", made.offer.key)),
        (asks, at("requests")),
        (asks, at("own")),
        (asks, at("own_request", made.request.key)),
        (asks, at("introduction", made.key)),
        (offers, at("own")),
        (offers, at("own_offer", made.offer.key)),
        (offers, at("introduction", made.key)),
        *((desk, reverse("cooperation_list", args=[name])) for name in LISTS),
        (desk, reverse("cooperation_request_review", args=[made.request_id])),
        (desk, reverse("cooperation_offer_review", args=[made.offer_id])),
    ]

    def costs() -> dict[tuple[int, str], int]:
        found = {}
        for number, (browser, address) in enumerate(pages):
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(address).status_code == 200, address
            found[number, address] = len(asked)
        return found

    # What each process holds in memory is there after a first look.
    costs()
    few = costs()
    for _ in range(3):
        more(people)
    longer(made, people)
    assert costs() == few
    assert max(few.values()) <= 45
