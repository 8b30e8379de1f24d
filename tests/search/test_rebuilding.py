"""A new generation of the index, built while everything goes on."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from elasticsearch import NotFoundError
from pytest_django import Settings

from portal.pages.models import HomePage
from search.client import WRITES, EngineAway, engine
from search.generations import ABANDONED_AFTER, RebuildRunning, begin, live, promote, targets
from search.index import alias, write_alias
from search.models import IndexClock, IndexGeneration
from search.rebuilding import rebuild, rebuild_or_wait
from search.reconciling import reconcile
from search.tasks import reconcile_when_due
from tests.search.conftest import work
from tests.search.content import indexed_titles, published
from tests.search.notes import Notes

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch", "notes")]

State = IndexGeneration.State
Trees = dict[str, HomePage]


def held() -> set[str]:
    with engine(WRITES) as client:
        return set(client.indices.get_alias(name=alias()).body)


def check() -> str:
    out = StringIO()
    call_command("search_check", stdout=out)
    return out.getvalue()


def test_switches_over_and_keeps_one_generation(notes: Notes) -> None:
    notes.add("a", en="One")
    first = rebuild()
    notes.add("b", en="Two")
    second = rebuild()
    assert held() == {second.name}
    assert set(targets()) == {first.name, second.name}
    third = rebuild()
    assert set(targets()) == {second.name, third.name}
    with engine(WRITES) as client:
        assert not client.indices.exists(index=first.name)
    assert "equals the database" in check()


def test_refuses_a_second_rebuild_and_waits_for_the_first() -> None:
    with engine(WRITES) as client:
        begin(client)
    with pytest.raises(RebuildRunning):
        rebuild()
    with pytest.raises(CommandError, match="still running"):
        call_command("search_rebuild", wait=0, verbosity=0)


def test_is_content_with_what_another_process_built() -> None:
    with engine(WRITES) as client:
        other = begin(client)
    lines: list[str] = []

    def say(line: str) -> None:
        lines.append(line)
        with engine(WRITES) as client:
            if live() is None:
                promote(client, other)

    found = rebuild_or_wait(30, say)
    assert found is not None
    assert found.name == other.name
    assert "waiting" in lines[0]


def test_finishes_what_died_between_the_last_two_steps() -> None:
    first = rebuild()
    with engine(WRITES) as client:
        dead = begin(client)
        promote(client, dead)
    IndexGeneration.objects.filter(pk=first.pk).update(state=State.RETIRED)
    IndexGeneration.objects.filter(pk=dead.pk).update(
        state=State.BUILDING, heartbeat=timezone.now() - ABANDONED_AFTER * 2
    )
    reconcile()
    assert live() == dead
    assert held() == {dead.name}


def test_reconcile_builds_the_first_index(notes: Notes) -> None:
    notes.add("a", en="One")
    assert reconcile_when_due.func()
    assert indexed_titles() == {"One"}


def test_reconcile_mends_every_generation(notes: Notes) -> None:
    changed = notes.add("changed", en="Old")
    gone = notes.add("gone", en="Gone")
    rebuild()
    rebuild()
    notes.change(changed, "2", en="New")
    notes.hidden.add(gone)
    notes.add("new", en="Added")
    lines: list[str] = []
    with pytest.raises(CommandError, match="6 differences"):
        check()
    assert reconcile(lines.append) == 3
    assert indexed_titles() == {"New", "Added"}
    assert len(lines) == 2
    check()


def test_reconcile_takes_out_a_kind_that_is_gone() -> None:
    other = Notes(name="memo")
    with other.registered():
        other.add("a", en="Memo")
        rebuild()
        assert indexed_titles() == {"Memo"}
    reconcile()
    assert indexed_titles() == set()


def test_reconcile_builds_anew_when_elasticsearch_lost_its_data(notes: Notes) -> None:
    notes.add("a", en="One")
    lost = rebuild()
    with engine(WRITES) as client:
        client.indices.delete(index=lost.name)
    reconcile()
    assert indexed_titles() == {"One"}
    assert targets() != [lost.name]


def test_a_write_never_creates_a_lost_index(trees: Trees) -> None:
    lost = rebuild()
    with engine(WRITES) as client:
        client.indices.delete(index=lost.name)
    published(trees["en"], "Meanwhile")
    work()
    assert IndexClock.current().behind
    with engine(WRITES) as client, pytest.raises(NotFoundError):
        client.indices.get(index=write_alias(lost.name))
    assert reconcile_when_due.func()
    assert indexed_titles() == {"Meanwhile"}


def test_reconcile_puts_a_moved_alias_right() -> None:
    old = rebuild()
    new = rebuild()
    with engine(WRITES) as client:
        client.indices.update_aliases(
            actions=[
                {"add": {"index": old.name, "alias": alias()}},
                {"remove": {"index": new.name, "alias": alias()}},
            ]
        )
    with pytest.raises(CommandError):
        check()
    reconcile()
    assert held() == {new.name}


def test_reconcile_waits_its_time(notes: Notes) -> None:
    rebuild()
    assert reconcile_when_due.func()
    notes.add("a", en="Unnoticed")
    assert reconcile_when_due.func()
    assert indexed_titles() == set()
    IndexClock.change(reconciled=timezone.now() - timedelta(minutes=5))
    assert reconcile_when_due.func()
    assert indexed_titles() == {"Unnoticed"}


def test_check_names_a_change_that_no_stamp_shows(notes: Notes) -> None:
    key = notes.add("a", en="One")
    rebuild()
    notes.change(key, "1", en="Two, under the same stamp")
    out = StringIO()
    with pytest.raises(CommandError, match="1 differences"):
        call_command("search_check", stdout=out)
    assert f"outdated note {key}" in out.getvalue()


def test_check_needs_a_live_index() -> None:
    with pytest.raises(CommandError, match="no live search index"):
        check()


def test_a_rebuild_that_fails_does_not_stand_in_the_way(notes: Notes, settings: Settings) -> None:
    usual = settings.ELASTICSEARCH_URL
    notes.add("a", en="One")

    def pull_the_plug(_line: str) -> None:
        settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"

    with pytest.raises(EngineAway):
        rebuild(pull_the_plug)
    settings.ELASTICSEARCH_URL = usual
    reconcile()
    assert indexed_titles() == {"One"}
    assert len(targets()) == 1
