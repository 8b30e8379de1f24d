"""The property test's way of looking: what is asked for after a step, and in the end.

Every address for every reader after every step would cost half a minute a step. So after each
step that wrote anything what everything reads through is compared for some readers, and after
some one address is asked for as one of them; many are in the end.
"""

import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from activities.cooperation.models import CooperationEvent
from activities.repository.catalogue.keeping import Held
from portal.letters.letters import send_letter
from portal.works.registry import kind_named
from search.alerts.models import Alert
from search.alerts.tasks import send_alerts
from search.client import WRITES, engine
from search.generations import targets
from search.models import IndexClock
from search.reconciling import reconcile
from search.tasks import index_works
from tests.activities.cooperation.blindness import differences
from tests.activities.cooperation.property_acts import Acts
from tests.activities.cooperation.property_expected import Surface
from tests.activities.cooperation.property_model import (
    NONCE,
    READERS,
    Asks,
    Meets,
    Model,
    Offers,
    Thing,
)
from tests.activities.cooperation.property_surfaces import Surfaces, addresses

READS: Final = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")
#: Readers whose whole view is compared after a step; pages are asked for in every third one.
READERS_A_STEP, A_PAGE_IN = 3, 3
#: How often a page is one of what the step was about; share of pages looked at in the end.
NEAR, LOOKED_AT_AGAIN = 0.6, 0.15
#: Readers, and pages, that are compared with what they were without what is hidden.
BLIND_READERS, BLIND_PAGES = 3, 8
BLIND: Final = ("requests", "coordination", "matches of request", "matches of offer", "State")
LISTS: Final = ("requests", "offers", "own", "coordination")
ENDED: Final = ("withdrawn", "archived", "closed")


@dataclass
class World:
    """What every example begins with."""

    model: Model
    acts: Acts
    cookies: dict[str, str]
    organisation: int


@dataclass
class Count:
    """What has been done in all examples together."""

    examples: int = 0
    steps: int = 0
    changes: int = 0
    kinds: set[str] = field(default_factory=set)
    letters: int = 0
    announced: int = 0
    tick: int = 0


class Looking(RuleBasedStateMachine):
    """What is looked at between the steps, and how one life does not touch the next."""

    def __init__(self, world: World, surfaces: Surfaces, count: Count) -> None:
        super().__init__()
        self.surfaces, self.count, self.organisation = surfaces, count, world.organisation
        self.model = deepcopy(world.model)
        self.acts = Acts(self.model, world.acts.bodies, world.acts.activity)
        self.chance = random.Random(0)  # noqa: S311 -- chooses what is looked at
        self.about: list[Thing | Meets] = []
        self.done = -1  # The first look comes before the first step.
        self.sound = self.wrote = True
        self.is_dull = count.examples == 0
        self.is_current = self.is_reconciled = self.is_only_read = False
        self._whole = transaction.atomic()
        self._whole.__enter__()
        # Rolled back with the example before, the clock must still go on: to the index, writes
        # of now would else be older than those of then.
        IndexClock.change(tick=count.tick)
        self._watch = connection.execute_wrapper(self._executed)
        self._watch.__enter__()
        self.commit()
        count.examples += 1

    def teardown(self) -> None:
        try:
            if self.sound and not self.is_dull:
                self.at_the_end()
        finally:
            self._watch.__exit__(None, None, None)
            self.count.tick = IndexClock.current().tick + 1
            self.count.kinds.update(CooperationEvent.objects.values_list("kind", flat=True))
            keys = {
                "offer": [str(one.key) for one in self.model.offers],
                "request": [str(one.key) for one in self.model.asks],
            }
            transaction.set_rollback(True)
            self._whole.__exit__(None, None, None)
            # Numbers of rows that are gone are given again, to others.
            cache.clear()
            Held.latest = None
            mail.outbox.clear()
            IndexClock.change(tick=self.count.tick)
            for kind, some in keys.items():
                if kind_named(kind):
                    index_works.call(kind, some)
            index_works.call("activity", [str(self.acts.activity.translation_key)])
            self.count.tick = IndexClock.current().tick

    def _executed(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.wrote = self.wrote or not sql.lstrip().startswith(READS)
        return execute(sql, *rest)

    def commit(self) -> None:
        """Begin what is a new transaction to the portal, which enqueues a work once in each.

        What would be done on commit is left to the worker: the index is stale for longer.
        """
        connection.run_on_commit = []

    def one_of(self, things: list[Any], number: int) -> Any:
        """Choose one that is not at its end, if there is one, and note that it is looked at."""
        alive = [one for one in things if one.status not in ENDED] or things
        chosen = alive[number % len(alive)]
        self.about.append(chosen)
        return chosen

    def asked(self, number: int) -> Asks:
        found: Asks = self.one_of(self.model.asks, number)
        return found

    def offered(self, number: int) -> Offers:
        found: Offers = self.one_of(self.model.offers, number)
        return found

    def any_of_both(self, number: int) -> Thing:
        found: Thing = self.one_of([*self.model.asks, *self.model.offers], number)
        return found

    # What search does.

    @rule()
    def work_off(self) -> None:
        """Do what waits for a worker; then the index must be right."""
        waiting = DBTaskResult.objects.filter(status="READY", task_path=index_works.module_path)
        kwargs = [task.args_kwargs["kwargs"] for task in waiting]
        keys = {
            kind: {key for one in kwargs if one["kind"] == kind for key in one["keys"]}
            for kind in ("offer", "request", "activity")
        }
        waiting.delete()
        for kind, some in keys.items():
            assert not some or index_works.call(kind, sorted(some))
        with engine(WRITES) as writer:
            for name in targets():
                writer.indices.refresh(index=name)
        self.is_current = self.is_only_read = True

    @precondition(lambda self: self.is_current and not self.is_reconciled)
    @rule()
    def reconcile(self) -> None:
        """Compare the whole index with the database: nothing is left to be mended."""
        assert reconcile() == 0
        self.is_reconciled = self.is_only_read = True

    @precondition(lambda self: self.is_current)
    @rule()
    def send_alerts(self) -> None:
        """Send what became visible to who has asked for it by e-mail."""
        self.is_only_read = True
        Alert.objects.update(due=timezone.now())
        send_alerts.call()
        for message in mail.outbox:
            text = f"{message.subject} {message.body}"
            self.refuse(self.surfaces.leaks(self.model, "nobody", "", text))
            self.count.announced += 1
        mail.outbox.clear()

    # What readers see.

    def refuse(self, wrongs: Iterator[str]) -> None:
        found = list(wrongs)
        self.sound = self.sound and not found
        assert not found, found

    def look(self, who: str, surface: Surface) -> None:
        wrongs = self.surfaces.wrongs(self.model, who, surface, is_current=self.is_current)
        self.refuse(wrongs)

    def read_letters(self) -> None:
        """Read what was sent, with the eyes of whom it was sent to."""
        rows = DBTaskResult.objects.filter(task_path=send_letter.module_path)
        sent = [row.args_kwargs["args"] for row in rows]
        if not sent:
            return
        rows.delete()
        for template, email, language, context in sent:
            if not template.startswith("cooperation/"):
                continue
            send_letter.call(template, email, language, context)
            (message,) = mail.outbox
            who = email.partition("@")[0].replace("-", "_")
            assert isinstance(message, EmailMultiAlternatives)
            text = f"{message.subject} {message.body} {message.alternatives}"
            self.refuse(iter(f"{template}: {word}" for word in sorted(NONCE.findall(text))))
            leaks = self.surfaces.leaks(self.model, who, "", text)
            self.refuse(f"{template} to {who}: {leak}" for leak in leaks)
            mail.outbox.clear()
            self.count.letters += 1

    def look_at_index(self) -> None:
        """Look at what search is given of every thing there ever was, whoever asks."""
        for name, things in (("offer", self.model.offers), ("request", self.model.asks)):
            kind = kind_named(name)
            if kind is None:
                continue
            public = {one.key: one for one in things if self.model.is_public(one)}
            documents = {one.key: one for one in kind.documents([one.key for one in things])}
            assert set(documents) == set(public)
            assert {key for key, _ in kind.stamps()} == set(public)
            for key, document in documents.items():
                assert set(NONCE.findall(str(document))) <= public[key].words

    @invariant()
    def each_sees_what_they_may(self) -> None:
        self.commit()
        self.done += 1
        # Hypothesis begins with the dullest life there is: the same step, over and over.
        if self.is_dull or not self.wrote:
            self.count.steps += not self.is_dull
            return
        self.count.steps += self.done > 0
        self.count.changes += self.done > 0
        self.wrote = False
        self.read_letters()
        self.is_current = self.is_current and self.is_only_read
        self.is_only_read = False
        for who in self.chance.sample(READERS, READERS_A_STEP):
            self.refuse(self.surfaces.misread(self.model, who))
        if self.done % A_PAGE_IN == 0:
            surfaces = addresses(self.model, self.organisation)
            near = [one for one in surfaces if one.thing in self.about]
            some = near if near and self.chance.random() < NEAR else surfaces
            self.look(self.chance.choice(READERS), self.chance.choice(some))
            self.about = []

    def at_the_end(self) -> None:
        """Look at every surface there is, lists as everybody, the others as somebody."""
        self.work_off()
        self.look_at_index()
        self.send_alerts()
        for who in READERS:
            self.refuse(self.surfaces.misread(self.model, who))
        surfaces = addresses(self.model, self.organisation)
        for surface in surfaces:
            if surface.thing is None or self.chance.random() < LOOKED_AT_AGAIN:
                self.look(self.chance.choice(READERS), surface)
        for who in READERS:
            for surface in surfaces:
                if surface.name in LISTS:
                    self.look(who, surface)
        for who in self.chance.sample(READERS, BLIND_READERS):
            asked = [one for one in surfaces if one.name in BLIND][:BLIND_PAGES]
            self.refuse(differences(self.model, self.surfaces, who, asked))
