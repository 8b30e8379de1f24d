"""Building a new generation of the index while everything goes on."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from portal.works.registry import kind_named, kinds
from search import generations
from search.chunks import chunks
from search.client import WRITES, engine
from search.comparing import Drift, drift
from search.generations import RebuildRunning
from search.index import fingerprint
from search.indexing import index_keys, report
from search.models import IndexGeneration

if TYPE_CHECKING:
    from uuid import UUID

CHUNK: Final = 100
MOST_ROUNDS: Final = 5
POLL_SECONDS: Final = 0.5


class NeverEqual(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """The new index still differed from the database after several rounds of mending."""


def rebuild(say: Callable[[str], None] = lambda _line: None) -> IndexGeneration:
    """Build a complete index beside the live one, then let searches read it, in one step.

    New index, registered as a target of writes, loaded, compared with the database and mended
    until equal, then the alias moves. Changes made meanwhile reach both indexes; a change
    between two steps wins by its version. A rebuild that fails leaves the live index as it was.

    Raises:
        EngineAway: when Elasticsearch goes away; whoever builds or reconciles next clears up.
        NeverEqual: when the comparison never comes out clean.
        RebuildRunning: when another process builds, or took this one for dead.
    """
    with engine(WRITES) as client:
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
    started, done = time.monotonic(), 0
    for kind in kinds():
        # Read to the end before anything is written: an open cursor would hold SQLite's snapshot.
        for keys in chunks([key for key, _ in kind.stamps()], CHUNK):
            generations.still_building(generation)
            report(index_keys(kind, keys, WRITES, [generation.name]))
            done += len(keys)
            rate = done / max(time.monotonic() - started, 0.001)
            say(f"{done} works written, {rate:.0f} a second")


def _catch_up(generation: IndexGeneration, say: Callable[[str], None]) -> None:
    """Compare and mend until equal.

    While editors go on there is always a change under way that has its own task; what differs in
    the same way in every round is another matter.
    """
    always: set[tuple[UUID, str]] | None = None
    for _ in range(MOST_ROUNDS):
        generations.still_building(generation)
        with engine(WRITES) as client:
            differences = drift(client, generation.name)
        if not differences:
            return
        now = {wish for difference in differences for wish in difference.wanted.items()}
        always = now if always is None else always & now
        for difference in differences:
            say(f"{len(difference.keys)} of kind {difference.kind} changed meanwhile")
            mend(difference, [generation.name])
    if always:
        raise NeverEqual(f"{generation.name} differs in {len(always)} works however often mended")
