"""Pages of matches: what they list, why, for whom; taking from the list and putting back."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from activities.cooperation.matching.factors import FACTORS
from activities.cooperation.matching.holding import HELD
from activities.cooperation.matching.models import Dismissal
from activities.cooperation.models import Offer, Request
from portal.organisations.models import Organisation
from tests.activities.cooperation.making import People, signed_in
from tests.activities.cooperation.matching.planting import (
    asking,
    context,
    listed,
    matches_of,
    offering,
)

pytestmark = pytest.mark.usefixtures("without_engine")


@pytest.fixture
def request_of_kenya(people: People) -> Request:
    del people
    return asking("KEN", languages=["en", "fr"])


@pytest.fixture
def offers(people: People) -> dict[str, Offer]:
    body = people.partner_body
    return {
        "elsewhere": offering(body, "Elsewhere", regions=("150",)),
        "other theme": offering(body, "Other theme", themes=("health",)),
        "fits": offering(body, "Fits", regions=("014",)),
        "other language": offering(body, "Other language", languages=["ru"]),
        "near": offering(body, "Near", themes=("fair-trial",)),
    }


def test_the_best_offers_stand_first_and_say_why(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    response = focal.get(matches_of(request_of_kenya))
    order = listed(response)
    assert order[0] == offers["fits"].key
    assert set(order) == {offer.key for offer in offers.values()}
    best = context(response)["entries"][0]
    assert [str(reason.title) for reason in best.reasons][:2] == ["UPR recommendations", "Themes"]
    said = {str(reason.title): (reason.why, reason.missing) for reason in best.reasons}
    assert said["Themes"] == ("Fits: Access to justice and legal aid.", "")
    assert said["Languages of work"] == ("Fits: English.", "")
    assert said["Region"][0] == "Knows the region: Eastern Africa."
    assert said["UPR recommendations"][1] == "Nothing is known of 1 of the recommendations."
    total = sum(round(10 * float(reason.points)) for reason in best.reasons)
    assert total == round(10 * float(best.points))
    assert sum(reason.percent for reason in best.reasons) == 100


def test_weights_in_the_address_order_anew_and_what_is_malformed_is_left_aside(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    query = "?language=none&region=bogus&themes=more&kinds=&page=x%00"
    response = focal.get(matches_of(request_of_kenya, query=query))
    order = listed(response)
    assert order.index(offers["other language"].key) < order.index(offers["near"].key)
    titles = {str(reason.title) for reason in context(response)["entries"][0].reasons}
    assert "Languages of work" not in titles
    assert context(response)["is_weighed"]
    options = {one.name: one.options for one in context(response)["weighings"]}
    assert '<option value="more" selected>' in options["themes"]
    assert '<option value="usual" selected>' in options["region"]


def test_a_dismissal_is_learned_from_and_undone_without_a_trace_in_the_ranking(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    address = matches_of(request_of_kenya, query="?region=less")
    before = focal.get(address)
    gone = offers["other theme"]
    sent = {"candidate": str(gone.key), "reason": "subject"}
    after = focal.post(address, sent, follow=True)
    assert after.redirect_chain == [(address, 302)]
    assert gone.key not in listed(after)
    assert [one.one.key for one in context(after)["gone"]] == [gone.key]
    assert {str(title): percent for title, percent in context(after)["learned"]} == {
        "UPR recommendations": 125,
        "Themes": 125,
        "SDG targets": 125,
    }
    # A second time, as another tab may send it, changes nothing.
    focal.post(address, sent)
    assert Dismissal.objects.count() == 1
    undone = focal.post(address, {"candidate": str(gone.key), "undo": "1"}, follow=True)
    assert listed(undone) == listed(before)
    assert [one.points for one in context(undone)["entries"]] == [
        one.points for one in context(before)["entries"]
    ]
    assert not context(undone)["learned"]
    # What was stays on record.
    assert Dismissal.objects.get().undone_at is not None


def test_a_dismissal_without_a_reason_is_asked_for_again_where_it_stands(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    address = matches_of(request_of_kenya)
    for reason in ("", "bogus"):
        response = focal.post(address, {"candidate": str(offers["near"].key), "reason": reason})
        assert response.status_code == 422
        (entry,) = [one for one in context(response)["entries"] if one.errors]
        assert entry.one.key == offers["near"].key
    for candidate in ("", "x" * 5000, "00000000-0000-0000-0000-00000000000g"):
        response = focal.post(address, {"candidate": candidate, "reason": "other"})
        assert response.status_code == 422
    unknown = {"candidate": "00000000-0000-0000-0000-000000000000", "reason": "other"}
    assert focal.post(address, unknown).status_code == 404
    assert not Dismissal.objects.exists()


def test_an_offer_that_is_not_public_any_more_is_in_no_list(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    address = matches_of(request_of_kenya)
    focal.post(address, {"candidate": str(offers["near"].key), "reason": "other"})
    Offer.objects.filter(pk__in=[offers["fits"].pk, offers["near"].pk]).update(status="withdrawn")
    response = focal.get(address)
    assert offers["fits"].key not in listed(response)
    assert not context(response)["gone"]
    Organisation.objects.update(status=Organisation.Status.REFUSED)
    assert not listed(focal.get(address))


def test_only_who_acts_for_the_request_sees_its_matches(
    people: People, request_of_kenya: Request, settings: Settings
) -> None:
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    address = matches_of(request_of_kenya)
    for user in (people.partner, people.other_state, people.visitor, people.author):
        assert signed_in(user).get(address).status_code == 404
    assert signed_in(people.secretary).get(address).status_code == 200
    assert Client().get(address).status_code == 302
    # A focal point who has not shown a second factor is asked for it.
    halfway = Client()
    halfway.force_login(people.focal)
    assert halfway.get(address).status_code == 302
    Request.objects.update(status=Request.Status.CLOSED)
    assert signed_in(people.focal).get(address).status_code == 404


def test_who_offers_sees_the_requests_that_they_may_see(
    people: People, partner: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    for_partners = asking("UGA", visibility=Request.Visibility.PARTNERS)
    hidden = asking("TZA", visibility=Request.Visibility.SECRETARIAT)
    Request.objects.filter(pk=asking("RWA").pk).update(status=Request.Status.WITHDRAWN)
    address = matches_of(offers["fits"])
    assert set(listed(partner.get(address))) == {request_of_kenya.key, for_partners.key}
    secretary = signed_in(people.secretary)
    assert hidden.key in listed(secretary.get(address))
    for user in (people.focal, people.visitor, people.unverified):
        assert signed_in(user).get(address).status_code == 404
    sent = {"candidate": str(for_partners.key), "reason": "context"}
    after = partner.post(address, sent, follow=True)
    assert listed(after) == [request_of_kenya.key]
    # The State's own list is another one.
    assert offers["fits"].key in listed(signed_in(people.other_state).get(matches_of(for_partners)))
    # What the State restricts meanwhile is not shown among the dismissed either.
    Request.objects.filter(pk=for_partners.pk).update(visibility="secretariat")
    assert not context(partner.get(address))["gone"]
    sent = {"candidate": str(hidden.key), "reason": "context"}
    assert partner.post(address, sent).status_code == 404


def test_pages_cost_the_same_queries_for_few_and_many(
    people: People,
    focal: Client,
    partner: Client,
    request_of_kenya: Request,
    offers: dict[str, Offer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is held is compared with the database from time to time, in one query.
    monkeypatch.setattr(HELD, "look_again_seconds", 3600.0)

    def queries(client: Client, address: str) -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address).status_code == 200
        return len(counted)

    pages = ((focal, matches_of(request_of_kenya)), (partner, matches_of(offers["fits"])))
    for client, address in pages:
        client.get(address)
    few = [queries(client, address) for client, address in pages]
    for number in range(12):
        offering(people.nhri, f"Offer {number}", capacity=3, regions=("014", "002"))
        asking("UGA", title=f"Request {number}")
    for client, address in pages:
        # The codes of what is new are read once, and held.
        client.get(address)
    assert [queries(client, address) for client, address in pages] == few
    assert max(few) <= 26


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])

    def handle_data(self, data: str) -> None:
        if self.rows and data.strip():
            self.rows[-1].append(data.strip())


def test_the_table_of_reasons_has_a_row_for_each_and_their_sum(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    del offers
    page = focal.get(matches_of(request_of_kenya, "ar"))
    best = context(page)["entries"][0]
    parser = _Texts()
    parser.feed(page.content.decode())
    rows = parser.rows[: len(best.reasons) + 2]
    assert [row[0] for row in rows[1:-1]] == [str(reason.title) for reason in best.reasons]
    assert rows[-1][1] == best.points
    assert len(best.reasons) < len(FACTORS)


def test_what_was_confirmed_long_ago_says_so(
    focal: Client, request_of_kenya: Request, offers: dict[str, Offer]
) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    Offer.objects.filter(pk=offers["fits"].pk).update(renewed_at=long_ago)
    response = focal.get(matches_of(request_of_kenya))
    (entry,) = [one for one in context(response)["entries"] if one.one.key == offers["fits"].key]
    assert entry.reasons[-1].missing == "Confirmed as current 400 days ago."
