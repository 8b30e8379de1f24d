"""Entries of the record and steps of the workflow of generated works, many at a time.

Entries are chained by ``activities.agreement.record.hash_of``, so ``agreement_verify`` finds them
whole. Only ``append`` writes real ones; it asks several queries for each.
"""

from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Page,
    Revision,
    TaskState,
    Workflow,
    WorkflowState,
)

from activities.agreement.asking import ANSWER_WITHIN
from activities.agreement.models import (
    AgreementRequest,
    Decision,
    StateAgreementTaskState,
)
from activities.agreement.record import hash_of, locked_head
from activities.repository.models import (
    ActivityPage,
    ActivityProvider,
    ActivityRecommendation,
    AgreedContent,
)
from activities.volume.planting import MANY, Planted
from portal.pages.inserting import BATCH, insert_children
from portal.reference.models import State

Kind = Decision.Kind
#: Whose workflow is under way.
IN_REVIEW: Final = frozenset({"review", "waiting", "partly"})
#: Of which works in review have none.
CHILDREN: Final = ("funding", "identifiers", "links", "documents", COMMENTS_RELATION_NAME)


class Recorder:
    """Adds entries behind the last one; call it within one transaction."""

    def __init__(self, workflow: Workflow, user: User) -> None:
        """Lock the end of the record.

        Args:
            workflow: that of activities.
            user: who decides and submits.
        """
        self.head = locked_head()
        self.workflow = workflow
        self.user = user
        self.now = timezone.now()
        self.tasks = list(workflow.tasks)
        self.content_type = ContentType.objects.get_for_model(ActivityPage)
        self.base_type = ContentType.objects.get_for_model(Page)

    def record(self, planted: list[Planted]) -> None:
        """Write what was decided about works, and put those in review into the workflow."""
        entries: list[Decision] = []
        agreed: list[AgreedContent] = []
        answers: dict[tuple[Any, int], Decision] = {}
        for one in planted:
            for order, state in enumerate(one.work.rows["states"]):
                for kind in _kinds(one.work.stage, order):
                    entry = self._entry(one, state, kind)
                    entries.append(entry)
                    if kind == Kind.AGREED:
                        answers[one.work.key, state.pk] = entry
                        agreed += [] if one.work.stage == "withdrawn" else _in_force(entry)
        Decision.objects.bulk_create(entries, batch_size=BATCH)
        AgreedContent.objects.bulk_create(agreed, batch_size=BATCH)
        self.head.save()
        self._start([one for one in planted if one.work.stage in IN_REVIEW], answers)

    def _entry(self, one: Planted, state: State, kind: Kind) -> Decision:
        contents = {} if kind == Kind.WITHDRAWN else one.contents
        marks = {code: one.pages[code].content_fingerprint for code in contents}
        entry = Decision(
            number=self.head.count + 1,
            kind=kind.value,
            work_key=one.work.key,
            reference=one.pages[one.work.source].reference,
            state=state,
            fingerprints=marks,
            content=contents,
            covers_translations=kind == Kind.AGREED,
            decided_by=self.user,
            decided_at=self.now,
            previous_hash=self.head.hash,
        )
        entry.hash = hash_of(entry)
        self.head.count, self.head.hash = entry.number, entry.hash
        return entry

    def _start(self, planted: list[Planted], answers: dict[tuple[Any, int], Decision]) -> None:
        """Put works before the secretariat or their States, as their stage says."""
        pages = [one.pages[one.work.source] for one in planted]
        about: dict[str, Any] = {
            "content_type": self.content_type,
            "base_content_type": self.base_type,
        }
        revisions = [
            Revision(
                object_id=str(page.pk),
                object_str=page.title,
                created_at=self.now,
                user=self.user,
                content=_in_memory(page, one).serializable_data(),
                **about,
            )
            for page, one in zip(pages, planted, strict=True)
        ]
        Revision.objects.bulk_create(revisions, batch_size=BATCH)
        under_way = [
            WorkflowState(
                object_id=str(page.pk), workflow=self.workflow, requested_by=self.user, **about
            )
            for page in pages
        ]
        WorkflowState.objects.bulk_create(under_way, batch_size=BATCH)
        review, agreement = self.tasks
        reviews: list[TaskState] = []
        askings: list[StateAgreementTaskState] = []
        for page, revision, way, one in zip(pages, revisions, under_way, planted, strict=True):
            page.latest_revision = revision
            asks = one.work.stage != "review"
            model = StateAgreementTaskState if asks else TaskState
            step = model(
                workflow_state=way,
                revision=revision,
                task=agreement if asks else review,
                content_type=ContentType.objects.get_for_model(model),
                started_at=self.now,
            )
            if isinstance(step, StateAgreementTaskState):
                askings.append(step)
            else:
                reviews.append(step)
        TaskState.objects.bulk_create(reviews, batch_size=BATCH)
        insert_children(askings, TaskState)
        for step in (*reviews, *askings):
            step.workflow_state.current_task_state_id = step.pk
        WorkflowState.objects.bulk_update(under_way, ["current_task_state"], batch_size=BATCH)
        Page.objects.bulk_update(
            [Page(pk=page.pk, latest_revision=page.latest_revision) for page in pages],
            ["latest_revision"],
            batch_size=BATCH,
        )
        self._ask([one for one in planted if one.work.stage != "review"], askings, answers)

    def _ask(
        self,
        planted: list[Planted],
        askings: list[StateAgreementTaskState],
        answers: dict[tuple[Any, int], Decision],
    ) -> None:
        """Write the question to each State; some have waited for long."""
        rows = []
        for one, step in zip(planted, askings, strict=True):
            asked = self.now - timedelta(days=one.work.number % 60)
            for state in one.work.rows["states"]:
                answer = answers.get((one.work.key, state.pk))
                rows.append(
                    AgreementRequest(
                        task_state=step,
                        work_key=one.work.key,
                        state=state,
                        fingerprint=one.pages[one.work.source].content_fingerprint,
                        asked_at=asked,
                        answer_by=(asked + ANSWER_WITHIN).date(),
                        answer=answer,
                        closed_at=self.now if answer else None,
                    )
                )
        AgreementRequest.objects.bulk_create(rows, batch_size=BATCH)


def _kinds(stage: str, order: int) -> tuple[Kind, ...]:
    """Return what happened between the portal and the State of this place in the work's list."""
    if stage == "waiting" or (stage == "partly" and order):
        return (Kind.ASKED,)
    return {
        "partly": (Kind.ASKED, Kind.AGREED),
        "public": (Kind.AGREED,),
        "withdrawn": (Kind.AGREED, Kind.WITHDRAWN),
    }.get(stage, ())


def _in_force(entry: Decision) -> list[AgreedContent]:
    return [
        AgreedContent(
            work_key=entry.work_key,
            state_id=entry.state_id,
            fingerprint=mark,
            covers_translations=True,
            agreed_at=entry.decided_at,
        )
        for mark in entry.fingerprints.values()
    ]


def _in_memory(page: ActivityPage, one: Planted) -> ActivityPage:
    """Return a page with all its rows in memory, so that none is read again."""
    for name in MANY:
        setattr(page, name, one.work.rows[name])
    page.providers = [
        ActivityProvider(organisation=row, type=row.type) for row in one.work.rows["providers"]
    ]
    page.implemented = [
        ActivityRecommendation(recommendation=row) for row in one.work.rows["implemented"]
    ]
    for name in CHILDREN:
        setattr(page, name, [])
    return page
