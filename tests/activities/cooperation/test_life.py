"""The life of requests and offers: the table, the steps, the record."""

import pytest
from django.core.exceptions import ValidationError

from activities.cooperation import deciding, life
from activities.cooperation.life import Actor, Kind, TooLateError
from activities.cooperation.models import (
    CooperationEvent,
    Introduction,
    Offer,
    Request,
)
from portal.records import EntryChangedError
from tests.activities.cooperation.making import (
    SECRET,
    People,
    a_request,
    an_offer,
    an_open_request,
    letters,
)


@pytest.mark.parametrize(
    ("table", "model", "first", "ends"),
    [
        (life.REQUEST, Request, "draft", {"closed", "archived", "withdrawn"}),
        (life.OFFER, Offer, "draft", {"archived", "withdrawn"}),
        (life.INTRODUCTION, Introduction, "proposed", {"declined", "lapsed", "ended", "completed"}),
    ],
)
def test_every_status_is_reached_and_only_the_last_ones_lead_nowhere(
    table: dict[str, life.Move], model: type, first: str, ends: set[str]
) -> None:
    every = set(model.Status.values)  # type: ignore[attr-defined] # each has them
    reached: set[str] = set()
    grown = {first}
    while grown - reached:
        reached |= grown
        grown = {
            move.target
            for move in table.values()
            if move.target and reached & {str(one) for one in move.sources}
        }
    assert {str(one) for one in reached} == every
    leads = {str(one) for kind, move in table.items() for one in move.sources if move.target}
    assert every - leads <= ends
    assert all(move.by for move in table.values())


def test_a_focal_point_sends_and_the_secretariat_opens(people: People) -> None:
    row = an_open_request(people)
    assert row.status == "open"
    assert [event.kind for event in row.events.all()] == ["submitted", "authenticated", "opened"]
    assert [event.user for event in row.events.all()][1:] == [people.secretary] * 2
    told = letters()
    assert ("new.txt", people.secretary.email) in told
    assert ("opened.txt", people.focal.email) in told


def test_what_an_institution_writes_needs_the_agreement_of_its_state(people: People) -> None:
    row = deciding.send_request(a_request(author=people.nhri), people.author, "0")
    assert letters() == [("asked.txt", people.focal.email)]
    for who in (people.author, people.other_state, people.secretary):
        with pytest.raises(TooLateError):
            deciding.agree(row, who, "0")
    returned = deciding.refuse(row, people.focal, "0", "Say which courts.")
    assert (returned.status, returned.reason) == ("returned", "Say which courts.")
    again = deciding.send_request(returned, people.author, "0")
    agreed = deciding.agree(again, people.focal, "0")
    assert agreed.status == "submitted"
    assert agreed.agreed_at is not None


def test_what_lacks_something_is_not_sent(people: People) -> None:
    row = a_request()
    row.kinds.clear()
    row.recommendations.clear()
    with pytest.raises(ValidationError) as refused:
        deciding.send_request(row, people.focal, "0")
    assert len(refused.value.messages) == 2
    assert Request.objects.get(pk=row.pk).status == "draft"


def test_nobody_moves_what_is_not_theirs_or_was_changed(people: People) -> None:
    row = deciding.send_request(a_request(), people.focal, "0")
    for who in (people.focal, people.partner, people.other_state):
        with pytest.raises(TooLateError):
            deciding.authenticate(row, who, "0")
    with pytest.raises(TooLateError):
        deciding.authenticate(row, people.secretary, "7")
    with pytest.raises(TooLateError):
        deciding.withdraw(row, people.partner)
    assert not life.allows(row, Kind.OPENED, frozenset(Actor))


def test_an_offer_is_reviewed_before_it_is_public(people: People) -> None:
    row = deciding.send_offer(an_offer(people.partner_body), people.partner, "0")
    assert not Offer.objects.public().exists()
    deciding.give_back(row, people.secretary, "0", "Say for whom.")
    row = deciding.send_offer(row, people.partner, "0")
    row = deciding.publish(row, people.secretary, "0")
    assert Offer.objects.public().get() == row
    deciding.withdraw(row, people.partner, "No capacity.")
    assert not Offer.objects.public().exists()
    with pytest.raises(TooLateError):
        deciding.renew(row, people.partner)


def test_the_record_is_never_changed_and_tells_nothing(people: People) -> None:
    row = an_open_request(people)
    event = CooperationEvent.objects.filter(request=row).first()
    assert event is not None
    event.reason = "Changed"
    for change in (
        event.save,
        event.delete,
        CooperationEvent.objects.all().delete,
        lambda: CooperationEvent.objects.update(reason=""),
    ):
        with pytest.raises(EntryChangedError):
            change()
    assert not CooperationEvent.objects.filter(reason__contains=SECRET).exists()
