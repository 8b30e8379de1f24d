"""Requests and offers in search: only what everybody may see, and gone at once with that."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from activities.agreement.withdrawal import withdraw as withdraw_agreement
from activities.cooperation import clock, deciding, introducing
from activities.cooperation.life import Kind
from activities.cooperation.models import Offer, Request, Side
from portal.languages import BY_CODE
from portal.organisations.models import Organisation
from portal.organisations.verifying import decide
from portal.pages.models import SectionPage
from portal.reference.models import State
from portal.works.registry import kind_named
from search import at_once
from search.client import WRITES, engine
from search.generations import targets
from search.tasks import index_works
from tests.activities.cooperation.making import (
    SECRET,
    People,
    a_public_offer,
    a_request,
    an_open_request,
)
from tests.activities.making import a_public_activity
from tests.journeys.conftest import searchable

if TYPE_CHECKING:
    from uuid import UUID

#: Where visitors are shown works, and what is asked for there.
SURFACES = (
    ("/en/search/", {"q": SECRET}),
    ("/fr/search/", {"kind": "request", "states": "KEN"}),
    ("/en/search/suggestions/", {"q": SECRET[:6]}),
    ("/en/search/feed/", {"q": SECRET}),
)

Thing = Request | Offer


def indexed(*things: Thing) -> list[bool]:
    """Tell of each whether any generation of the index holds it; reads see each write at once."""
    with engine(WRITES) as client:
        found: set[str] = set()
        for name in targets():
            answer = client.mget(index=name, ids=[str(thing.key) for thing in things])
            found |= {one["_id"] for one in answer["docs"] if one.get("found")}
    return [str(thing.key) in found for thing in things]


def shown(path: str, query: dict[str, str]) -> "set[UUID]":
    """Return the keys of the requests that visitors are led to."""
    answer = Client().get(path, query)
    assert answer.status_code == 200
    keys = Request.objects.values_list("key", flat=True)
    return {key for key in keys if str(key) in answer.content.decode()}


def close(people: People, row: Request, offer: Offer) -> None:
    """Take a request through an introduction to its end."""
    made = introducing.propose(row, offer, people.focal, Side.STATE, "A few words")
    introducing.answer(made, people.partner, yes=True)
    introducing.go_on(made, Kind.BEGUN, people.partner)
    introducing.go_on(made, Kind.COMPLETED, people.partner)
    for user, side in ((people.focal, Side.STATE), (people.partner, Side.PARTNER)):
        introducing.give_feedback(made, user, side, 5, "")
    assert Request.objects.get(pk=row.pk).status == Request.Status.CLOSED


def grow_old(row: Request, renewed: timedelta, asked: timedelta) -> None:
    """Let a request be as old as that, and the clock look at it."""
    now = timezone.now()
    Request.objects.filter(pk=row.pk).update(renewed_at=now - renewed, asked_at=now - asked)
    clock.run(now)


def committed(act: Callable[[], Any]) -> None:
    """Do something as if in a transaction of its own."""
    connection.run_on_commit.clear()
    act()
    for entry in list(connection.run_on_commit):
        entry[1]()
    connection.run_on_commit.clear()


@pytest.mark.elasticsearch
def test_the_index_follows_at_once(
    people: People,
    sections: dict[str, SectionPage],
    engine_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Without the limits of time, which a busy machine may pass.
    monkeypatch.setattr(at_once, "WRITES_AT_ONCE", WRITES)
    monkeypatch.setattr(at_once, "ALLOWANCE_SECONDS", 600)
    activity = a_public_activity(sections["en"], provider=people.partner_body)
    offer = a_public_offer(people)
    practice = a_public_offer(people, form="practice", activity_key=activity.translation_key)
    by_nhri = deciding.send_request(a_request(author=people.nhri), people.author, "0")
    deciding.agree(by_nhri, people.focal, "0")
    deciding.authenticate(by_nhri, people.secretary, "0")
    deciding.open_up(by_nhri, people.secretary, "0")
    rows = [an_open_request(people) for _ in range(5)]
    closed, restricted, withdrawn, stale, archived = rows
    kenya = State.objects.get(iso3="KEN")
    ways: list[tuple[Thing, Callable[[], Any]]] = [
        (closed, lambda: close(people, closed, offer)),
        (restricted, lambda: deciding.restrict(restricted, people.focal, "partners")),
        (withdrawn, lambda: deciding.withdraw(withdrawn, people.secretary, "A mistake")),
        # Written by another body: its State takes back that it agreed.
        (by_nhri, lambda: deciding.withdraw(by_nhri, people.focal)),
        (stale, lambda: grow_old(stale, timedelta(days=370), timedelta(days=31))),
        (archived, lambda: grow_old(archived, clock.KEPT, timedelta(days=31))),
        (practice, lambda: withdraw_agreement(activity.translation_key, kenya, people.focal)),
        (offer, lambda: decide(people.partner_body, Organisation.Status.REFUSED)),
    ]
    with searchable(engine_url):
        assert all(indexed(*(thing for thing, _ in ways)))
        for path, query in SURFACES:
            assert shown(path, query) & {row.key for row in rows}, path
        for thing, way in ways:
            assert indexed(thing) == [True]
            committed(way)
            assert indexed(thing) == [False], thing
        for path, query in SURFACES:
            assert not shown(path, query), path
        # What everybody may see again comes back with its task.
        tasks = DBTaskResult.objects.filter(task_path=index_works.module_path)
        tasks.delete()
        connection.run_on_commit.clear()
        deciding.restrict(restricted, people.focal, "public")
        decide(people.partner_body, Organisation.Status.VERIFIED)
        for waiting in tasks:
            index_works.call(**waiting.args_kwargs["kwargs"])
        assert indexed(restricted, offer, practice) == [True, True, False]


def test_what_not_everybody_may_see_is_no_work(people: People) -> None:
    kind = kind_named("request")
    assert kind is not None
    hidden: list[Request] = [
        a_request(),
        deciding.send_request(a_request(author=people.nhri), people.author, "0"),
        deciding.send_request(a_request(), people.focal, "0"),
        deciding.authenticate(
            deciding.send_request(a_request(), people.focal, "0"), people.secretary, "0"
        ),
        an_open_request(people, visibility="partners"),
        an_open_request(people, visibility="secretariat"),
    ]
    row = an_open_request(people)
    keys = [row.key, *(one.key for one in hidden)]
    assert [key for key, _stamp in kind.stamps()] == [row.key]
    assert [one.key for one in kind.documents(keys)] == [row.key]
    assert set(kind.cards(keys, BY_CODE["ru"])) == {row.key}


def test_a_request_is_found_by_what_it_is_about_in_constant_queries(people: People) -> None:
    kind = kind_named("request")
    assert kind is not None
    keys: list[UUID] = [an_open_request(people).key]
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            documents = {one.key: one for one in kind.documents(keys)}
            cards = kind.cards(keys, BY_CODE["ar"])
            stamps = dict(kind.stamps())
        costs.append(len(asked))
        keys += [an_open_request(people).key for _ in range(2)]
    assert costs == [8, 8]
    document = documents[keys[0]]
    assert document.facets == {
        "states": ("KEN",),
        "regions": ("014", "202", "002"),
        "themes": ("access-to-justice",),
        "sdgs": (),
        "assistance": ("training",),
    }
    card = cards[keys[0]]
    assert (card.title, card.language.code, card.url) == (
        SECRET,
        "en",
        f"/ar/cooperation/requests/{keys[0]}/",
    )
    assert card.stamp == document.stamp == stamps[keys[0]]
