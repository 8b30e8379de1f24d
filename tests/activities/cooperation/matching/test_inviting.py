"""The provider of a good practice is asked for an offer, which is introduced as any other."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from activities.cooperation import deciding, introducing, life, taking
from activities.cooperation.life import Kind
from activities.cooperation.matching import inviting
from activities.cooperation.matching.holding import HELD
from activities.cooperation.models import CooperationEvent, Offer, Request, Side
from activities.repository.models import ActivityPage, AgreedContent
from portal.letters.letters import send_letter
from portal.organisations.models import Membership
from portal.pages.models import SectionPage
from portal.reference.models import Concept
from tests.activities.cooperation.making import SECRET, People, at, letters, signed_in
from tests.activities.cooperation.matching.planting import (
    a_practice,
    asking,
    context,
    entry_of,
    listed,
    matches_of,
)
from tests.activities.making import a_member, agree_to, an_organisation

pytestmark = pytest.mark.usefixtures("without_engine")

BUTTON = 'name="ask"'


@pytest.fixture
def practice(people: People, sections: dict[str, SectionPage]) -> ActivityPage:
    return a_practice(sections["en"], people, title="Courts that travel")


@pytest.fixture
def row(people: People) -> Request:
    del people
    return asking("KEN", title=SECRET, visibility=Request.Visibility.SECRETARIAT)


def press(client: Client, row: Request, key: Any) -> Any:
    return client.post(matches_of(row), {"ask": "1", "candidate": str(key)})


def sent() -> Iterator[Any]:
    """Send the letters that wait, and yield them."""
    for task in DBTaskResult.objects.filter(task_path__endswith="send_letter"):
        send_letter.func(*task.args_kwargs["args"])
    yield from mail.outbox


def test_a_provider_is_asked_once_by_a_letter_that_tells_nothing_of_the_request(
    people: People, focal: Client, row: Request, practice: ActivityPage
) -> None:
    key = practice.translation_key
    assert BUTTON in focal.get(matches_of(row)).content.decode()
    # Who reads the list without answering for the State does not ask.
    for other in (people.secretary, people.visitor):
        client = signed_in(other)
        assert BUTTON not in client.get(matches_of(row)).content.decode()
        assert press(client, row, key).status_code == (409 if other == people.secretary else 404)
    a_member(people.partner_body, "colleague")
    letters()
    answer = press(focal, row, key)
    assert (answer.status_code, answer["Location"]) == (302, matches_of(row))
    event = row.events.get(kind=Kind.INVITED)
    assert (event.user, event.practice_key, event.reason) == (people.focal, key, "")
    told = list(sent())
    assert {one.to[0] for one in told} == {"partner@example.org", "colleague@example.org"}
    state = row.state
    hidden = (SECRET, row.reference, str(row.key), state.label, state.iso3, "justice", "Africa")
    for letter in told:
        whole = f"{letter.subject} {letter.body} {letter.alternatives[0][0]}"
        assert not [word for word in hidden if word in whole]
        assert taking.address(key) in whole
    # A second press, and one at the same moment, which the record itself refuses.
    letters()
    again = press(focal, row, key)
    assert again.status_code == 409
    assert "it was already" in again.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        life.note(row, Kind.INVITED, people.focal, practice=key)
    assert not letters()
    page = focal.get(matches_of(row)).content.decode()
    assert "Its provider was asked for an offer on " in page
    assert BUTTON not in page
    # The record says of which practice, while that is public.
    desk = signed_in(people.secretary)
    review = reverse("cooperation_request_review", args=[row.pk])
    records = ((focal, at("own_request", row.key)), (desk, review))
    for client, address in records:
        shown = client.get(address).content.decode()
        assert "Provider of a good practice asked for an offer" in shown
        assert "Courts that travel" in shown
    AgreedContent.objects.filter(work_key=key).delete()
    for client, address in records:
        assert "Courts that travel" not in client.get(address).content.decode()


def test_who_cannot_be_asked_is_not_and_nothing_is_recorded(
    people: People,
    focal: Client,
    row: Request,
    practice: ActivityPage,
    sections: dict[str, SectionPage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = practice.translation_key
    own = a_practice(sections["en"], people, ("KEN",))
    kept = a_practice(sections["en"], people, helps_peers=False)
    for other in (own.translation_key, kept.translation_key, uuid4()):
        assert press(focal, row, other).status_code == 409
    assert press(focal, row, "x" * 5000).status_code == 422
    # Nobody is there who could answer.
    Membership.objects.filter(user=people.partner).delete()
    page = focal.get(matches_of(row)).content.decode()
    assert "Nobody acts for the provider" in page
    assert BUTTON not in page
    refused = press(focal, row, key)
    assert refused.status_code == 409
    assert "Nobody acts for the provider" in refused.content.decode()
    Membership.objects.create(user=people.partner, organisation=people.partner_body)
    with monkeypatch.context() as few:
        few.setattr(inviting, "MOST_ASKED", 0)
        assert press(focal, row, key).status_code == 429
    Request.objects.filter(pk=row.pk).update(status=Request.Status.CONFIRMED)
    assert press(focal, row, key).status_code == 404
    assert not CooperationEvent.objects.filter(kind=Kind.INVITED).exists()
    assert not letters()


def test_the_letter_leads_to_an_offer_that_says_what_the_practice_says_and_is_introduced(
    people: People, focal: Client, partner: Client, row: Request, practice: ActivityPage
) -> None:
    key = practice.translation_key
    ActivityPage.objects.filter(pk=practice.pk).update(title="Long " * 50)
    AgreedContent.objects.filter(work_key=key).delete()
    page = ActivityPage.objects.get(pk=practice.pk)
    page.save_revision().publish()
    agree_to(page)
    press(focal, row, key)
    ((_template, _email),) = letters()
    with override("en"):
        address = taking.address(key)
    # They find the way there by themselves as well.
    assert address in partner.get(at("own")).content.decode()
    assert "practice=" not in signed_in(people.author).get(at("own")).content.decode()
    assert parse_qs(urlsplit(address).query) == {"practice": [str(key)]}
    start = partner.get(address)
    assert context(start)["taken"].card.key == key
    body = f"organisation-{people.partner_body.pk}"
    assert list(context(start)["taken"].bodies) == [body]
    # In another language than the activity's the texts are left to who offers.
    partner.post(address, {"body": body, "language": "fr"})
    assert Offer.objects.get().texts.get().title == ""
    Offer.objects.all().delete()
    partner.post(address, {"body": body, "language": "en"})
    offer = Offer.objects.get()
    text = offer.texts.get()
    assert (offer.form, offer.activity_key) == (Offer.Form.PRACTICE, key)
    assert text.title.startswith("Long Long")
    assert text.title.endswith(" Long…")
    assert len(text.title) <= 200
    assert text.description == "Judges were trained."
    assert [one.code for one in offer.themes.all()] == ["access-to-justice"]
    assert [one.code for one in offer.channels.all()] == ["peers"]
    assert str(key) in partner.get(at("write_offer", offer.key)).content.decode()
    assert address not in partner.get(at("own")).content.decode()
    # Sent and published, it stands in place of the practice.
    offer.kinds.set(Concept.objects.filter(scheme__code="assistance-kinds", code="training"))
    offer.languages = ["en"]
    offer.save()
    assert listed(focal.get(matches_of(row))) == [key]
    offer = deciding.send_offer(offer, people.partner, str(offer.version))
    offer = deciding.publish(offer, people.secretary, str(offer.version))
    response = focal.get(matches_of(row))
    assert listed(response) == [offer.key]
    assert entry_of(response, offer.key).one.introduce
    assert press(focal, row, key).status_code == 409
    introducing.propose(row, offer, people.focal, Side.STATE, "")
    assert Request.objects.get(pk=row.pk).status == Request.Status.MATCHED


def test_an_address_that_names_no_practice_of_theirs_begins_an_offer_as_usual(
    people: People,
    partner: Client,
    practice: ActivityPage,
    sections: dict[str, SectionPage],
) -> None:
    other = an_organisation("Other (fictitious)")
    people.partner_body, mine = other, people.partner_body
    foreign = a_practice(sections["en"], people).translation_key
    kept = practice.translation_key
    ActivityPage.objects.filter(translation_key=kept).update(helps_peers=False)
    body = f"organisation-{mine.pk}"
    for key in (foreign, kept, uuid4(), "x\x00", ""):
        address = f"{at('start_offer')}?practice={key}"
        assert context(partner.get(address))["taken"] is None
        partner.post(address, {"body": body, "language": "en"})
    assert set(Offer.objects.values_list("form", "activity_key")) == {("standing", None)}


def test_asking_costs_the_same_queries_however_many_there_are(
    people: People,
    focal: Client,
    row: Request,
    practice: ActivityPage,
    sections: dict[str, SectionPage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(HELD, "look_again_seconds", 3600.0)
    press(focal, row, practice.translation_key)

    def queries(*addresses: str) -> list[int]:
        found = []
        for address in addresses:
            focal.get(address)
            with CaptureQueriesContext(connection) as counted:
                focal.get(address)
            found.append(len(counted))
        return found

    pages = (matches_of(row), at("own_request", row.key))
    few = queries(*pages)
    others = [a_practice(sections["en"], people, (iso3,)) for iso3 in ("TZA", "RWA")]
    press(focal, row, others[0].translation_key)
    assert queries(*pages) == few
