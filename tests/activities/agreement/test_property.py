"""Whatever is done in whatever order, nothing is shown that a State concerned did not agree to.

The model below knows only who said yes to which text. A text is told by a marker in its title;
markers are never used twice for different texts, except for spelling.
"""

import logging
import re
from typing import Any, Final

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Task, WorkflowState

from activities.agreement.answering import answer
from activities.agreement.models import AgreementRequest
from activities.agreement.verifying import problems
from activities.agreement.withdrawal import NothingToWithdrawError, withdraw
from activities.agreement.workflow import AGREEMENT, REVIEW
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public
from portal.organisations.models import FocalPoint
from portal.pages.models import SectionPage
from portal.reference.models import State
from portal.works.registry import kind_named
from tests.activities.agreement.asking import a_user
from tests.activities.making import an_activity, an_organisation

EXAMPLES: Final = 8
STEPS: Final = 25
STATES: Final = ("KEN", "UGA")
MARKER: Final = re.compile(r"Marker\d+x")

CODES = st.sampled_from(["en", "en", "fr"])
WHO = st.sampled_from(STATES)


class Ground:
    """What every run of the machine stands on."""

    sections: dict[str, SectionPage]
    secretary: User
    root: User
    points: dict[str, User]
    seen: int = 0
    steps: int = 0


class Life(RuleBasedStateMachine):
    """The life of one work, and now and then of the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.client = Client(raise_request_exception=True)
        self.count = 0
        self.named: dict[str, tuple[str, ...]] = {}
        # Who said yes: State, marker, and whether translations are covered.
        self.agreed: set[tuple[str, str, bool]] = set()
        # Of which source text a translation was made.
        self.made_from: dict[str, str] = {}
        self.provider = an_organisation()
        self.looked_at: object = None
        self.new_work()

    def teardown(self) -> None:
        assert list(problems()) == []
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def marker(self) -> str:
        self.count += 1
        return f"Marker{self.count}x"

    def new_work(self) -> None:
        marker = self.marker()
        self.named[marker] = STATES
        section = Ground.sections["en"]
        page = an_activity(
            section, STATES, title=marker, summary="The goverment.", provider=self.provider
        )
        self.key = page.translation_key

    def page(self, code: str) -> Any:
        found = ActivityPage.objects.filter(
            translation_key=self.key, locale__language_code=code
        ).first()
        return found.get_latest_revision_as_object() if found else None

    def row(self, code: str) -> Any:
        return ActivityPage.objects.filter(
            translation_key=self.key, locale__language_code=code
        ).first()

    @rule(code=CODES)
    def submit(self, code: str) -> None:
        page = self.row(code)
        if page is None or page.workflow_in_progress:
            return
        if page.current_workflow_state:
            page.current_workflow_state.cancel(user=Ground.secretary)
        page = self.row(code)
        assert page is not None
        page.get_workflow().start(page, Ground.secretary)

    @rule(code=CODES)
    def review(self, code: str) -> None:
        page = self.row(code)
        task = page and page.current_workflow_task
        if page and task and task.name == REVIEW:
            page.current_workflow_task_state.approve(user=Ground.secretary)

    def says(self, iso3: str, verdict: str, *, covers: bool = False) -> None:
        row = AgreementRequest.objects.filter(
            work_key=self.key, state__iso3=iso3, closed_at__isnull=True
        ).first()
        if row is None:
            return
        marker = row.task_state.revision.content["title"]
        answer(row, Ground.points[iso3], verdict, "Why.", covers_translations=covers)
        if verdict == "agree":
            self.agreed.add((iso3, marker, covers))

    @rule(iso3=WHO, covers=st.booleans())
    def agree(self, iso3: str, covers: bool) -> None:  # noqa: FBT001 -- Hypothesis passes it
        self.says(iso3, "agree", covers=covers)

    @rule(covers=st.booleans())
    def all_agree(self, covers: bool) -> None:  # noqa: FBT001 -- as above
        self.submit("en")
        self.review("en")
        for iso3 in STATES:
            self.says(iso3, "agree", covers=covers)

    @rule(iso3=WHO, verdict=st.sampled_from(["change", "decline"]))
    def refuse(self, iso3: str, verdict: str) -> None:
        self.says(iso3, verdict)

    @rule(iso3=WHO)
    def take_back(self, iso3: str) -> None:
        try:
            withdraw(self.key, State.objects.get(iso3=iso3), Ground.points[iso3], "")
        except NothingToWithdrawError:
            return
        self.agreed = {one for one in self.agreed if one[0] != iso3}

    @rule(
        states=st.sampled_from([STATES, STATES, ("KEN",), ()]),
        by_root=st.booleans(),
        over=st.booleans(),
    )
    def edit(self, states: tuple[str, ...], by_root: bool, over: bool) -> None:  # noqa: FBT001 -- as above
        page = self.page("en")
        assert page is not None
        page.title = self.marker()
        self.named[page.title] = states
        page.states = list(State.objects.filter(iso3__in=states))
        latest = page.latest_revision
        if over and latest and latest.user is None:
            page.save_revision(overwrite_revision=latest)
        else:
            page.save_revision(user=Ground.root if by_root else None)

    @rule(back=st.integers(0, 5))
    def edit_back(self, back: int) -> None:
        """Go back to an earlier text, with the States it named."""
        page = self.page("en")
        assert page is not None
        markers = list(self.named)
        page.title = markers[-1 - back % len(markers)]
        page.states = list(State.objects.filter(iso3__in=self.named[page.title]))
        page.save_revision()

    @rule()
    def correct_spelling(self) -> None:
        page = self.row("en")
        assert page is not None
        page.summary = "The government."
        page.save_revision(user=Ground.secretary).publish()

    @rule(publish=st.booleans())
    def translate(self, publish: bool) -> None:  # noqa: FBT001 -- as above
        source, french = self.row("en"), self.page("fr")
        assert source is not None
        if french is None:
            french = source.copy_for_translation(Ground.sections["fr"].locale)
        french.title = self.marker()
        self.made_from[french.title] = source.title
        revision = french.save_revision()
        if publish:
            revision.publish()

    @rule(code=CODES)
    def unpublish(self, code: str) -> None:
        page = self.row(code)
        if page:
            page.unpublish()

    @rule(code=CODES)
    def publish_by_admin(self, code: str) -> None:
        page = self.row(code)
        if page:
            page.get_latest_revision().publish(user=Ground.root)

    @rule(code=st.sampled_from(["fr", "fr", "fr", "en"]))
    def delete(self, code: str) -> None:
        page = self.row(code)
        if page:
            page.delete()
        if code == "en":
            for left in ActivityPage.objects.filter(translation_key=self.key):
                left.delete()
            self.new_work()

    @rule()
    def deactivate_task(self) -> None:
        Task.objects.get(name=AGREEMENT).specific.deactivate(user=Ground.root)

    @precondition(lambda _self: not Task.objects.get(name=AGREEMENT).active)
    @rule()
    def activate_task(self) -> None:
        Task.objects.filter(name=AGREEMENT).update(active=True)

    @rule(code=CODES)
    def cancel(self, code: str) -> None:
        page = self.row(code)
        state = page and page.current_workflow_task_state
        if state and state.workflow_state.status == WorkflowState.STATUS_IN_PROGRESS:
            state.cancel(user=Ground.root)

    def allowed(self) -> set[str]:
        """Return the markers that may be seen."""
        page = self.row("en")
        if page is None or not page.live or not self.agreed_by_all(page.title, page.title):
            return set()
        markers = {page.title}
        french = self.row("fr")
        if french and french.live and self.made_from.get(french.title) == page.title:
            covered = all(
                (iso3, page.title, True) in self.agreed for iso3 in self.named[page.title]
            )
            if covered or self.agreed_by_all(page.title, french.title):
                markers.add(french.title)
        return markers

    def agreed_by_all(self, source: str, marker: str) -> bool:
        yes = {iso3 for iso3, one, _covers in self.agreed if one == marker}
        return bool(self.named[source]) and yes >= set(self.named[source])

    @invariant()
    def only_what_is_agreed_to_is_seen(self) -> None:
        Ground.steps += 1
        allowed = self.allowed()
        mixed = {
            marker
            for marker in self.shown()
            # A translation may be agreed to by some States itself and covered by others.
            if marker not in allowed and not self.agreed_one_way_or_the_other(marker)
        }
        assert mixed == set()
        Ground.seen += bool(allowed)

    def agreed_one_way_or_the_other(self, marker: str) -> bool:
        page = self.row("en")
        if page is None or not page.live or self.made_from.get(marker) != page.title:
            return False
        if not self.agreed_by_all(page.title, page.title):
            return False
        return all(
            (iso3, page.title, True) in self.agreed
            or {(iso3, marker, True), (iso3, marker, False)} & self.agreed
            for iso3 in self.named[page.title]
        )

    def shown(self) -> set[str]:
        """Return every marker that any public surface shows."""
        found = {page.title for page in public()}
        kind = kind_named("activity")
        assert kind is not None
        for document in kind.documents([self.key]):
            found.update(MARKER.findall(str(document)))
        # Pages are asked for again only where what they are made from has changed.
        rows = ActivityPage.objects.order_by("pk").values_list(
            "pk", "live", "content_fingerprint", "translated_fingerprint"
        )
        agreed = AgreedContent.objects.order_by("pk").values_list("pk", "covers_translations")
        made_from = (list(rows), list(agreed))
        if made_from == self.looked_at:
            return found
        self.looked_at = made_from
        reference = ActivityPage.objects.values_list("reference", flat=True).first() or "none"
        for path in (
            *(page.get_url() for page in ActivityPage.objects.all()),
            f"/activities/{reference}/",
            f"/en/works/{self.key}/",
            "/en/cooperation/",
        ):
            response = self.client.get(path, follow=True)
            if not response.streaming:
                found.update(MARKER.findall(response.content.decode()))
        return found


def test_only_what_is_agreed_to_is_ever_seen(
    request: pytest.FixtureRequest, sections: dict[str, SectionPage], secretary: User
) -> None:
    Ground.sections, Ground.secretary = sections, secretary
    Ground.root = a_user("root", is_superuser=True)
    Ground.points = {}
    for iso3 in STATES:
        Ground.points[iso3] = a_user(f"point-{iso3}")
        FocalPoint.objects.create(user=Ground.points[iso3], state=State.objects.get(iso3=iso3))
    # Thousands of pages that are not there: each would be a line.
    logging.disable(logging.CRITICAL)
    request.addfinalizer(lambda: logging.disable(logging.NOTSET))
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=EXAMPLES,
            database=None,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Ground.steps >= EXAMPLES * STEPS
    assert Ground.seen > EXAMPLES
