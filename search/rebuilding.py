"""Building a new generation of the index while everything goes on."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from portal.works.registry import kind_named
from search import generations
from search.chunks import chunks
from search.client import WRITES, engine
from search.comparing import Drift, drift
from search.generations import RebuildRunning
from search.index import fingerprint
from search.indexing import index_keys, report
from search.leftovers import clear_away
from search.models import IndexGeneration

if TYPE_CHECKING:
    from uuid import UUID

CHUNK: Final = 100
MOST_ROUNDS: Final = 10
#: So many changes at once are the work of editors, whose tasks are on their way.
UNDER_WAY: Final = 100
POLL_SECONDS: Final = 0.5


class NeverEqual(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """The new index still differed from the database after several rounds of mending."""


#: Works that differ, each with the stamp it should have.
Wishes = set[tuple["UUID", str]]


def rebuild(say: Callable[[str], None] = lambda _line: None) -> IndexGeneration:
    """Build a complete index beside the live one, then let searches read it, in one step.

    New index, registered as a target of writes, loaded, compared with the database and mended
    until equal, then the alias moves. Changes made meanwhile reach both indexes; a change
    between two steps wins by its version. A rebuild that fails leaves the live index as it was,
    and the next goes on where it stopped.

    Raises:
        EngineAway: when Elasticsearch goes away.
        NeverEqual: when the comparison never comes out clean; the live index stays.
        RebuildRunning: when another process builds, or took this one for dead.
    """
    with engine(WRITES) as client:
        clear_away(client)
        generation = generations.begin(client)
    try:
        _load(generation, say)
        _catch_up(generation, say)
        with engine(WRITES) as client:
            generations.still_building(generation)
            generations.promote(client, generation)
    except BaseException:
        generations.abandon(generation)
        raise
    say(f"{generation.name} is live")
    return generation


def rebuild_or_wait(seconds: float, say: Callable[[str], None]) -> IndexGeneration | None:
    """Rebuild; while another process rebuilds, wait for it.

    Returns the generation that is live at the end: this process's own, or the other's when it
    was finished in time and has the mapping of the code that runs.

    Raises:
        RebuildRunning: when the other is not done after ``seconds``.
    """
    deadline = time.monotonic() + seconds
    before = generations.live()
    told = False
    while True:
        try:
            return rebuild(say)
        except RebuildRunning:
            if time.monotonic() > deadline:
                raise
        if not told:
            say("Another rebuild is running; waiting for it.")
            told = True
        time.sleep(POLL_SECONDS)
        now = generations.live()
        if now is not None and now != before and now.fingerprint == fingerprint():
            say(f"{now.name} is live, built by the other process.")
            return now


def mend(difference: Drift, indexes: list[str]) -> None:
    """Write what differs, or delete it, re-read now."""
    kind = kind_named(difference.kind)
    report(index_keys(kind, difference.keys, WRITES, indexes))


def _load(generation: IndexGeneration, say: Callable[[str], None]) -> None:
    """Write what is not there: everything into a new index, the rest into one taken over."""
    differences, there = _compared(generation)
    total = there + sum(len(one.missing) + len(one.outdated) for one in differences)
    done = there
    generations.still_building(generation, found=there, done=done, total=total)
    if there:
        say(f"{generation.name}: going on, {there} of {total} works are there")
    started = time.monotonic()
    for difference in differences:
        for keys in chunks(difference.keys, CHUNK):
            report(index_keys(kind_named(difference.kind), keys, WRITES, [generation.name]))
            # What is taken out comes last, and is no work written.
            done = min(done + len(keys), total)
            generations.still_building(generation, done=done)
            pace = (done - there) / max(time.monotonic() - started, 0.001)
            left = (total - done) / pace
            say(f"{done} of {total} works written, {pace:.0f} a second, {left:.0f} s left")


def _catch_up(generation: IndexGeneration, say: Callable[[str], None]) -> None:
    """Compare, works and stamps, and mend until equal.

    While editors go on there is always a change under way that has its own task. So few
    differences, none of which was there before the last mending, are such changes; anything else
    keeps the index from going live.
    """
    before: Wishes | None = None
    for _ in range(MOST_ROUNDS):
        differences, there = _compared(generation)
        generations.still_building(generation, done=there)
        now = {wish for difference in differences for wish in difference.wanted.items()}
        if not now:
            say(f"{generation.name} equals the database: {there} works")
            return
        if before is not None and not now & before and len(now) <= UNDER_WAY:
            say(f"{generation.name} equals the database, but for {len(now)} changes under way")
            return
        before = now
        for difference in differences:
            say(f"{len(difference.keys)} of kind {difference.kind} changed meanwhile")
            mend(difference, [generation.name])
    raise NeverEqual(
        f"{generation.name} still differs in {len(now)} works after {MOST_ROUNDS} rounds"
    )


def _compared(generation: IndexGeneration) -> tuple[list[Drift], int]:
    """Return how an index differs from the database, and how many works it holds as they are."""
    with engine(WRITES) as client:
        differences = drift(client, generation.name)
        held = client.count(index=generation.name)["count"]
    return differences, held - sum(len(one.outdated) + len(one.extra) for one in differences)
