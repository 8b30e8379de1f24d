"""The pages: what each shows to whom, from asking to feedback."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from activities.agreement.withdrawal import withdraw
from activities.cooperation import introducing
from activities.cooperation.intending import title_of
from activities.cooperation.models import Introduction, Request, RequestText, Side
from activities.funds.funds import FUNDS
from portal.languages import CODES
from portal.pages.models import SectionPage
from portal.reference.models import State
from tests.activities.cooperation.making import (
    CONTACT,
    SECRET,
    People,
    a_public_offer,
    a_request,
    an_offer,
    an_open_request,
    at,
    signed_in,
)
from tests.activities.making import a_public_activity


def test_lists_and_pages_show_what_may_be_seen_and_no_contact(people: People) -> None:
    row, offer = an_open_request(people), a_public_offer(people)
    anybody = Client()
    for address in (
        at("requests"),
        at("requests", code="ar") + "?kind=training&theme=access-to-justice&state=KEN",
        at("request", row.key),
        at("offers", code="ar") + "?kind=training",
        at("offer", offer.key),
    ):
        page = anybody.get(address)
        assert page.status_code == 200, address
        assert CONTACT not in page.content.decode()
    assert SECRET in anybody.get(at("requests")).content.decode()
    hidden = an_open_request(people, visibility="partners", title="Hidden")
    assert anybody.get(at("request", hidden.key)).status_code == 404
    assert "Hidden" not in anybody.get(at("requests")).content.decode()
    assert signed_in(people.partner).get(at("request", hidden.key)).status_code == 200


def test_the_section_of_cooperation_leads_to_them(sections: dict[str, SectionPage]) -> None:
    a_public_activity(sections["en"])
    page = Client().get(sections["en"].url).content.decode()
    for address in (at("requests"), at("offers"), "/en/activities/"):
        assert f'<a class="button button--primary" href="{address}">' in page


@pytest.mark.usefixtures("people")
def test_an_empty_list_asks_for_no_filter_to_be_removed_that_is_not_set() -> None:
    anybody = Client()
    for name in ("requests", "offers"):
        assert "Nothing yet." in anybody.get(at(name)).content.decode()
        filtered = anybody.get(f"{at(name)}?kind=training").content.decode()
        assert "Remove a filter." in filtered


def test_an_intention_to_apply_to_a_fund_begins_as_a_request(people: People) -> None:
    answer = at_which("state", "ldc", "council", "travel")
    (address,) = re.findall(r'href="([^"]+\?fund=[^"]+)"', answer)
    assert "fund=ldc" in address
    focal = signed_in(people.focal)
    page = focal.get(address).content.decode()
    assert "This is no application" in page
    (body,) = re.findall(r'<option value="(state-[^"]+)"', page)
    focal.post(address, {"body": body, "language": "fr"})
    row = Request.objects.get()
    assert row.channel is not None
    assert (row.channel.code, row.status) == ("fund", Request.Status.DRAFT)
    assert [kind.code for kind in row.kinds.all()] == ["financing"]
    assert "fund=" not in at_which("civil", "", "review")
    assert (
        "This is no application" not in focal.get(at("start_request") + "?fund=x").content.decode()
    )


@pytest.mark.parametrize("language", CODES)
def test_the_title_of_such_a_request_can_be_sent_in_every_language(language: str) -> None:
    texts = [RequestText(language=language, title=title_of(fund, language)) for fund in FUNDS]
    for text in texts:
        text.clean_fields(exclude=["request", "need"])
    assert len({text.title for text in texts}) == len(FUNDS)


def at_which(who: str, country: str, purpose: str, delegates: str = "") -> str:
    """Return the page on which the questionnaire answers."""
    said = {"who": who, "country": country, "purpose": purpose, "delegates": delegates}
    asked = {name: code for name, code in said.items() if code}
    return Client().get("/en/funds/which/", asked).content.decode()


def test_pages_of_those_who_write_and_decide_open(people: People) -> None:
    draft, offer = a_request(), an_offer(people.partner_body)
    focal, partner = signed_in(people.focal), signed_in(people.partner)
    for client, name, args in (
        (focal, "own", ()),
        (focal, "start_request", ()),
        (focal, "own_request", (draft.key,)),
        (focal, "write_request", (draft.key,)),
        (focal, "request_language", (draft.key,)),
        (partner, "start_offer", ()),
        (partner, "own_offer", (offer.key,)),
        (partner, "write_offer", (offer.key,)),
        (partner, "offer_language", (offer.key,)),
    ):
        assert client.get(at(name, *args)).status_code == 200, name
    assert partner.get(at("own_request", draft.key)).status_code == 404
    assert (
        focal.post(at("own_request", draft.key), {"send": "1", "version": "0"}).status_code == 302
    )
    assert Request.objects.get(pk=draft.pk).status == "submitted"
    desk = signed_in(people.secretary)
    assert desk.get(reverse("cooperation_list", args=["requests"])).status_code == 200
    assert desk.get(reverse("cooperation_request_review", args=[draft.pk])).status_code == 200


def test_choices_say_in_which_language_they_stand(people: People) -> None:
    draft = a_request()
    page = signed_in(people.focal).get(at("write_request", draft.key, code="ar")).content.decode()
    assert '<span lang="en" dir="auto">Train judges</span>' in page
    assert '<span lang="ru" dir="auto">Русский</span>' in page


def test_long_lists_of_choices_are_folded_but_where_something_is_chosen(people: People) -> None:
    draft = a_request()
    client, address = signed_in(people.focal), at("write_request", draft.key)
    page = client.get(address).content.decode()
    assert page.count("<details open>") == 1
    assert "<summary>Rule of law and administration of justice</summary>" in page
    typed = {"find": "1", "title": "", "sdgs": ["16.3", "4"], "words": ""}
    page = client.post(address, typed).content.decode()
    assert page.count("<details open>") == 2
    for code in typed["sdgs"]:
        assert f'name="sdgs" value="{code}"' in page


def test_who_comes_from_matches_or_has_one_request_need_not_choose_it_again(
    people: People,
) -> None:
    offer, first = a_public_offer(people), an_open_request(people)
    client, address = signed_in(people.focal), at("propose_to_offer", offer.key)
    assert client.get(address).content.decode().count(" checked") == 1
    an_open_request(people)
    assert " checked" not in client.get(address).content.decode()
    for chosen, ticked in ((first.key, 1), ("bogus", 0)):
        page = client.get(address, {"what": str(chosen)}).content.decode()
        assert page.count(" checked") == ticked


def test_an_introduction_says_nothing_of_an_offer_that_is_public_no_more(
    people: People, sections: dict[str, SectionPage]
) -> None:
    activity = a_public_activity(sections["en"], provider=people.partner_body)
    practice = a_public_offer(
        people, form="practice", activity_key=activity.translation_key, title="Zebra"
    )
    row = an_open_request(people)
    focal = signed_in(people.focal)
    focal.post(at("propose_to_offer", practice.key), {"what": str(row.key), "note": "Hi"})
    address = at("introduction", Introduction.objects.get().key)
    for page in (address, at("own"), at("own_request", row.key)):
        assert "Zebra" in focal.get(page).content.decode()
    withdraw(activity.translation_key, State.objects.get(iso3="KEN"), people.focal)
    for one in (address, at("own"), at("own_request", row.key)):
        page = focal.get(one).content.decode()
        assert "Zebra" not in page
        assert practice.reference in page
    assert "Zebra" in signed_in(people.partner).get(address).content.decode()


def test_an_introduction_from_proposal_to_feedback(people: People) -> None:
    row, offer = an_open_request(people), a_public_offer(people)
    focal, partner = signed_in(people.focal), signed_in(people.partner)
    sent = partner.post(at("propose_to_request", row.key), {"what": str(offer.key), "note": "Hi"})
    assert sent.status_code == 302
    made = Introduction.objects.get()
    address = at("introduction", made.key)
    # Who is asked answers; only who proposed can take it back.
    assert 'name="end"' not in focal.get(address).content.decode()
    assert "Take the proposal back" in partner.get(address).content.decode()
    # Nobody opens a contact before both have confirmed, and who proposed cannot confirm.
    assert partner.post(address, {"confirm": "1"}).status_code == 409
    assert CONTACT not in partner.post(address, {"show_contact": "1"}).content.decode()
    assert focal.post(address, {"confirm": "1"}).status_code == 302
    for one in (focal, partner):
        before = one.get(address).content.decode()
        assert 'name="show_contact"' in before
        assert CONTACT not in before
        assert CONTACT in one.post(address, {"show_contact": "1"}).content.decode()
    assert signed_in(people.other_state).get(address).status_code == 404
    assert signed_in(people.secretary).get(address).status_code == 404
    said = {"write": "1", "language": "en", "text": SECRET}
    assert partner.post(address, said).status_code == 302
    assert SECRET in focal.get(address).content.decode()
    assert partner.post(address, {"draft": "1"}).status_code == 302
    assert focal.post(address, {"begin": "1"}).status_code == 302
    assert focal.post(address, {"complete": "1"}).status_code == 302
    introducing.give_feedback(made, people.focal, Side.STATE, 5, "")
    # Labels would lead to the first of two fields with one identifier.
    page = partner.get(address).content.decode()
    identifiers = re.findall(r' id="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))
    assert partner.post(address, {"feed_back": "1", "worth": "4"}).status_code == 302
    assert Request.objects.get(pk=row.pk).status == "closed"
