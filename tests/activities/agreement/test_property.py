"""Whatever is done in whatever order, nothing is shown that a State concerned did not agree to.

Every address after every step would cost 1.5 seconds a step. So after each step that wrote anything
``public()`` is asked, through which all of them read, and one of 18 addresses in turn; all of
them are asked at the end of each example. That was 0.14 seconds of processor time a step, 305 for
2,100 steps, on a machine shared with others that kept both of its processors busy.
"""

import gc
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pytest_django import Settings
from wagtail.models import Task
from wagtail.signal_handlers import disable_reference_index_auto_update

from activities.agreement.answering import answer
from activities.agreement.models import AgreementRequest, Decision
from activities.agreement.verifying import problems
from activities.agreement.withdrawal import NothingToWithdrawError, withdraw
from activities.agreement.workflow import AGREEMENT, REVIEW
from activities.repository.models import ActivityLink, ActivityPage
from portal.organisations.models import Organisation
from portal.pages.models import SectionPage
from portal.reference.models import State
from search import client
from search.client import WRITES, engine
from search.generations import point_alias_at_live, targets
from search.index import alias
from search.models import IndexClock
from search.rebuilding import rebuild
from search.tasks import index_works
from tests.activities.agreement.asking import a_focal_point, a_user, review, submit
from tests.activities.agreement.property_surfaces import Surfaces
from tests.activities.agreement.property_world import (
    COMMON,
    STATES,
    Ledger,
    Now,
    World,
    said_in,
)
from tests.activities.making import an_activity, an_organisation

EXAMPLES: Final = 14
STEPS: Final = 150
WANTED: Final = 2000
READS: Final = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")
READY: Final = "READY"
#: An index is built anew in as long as twenty steps take, so once an example and not at once.
REBUILD_AFTER: Final = 40

#: Surfaces that take less than half the time of a page.
CHEAP: Final = frozenset({"CSV", "JSON", "feed", "sitemap", "permalink"})
ONE_PAGE_IN: Final = 4
#: All of them; each must have shown something.
SHOWN: Final = CHEAP | {
    "documents",
    "home",
    "index",
    "list",
    "list of a State",
    "page",
    "public()",
    "search",
    "work",
}

WORKS = st.integers(0, 1)
CODES = st.sampled_from(["en", "en", "fr"])
WHO = st.sampled_from(STATES)


@dataclass
class Count:
    """What has been done in all examples together."""

    steps: int = 0
    changes: int = 0
    with_content: int = 0
    rebuilt: int = 0
    kinds: set[str] = field(default_factory=set)
    tick: int = 0


class Life(RuleBasedStateMachine):
    """The life of two works, each followed by another one when it is deleted.

    What is done here is what people and programs do through the portal's own functions; what is
    looked at afterwards, as a visitor, is in ``property_surfaces``.
    """

    def __init__(self, world: World, surfaces: Surfaces, count: Count) -> None:
        super().__init__()
        self.world, self.surfaces, self.count = world, surfaces, count
        self.ledger = world.ledger.copy()
        self.keys = list(world.keys)
        self.ever = list(world.keys)
        self.done = -1  # The first look comes before the first step.
        self.turn = 0
        self.built = False
        self.sound = True
        self.wrote = True
        self._whole = transaction.atomic()
        self._whole.__enter__()
        # Rolled back with the example before, the clock must still go on: to the index, writes
        # of now would else be older than those of then.
        IndexClock.change(tick=count.tick)
        self.generations = targets()
        index_works.call("activity", [str(key) for key in self.keys])
        self.commit()
        self._watch = connection.execute_wrapper(self._executed)
        self._watch.__enter__()

    def teardown(self) -> None:
        try:
            if self.sound:
                self.commit()
                self.work_off()
                self.look()
                for ask in (*self.often(), *self.seldom()):
                    self.refuse(ask())
                assert list(problems()) == []
        finally:
            self._watch.__exit__(None, None, None)
            self.count.tick = IndexClock.current().tick
            self.count.kinds.update(Decision.objects.values_list("kind", flat=True))
            made = set(targets()) - set(self.generations)
            transaction.set_rollback(True)
            self._whole.__exit__(None, None, None)
            # Numbers of rows that are gone are given again, to others.
            cache.clear()
            if made:
                with engine(WRITES) as writer:
                    point_alias_at_live(writer)
                    for name in made:
                        writer.indices.delete(index=name)

    def _executed(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.wrote = self.wrote or not sql.lstrip().startswith(READS)
        return execute(sql, *rest)

    def commit(self) -> None:
        """Begin what is a new transaction to the portal, which enqueues a work once in each.

        What would be done on commit is left to the worker: the index is stale for longer.
        """
        connection.run_on_commit = []

    def page(self, work: int, code: str) -> Any:
        """Return a version's row, for something to be done to it."""
        row = self.now.rows.get((self.keys[work], code))
        return ActivityPage.objects.get(pk=row.pk) if row else None

    def draft(self, work: int, code: str) -> Any:
        """Return the latest revision of a version."""
        page = self.page(work, code)
        return page.get_latest_revision_as_object() if page else None

    def step_of(self, work: int, code: str) -> str | None:
        row = self.now.rows.get((self.keys[work], code))
        return self.now.step.get(row.pk) if row else None

    # What the secretariat and editors do.

    @rule(work=WORKS, code=CODES)
    def submit(self, work: int, code: str) -> None:
        page, step = self.page(work, code), self.step_of(work, code)
        if page is None or step:
            return
        if step == "":
            page.current_workflow_state.cancel(user=self.world.secretary)
        submit(page, self.world.secretary)

    @rule(work=WORKS, code=CODES)
    def review(self, work: int, code: str) -> None:
        page = self.page(work, code)
        if page is not None and self.step_of(work, code) == REVIEW:
            review(page, self.world.secretary)

    @rule(
        work=WORKS,
        where=st.sampled_from(["title", "title", "summary", "body", "links"]),
        states=st.sampled_from([STATES, STATES, ("KEN",), ()]),
        by_root=st.booleans(),
        over=st.booleans(),
    )
    def edit(
        self,
        work: int,
        where: str,
        states: tuple[str, ...],
        by_root: bool,  # noqa: FBT001 -- Hypothesis passes it
        over: bool,  # noqa: FBT001 -- as above
    ) -> None:
        page = self.draft(work, "en")
        if page is None:
            return
        write(page, where, self.ledger.nonce())
        page.states = list(State.objects.filter(iso3__in=states))
        latest = page.latest_revision
        if over and latest and latest.user is None:
            page.save_revision(overwrite_revision=latest)
        else:
            page.save_revision(user=self.world.root if by_root else None)

    @rule(work=WORKS, back=st.integers(1, 5))
    def revert(self, work: int, back: int) -> None:
        """Go back to what an earlier revision says, its States included."""
        page = self.page(work, "en")
        revisions = list(page.revisions.order_by("-pk")[: back + 1])
        revisions[-1].as_object().save_revision()

    @rule(work=WORKS)
    def correct_spelling(self, work: int) -> None:
        page = self.page(work, "en")
        page.summary = page.summary.replace("goverment", "government")
        page.save_revision(user=self.world.secretary).publish()

    @rule(work=WORKS, publish=st.booleans())
    def translate(self, work: int, publish: bool) -> None:  # noqa: FBT001 -- as above
        source, french = self.page(work, "en"), self.draft(work, "fr")
        if french is None:
            french = source.copy_for_translation(self.world.sections["fr"].locale)
        for name in ("title", "summary", "body"):
            write(french, name, self.ledger.nonce())
        revision = french.save_revision()
        made = said_in(revision.content, "fr").texts
        self.ledger.made_from[made] = self.now.rows[self.keys[work], "en"].said.texts
        if publish:
            revision.publish()

    @rule(work=WORKS, code=CODES)
    def unpublish(self, work: int, code: str) -> None:
        page = self.page(work, code)
        if page is not None and page.live:
            page.unpublish()

    @rule(work=WORKS, code=CODES)
    def publish_by_admin(self, work: int, code: str) -> None:
        page = self.page(work, code)
        if page is not None:
            page.get_latest_revision().publish(user=self.world.root)

    @rule(work=WORKS, code=st.sampled_from(["fr", "fr", "en"]))
    def delete(self, work: int, code: str) -> None:
        page = self.page(work, code)
        if page is not None:
            page.delete()
        if code == "en":
            for left in ActivityPage.objects.filter(translation_key=self.keys[work]):
                left.delete()
            self.keys[work] = a_work(self.world.sections["en"], self.ledger, STATES)
            self.ever.append(self.keys[work])

    @rule(work=WORKS, code=CODES)
    def cancel(self, work: int, code: str) -> None:
        page = self.page(work, code)
        if page is not None and self.step_of(work, code):
            page.current_workflow_task_state.cancel(user=self.world.root)

    @rule(again=st.sampled_from([True, True, False]))
    def deactivate_task(self, again: bool) -> None:  # noqa: FBT001 -- as above
        Task.objects.get(name=AGREEMENT).specific.deactivate(user=self.world.root)
        Task.objects.filter(name=AGREEMENT).update(active=again)

    @rule()
    def activate_task(self) -> None:
        Task.objects.filter(name=AGREEMENT, active=False).update(active=True)

    # What States do.

    def says(self, row: AgreementRequest, verdict: str, *, covers: bool) -> None:
        revision = row.task_state.revision
        code = ActivityPage.objects.get(pk=revision.object_id).locale.language_code
        said = said_in(revision.content, code)
        iso3 = row.state.iso3
        answer(row, self.world.points[iso3], verdict, "Why.", covers_translations=covers)
        self.ledger.note(iso3, row.work_key, said, verdict, covers=covers)

    @precondition(lambda self: self.now.asked)
    @rule(which=st.integers(0, 3), covers=st.booleans())
    def agree(self, which: int, covers: bool) -> None:  # noqa: FBT001 -- as above
        self.says(self.now.asked[which % len(self.now.asked)], "agree", covers=covers)

    @precondition(lambda self: self.now.asked)
    @rule(which=st.integers(0, 3), verdict=st.sampled_from(["change", "decline"]))
    def refuse_agreement(self, which: int, verdict: str) -> None:
        self.says(self.now.asked[which % len(self.now.asked)], verdict, covers=False)

    @rule(work=WORKS, covers=st.booleans())
    def all_agree(self, work: int, covers: bool) -> None:  # noqa: FBT001 -- as above
        """Go the whole way at once, from wherever it stands."""
        self.submit(work, "en")
        self.now = Now.of(self.keys)
        self.review(work, "en")
        for row in Now.of(self.keys).asked:
            if row.work_key == self.keys[work]:
                self.says(row, "agree", covers=covers)

    @rule(work=WORKS, iso3=WHO)
    def take_back(self, work: int, iso3: str) -> None:
        key = self.keys[work]
        try:
            withdraw(key, State.objects.get(iso3=iso3), self.world.points[iso3], "")
        except NothingToWithdrawError:
            return
        self.ledger.take_back(iso3, key)

    # What search does.

    @rule()
    def work_off(self) -> None:
        """Do what waits for a worker; then every generation of the index must be right."""
        waiting = DBTaskResult.objects.filter(status=READY, task_path=index_works.module_path)
        kwargs = [task.args_kwargs["kwargs"] for task in waiting]
        keys = dict.fromkeys(key for one in kwargs for key in one["keys"])
        if not keys:
            return
        waiting.delete()
        assert index_works.call("activity", list(keys))
        self.look_at_index()

    @precondition(lambda self: not self.built and self.done >= REBUILD_AFTER)
    @rule()
    def rebuild(self) -> None:
        """Build the index anew beside the one that is live."""
        self.built = True
        self.count.rebuilt += 1
        rebuild()
        self.work_off()

    def look_at_index(self) -> None:
        with engine(WRITES) as writer:
            for name in targets():
                writer.indices.refresh(index=name)
        seen = Now.of(self.keys).may_be_seen(self.ledger)
        self.refuse(self.surfaces.leaks_of_index(self.ever, seen))

    # What visitors see.

    def often(self) -> list[Callable[[], Iterator[str]]]:
        """Return what is cheap to ask."""
        documents = partial(self.surfaces.leaks_of_documents, self.ever, self.seen)
        return [documents, *self._asking(CHEAP, cheap=True)]

    def seldom(self) -> list[Callable[[], Iterator[str]]]:
        """Return what takes a whole page."""
        return self._asking(CHEAP, cheap=False)

    def _asking(self, names: frozenset[str], *, cheap: bool) -> list[Callable[[], Iterator[str]]]:
        addresses = self.surfaces.addresses(list(self.now.rows.values()), self.keys)
        return [
            partial(self.surfaces.leaks, name, address, self.seen)
            for name, address in addresses
            if (name in names) is cheap
        ]

    def refuse(self, leaks: Iterator[str]) -> None:
        found = list(leaks)
        self.sound = self.sound and not found
        assert found == []

    def look(self) -> None:
        """Read how things stand, and ask what every surface reads through."""
        self.now = Now.of(self.keys)
        self.seen = self.now.may_be_seen(self.ledger)
        self.refuse(self.surfaces.leaks_of_query(self.seen))

    @invariant()
    def only_what_is_agreed_to_is_seen(self) -> None:
        self.commit()
        self.done += 1
        self.count.steps += self.done > 0
        if not self.wrote:
            # What visitors are shown is made from the database alone, which is as it was.
            return
        self.count.changes += self.done > 0
        self.look()
        self.count.with_content += bool(self.seen)
        self.turn += 1
        one_page = self.turn % ONE_PAGE_IN == 0
        asked = self.seldom() if one_page else self.often()
        pages = self.turn // ONE_PAGE_IN
        # Each of the two goes through all of its own, whatever their numbers have in common.
        turn = pages if one_page else self.turn - pages
        self.refuse(asked[turn % len(asked)]())
        self.wrote = False


def write(page: Any, where: str, nonce: str) -> None:
    """Put a word into a field of a version, in the place of the one before."""
    if where == "title":
        page.title = f"{COMMON} {nonce}"
    elif where == "summary":
        page.summary = f"The goverment of {nonce}."
    elif where == "body":
        page.body = f"<p>About {nonce}.</p>"
    else:
        page.links = [ActivityLink(url="https://example.org/", title=nonce)]


def a_work(section: SectionPage, ledger: Ledger, states: tuple[str, ...]) -> UUID:
    """Make a work that nobody has agreed to and return its key."""
    page = an_activity(
        section,
        states,
        title=f"{COMMON} {ledger.nonce()}",
        summary=f"The goverment of {ledger.nonce()}.",
        provider=Organisation.objects.first(),
    )
    key: UUID = page.translation_key
    return key


@pytest.fixture
def world(sections: dict[str, SectionPage], secretary: User) -> World:
    """Two works: one that both States have agreed to, and one that they are asked about."""
    an_organisation()
    ledger = Ledger()
    points = {iso3: a_focal_point(iso3) for iso3 in STATES}
    keys = [a_work(sections["en"], ledger, STATES) for _ in range(2)]
    for key in keys:
        page = ActivityPage.objects.get(translation_key=key)
        submit(page, secretary)
        review(page, secretary)
    for request in Now.of(keys).asked:
        if request.work_key == keys[0]:
            said = said_in(request.task_state.revision.content, "en")
            iso3 = request.state.iso3
            answer(request, points[iso3], "agree")
            ledger.note(iso3, keys[0], said, "agree", covers=False)
    root = a_user("root", is_superuser=True)
    return World(sections, secretary, root, points, keys, ledger)


@pytest.fixture
def index(engine_url: str, settings: Settings, world: World) -> Iterator[None]:
    """A live index of the world; every index made meanwhile is deleted, each by its name."""
    del world
    settings.ELASTICSEARCH_URL = engine_url
    client.forget()
    rebuild()
    yield
    with engine(WRITES) as writer:
        for name in writer.indices.get(index=f"{alias()}-*").body:
            writer.indices.delete(index=name)
    client.forget()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("index")
def test_only_what_is_agreed_to_is_ever_seen(request: pytest.FixtureRequest, world: World) -> None:
    # Thousands of pages that are not there: each would be a line.
    logging.disable(logging.CRITICAL)
    request.addfinalizer(lambda: logging.disable(logging.NOTSET))
    surfaces, count = Surfaces(), Count(tick=IndexClock.current().tick)
    # The second database sees the first steps of the same lives: its SQL differs, not the rules.
    whole = connection.vendor == "sqlite"
    examples = EXAMPLES if whole else 2
    # What is there by now stays: looking through all of it again and again takes a quarter more.
    gc.freeze()
    request.addfinalizer(gc.unfreeze)
    with disable_reference_index_auto_update():
        run_state_machine_as_test(
            lambda: Life(world, surfaces, count),  # type: ignore[arg-type]  # any factory will do
            settings=settings(
                max_examples=examples,
                stateful_step_count=STEPS,
                # The same steps in every run, and no minutes spent on making a failure shorter:
                # the steps are printed as they were.
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert count.steps >= examples * STEPS - examples
    assert count.changes > count.steps / 2
    assert count.with_content > count.steps / 10
    if whole:
        assert count.steps >= WANTED
        assert count.rebuilt >= EXAMPLES / 3
        assert count.kinds >= {"agreed", "declined", "change-asked", "withdrawn", "corrected"}
        assert set(surfaces.shown) == SHOWN
