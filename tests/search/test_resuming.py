"""Rebuilds that are broken off, gone on with, refused or taken back."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from itertools import count
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import health
from search.client import WRITES, engine
from search.generations import ABANDONED_AFTER, RebuildRunning, begin, live, still_building, targets
from search.index import OWNER, alias, definition, new_name
from search.leftovers import RESUMABLE_FOR
from search.models import IndexClock, IndexGeneration
from search.rebuilding import CHUNK, UNDER_WAY, rebuild
from search.reconciling import reconcile
from tests.search.content import indexed_titles
from tests.search.notes import Notes

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch", "notes")]

State = IndexGeneration.State
WORKS = 2 * CHUNK + 10


def held() -> set[str]:
    with engine(WRITES) as client:
        return set(client.indices.get_alias(name=alias()).body)


def existing() -> set[str]:
    with engine(WRITES) as client:
        return set(client.indices.get(index=f"{alias()}-*").body)


def told(**options: object) -> str:
    out = StringIO()
    call_command("search_rebuild", stdout=out, **options)
    return out.getvalue()


def fall_silent() -> None:
    IndexGeneration.objects.update(heartbeat=timezone.now() - ABANDONED_AFTER * 2)


class Broken(Exception):  # noqa: N818 -- what is done to a rebuild
    pass


def break_off(line: str) -> None:
    if f"{CHUNK} of" in line:
        raise Broken


def test_goes_on_where_a_rebuild_was_broken_off(notes: Notes) -> None:
    keys = [notes.add(str(number), en=f"Note {number}") for number in range(WORKS)]
    with pytest.raises(Broken):
        rebuild(break_off)
    (stopped,) = IndexGeneration.objects.all()
    news = {"state": "stopped", "done": CHUNK, "total": WORKS, "seconds_left": None}
    assert health.rebuild() == news
    assert f"{CHUNK} of {WORKS} works; its builder is gone" in told(status=True)

    # What changes while nobody builds is found, too.
    notes.change(keys[0], "2", en="Changed")
    notes.hidden.add(keys[1])
    lines: list[str] = []
    assert rebuild(lines.append).name == stopped.name
    assert f"{CHUNK - 2} of {WORKS - 1} works are there" in lines[0]
    assert "s left" in lines[1]
    assert len([line for line in lines if "written" in line]) == 2, "not all of them again"
    assert "equals the database" in lines[-2]
    assert indexed_titles() == {"Changed", *(f"Note {number}" for number in range(2, WORKS))}
    assert health.rebuild() is None
    assert existing() == {stopped.name}


def test_who_was_taken_for_dead_goes_on_no_more() -> None:
    with engine(WRITES) as client:
        slow = begin(client)
        fall_silent()
        quick = begin(client)
        assert quick.name == slow.name
        assert health.rebuild() is not None
        with pytest.raises(RebuildRunning):
            still_building(slow)
        still_building(quick)
        with pytest.raises(RebuildRunning):
            begin(client)


@pytest.mark.parametrize(
    "useless", [{"fingerprint": "of another mapping"}, {"created": timezone.now() - RESUMABLE_FOR}]
)
def test_does_not_go_on_with_what_is_of_no_use(useless: dict[str, object]) -> None:
    with engine(WRITES) as client:
        dead = begin(client)
    fall_silent()
    IndexGeneration.objects.update(**useless)
    new = rebuild()
    assert targets() == [new.name]
    assert existing() == {new.name}
    assert new.name != dead.name


class Restless(Notes):
    """Notes whose stamps are others whenever they are asked for."""

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        moment = next(self.moments)
        for key, stamp in super().stamps():
            yield key, f"{stamp} {moment}"

    moments = count()


def test_refuses_to_go_live_without_having_caught_up() -> None:
    first = rebuild()
    restless = Restless(name="restless")
    with restless.registered():
        for number in range(UNDER_WAY):
            restless.add(str(number), en="Changes all the time")
        assert rebuild().state == State.BUILDING, "as it was read; so few changes are editors'"
        second = live()
        restless.add("one too many", en="Changes all the time")
        with pytest.raises(CommandError, match=f"{UNDER_WAY + 1} works .* left as it is"):
            call_command("search_rebuild", verbosity=0)
        assert second is not None
        assert held() == {second.name} != {first.name}


def test_goes_back_at_once_and_forth_again(notes: Notes) -> None:
    with pytest.raises(CommandError, match="no earlier index"):
        told(roll_back=True)
    key = notes.add("a", en="Before")
    first = rebuild()
    second = rebuild()
    assert f"{first.name} is live again" in told(roll_back=True)
    assert held() == {first.name}
    assert live() == first
    notes.change(key, "2", en="After")
    reconcile()
    assert indexed_titles() == {"After"}
    told(roll_back=True)
    assert live() == second
    assert indexed_titles() == {"After"}, "it was written all the time"
    with engine(WRITES) as client:
        begin(client)
    with pytest.raises(CommandError, match="still running"):
        told(roll_back=True)


def test_deletes_indexes_of_nobody_that_are_its_own() -> None:
    rebuild()
    mine = str(IndexClock.current().owner)
    an_hour_ago = timezone.now() - timedelta(hours=1)

    def left(marked: str, moment: timedelta) -> str:
        described = definition()
        described["mappings"]["_meta"] = {OWNER: marked}
        name = new_name(an_hour_ago + moment)
        with engine(WRITES) as client:
            client.indices.create(index=name, **described)
        return name

    orphan = left(mine, timedelta(0))
    of_another_portal = left("another database", timedelta(seconds=1))
    just_being_made = left(mine, timedelta(hours=1))
    before = existing()
    reconcile()
    assert before - existing() == {orphan}
    assert {of_another_portal, just_being_made} < existing()
