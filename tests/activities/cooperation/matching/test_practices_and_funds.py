"""Good practices and funds in the list of a request, beside offers."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from activities.cooperation.matching.holding import HELD
from activities.cooperation.models import Request
from activities.funds.deadlines import deadlines_of
from activities.funds.funds import Fund
from activities.repository.models import AgreedContent
from portal.organisations.models import Organisation
from portal.pages.models import HomePage, SectionPage
from tests.activities.cooperation.making import People, a_concept, a_recommendation
from tests.activities.cooperation.matching.planting import (
    a_practice,
    asking,
    context,
    entry_of,
    listed,
    matches_of,
    offering,
)
from tests.activities.funds.making import a_fund

pytestmark = pytest.mark.usefixtures("without_engine")


def sums(entry: Any) -> None:
    """Check that what is read sums to what is read."""
    points = sum(round(10 * float(reason.points)) for reason in entry.reasons)
    assert points == round(10 * float(entry.points))
    assert sum(reason.percent for reason in entry.reasons) == 100


def test_a_good_practice_stands_beside_offers_says_why_and_can_be_dismissed(
    people: People, focal: Client, sections: dict[str, SectionPage]
) -> None:
    row = asking("KEN")
    offer = offering(people.partner_body)
    practice = a_practice(sections["en"], people, title="Courts that travel")
    own = a_practice(sections["en"], people, ("KEN",))
    kept = a_practice(sections["en"], people, helps_peers=False)
    address = matches_of(row)
    response = focal.get(address)
    assert set(listed(response)) == {offer.key, practice.translation_key}
    assert not {own.translation_key, kept.translation_key} & set(listed(response))
    entry = entry_of(response, practice.translation_key)
    sums(entry)
    said = {str(reason.title): reason for reason in entry.reasons}
    assert said["Themes"].why == "Fits: Access to justice and legal aid."
    assert said["Region"].why == "Knows the region: Eastern Africa."
    assert (said["Capacity left"].percent, said["Capacity left"].points) == (0, "0.0")
    assert said["Capacity left"].missing == "This does not count for a good practice."
    assert entry.one.body == people.partner_body.name
    assert "Courts that travel" in response.content.decode()
    # Dismissed, learned from, and put back as an offer is.
    sent = {"candidate": str(practice.translation_key), "reason": "kind"}
    after = focal.post(address, sent, follow=True)
    assert listed(after) == [offer.key]
    assert [one.one.key for one in context(after)["gone"]] == [practice.translation_key]
    assert dict(context(after)["learned"])
    focal.post(address, {"candidate": str(practice.translation_key), "undo": "1"})
    assert set(listed(focal.get(address))) == {offer.key, practice.translation_key}
    hidden = {"candidate": str(kept.translation_key), "reason": "kind"}
    assert focal.post(address, hidden).status_code == 404
    # What is offered as well is left to its offer, and what a State takes back is gone.
    taken = offering(people.partner_body, activity_key=practice.translation_key)
    assert set(listed(focal.get(address))) == {offer.key, taken.key}
    # Nobody sees offers of a body that is not known, so such an offer hides no practice either.
    bodies = Organisation.objects.filter(pk=people.partner_body.pk)
    bodies.update(status=Organisation.Status.UNVERIFIED)
    assert listed(focal.get(address)) == [practice.translation_key]
    bodies.update(status=Organisation.Status.VERIFIED)
    AgreedContent.objects.filter(work_key=practice.translation_key).delete()
    assert listed(focal.get(address)) == [offer.key]


def test_a_fund_says_that_it_is_asked_elsewhere_and_until_when(
    people: People, focal: Client, homes: dict[str, HomePage]
) -> None:
    del people
    fund = a_fund(homes["en"], "Peace", fund=Fund.UPR_ASSISTANCE.value)
    travel = a_fund(homes["en"], "Travel", slug="travel", fund=Fund.UPR_PARTICIPATION.value)
    row = asking("KEN")
    address = matches_of(row)
    # Nobody asked for money.
    assert not listed(focal.get(address))
    row.kinds.add(a_concept("assistance-kinds", "financing"))
    Request.objects.get(pk=row.pk).save()
    response = focal.get(address)
    assert listed(response) == [fund.translation_key]
    assert travel.translation_key not in listed(response)
    entry = entry_of(response, fund.translation_key)
    sums(entry)
    said = {str(reason.title): reason for reason in entry.reasons}
    assert said["Themes"].missing == "This does not count for a fund."
    assert said["Assistance"].why == "Fits: Financing."
    page = response.content.decode()
    with override("en"):
        assert reverse("funds:which") in page
        assert date_format(deadlines_of(fund)[0].day, "DATE_FORMAT") in page
    assert "it is asked by an application" in page
    assert "Propose an introduction" not in page
    sent = {"candidate": str(fund.translation_key), "reason": "known"}
    after = focal.post(address, sent, follow=True)
    assert not listed(after)
    assert [one.one.key for one in context(after)["gone"]] == [fund.translation_key]
    sent = {"candidate": str(fund.translation_key), "undo": "1"}
    assert listed(focal.post(address, sent, follow=True)) == [fund.translation_key]
    fund.unpublish()
    assert not listed(focal.get(address))


def test_practices_and_funds_cost_the_same_queries_however_many_there_are(
    people: People,
    focal: Client,
    sections: dict[str, SectionPage],
    homes: dict[str, HomePage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(HELD, "look_again_seconds", 3600.0)
    row = asking("KEN")
    row.kinds.add(a_concept("assistance-kinds", "financing"))
    row.recommendations.add(a_recommendation("KEN", "test-other"))
    offering(people.partner_body)

    def queries() -> int:
        focal.get(matches_of(row))
        with CaptureQueriesContext(connection) as counted:
            response = focal.get(matches_of(row))
        assert {one.one.form for one in context(response)["entries"]} == {
            "offer",
            "practice",
            "fund",
        }
        return len(counted)

    a_practice(sections["en"], people)
    a_fund(homes["en"], "Peace", fund=Fund.UPR_ASSISTANCE.value)
    few = queries()
    a_practice(sections["en"], people, ("TZA",))
    a_fund(homes["en"], "Work", slug="work", fund=Fund.TECHNICAL_COOPERATION.value)
    assert queries() == few <= 50
