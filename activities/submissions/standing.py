"""Where submissions stand, as their organisations read it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from activities.agreement.models import AgreementRequest
from activities.agreement.workflow import REVIEW, WORKFLOW
from activities.repository.public import public_sources
from activities.submissions.models import Submission


class Stage(TextChoices):
    """Whose turn it is."""

    DRAFT = "draft", _("Draft, not sent yet")
    REVIEW = "review", _("With the secretariat")
    ASKED = "asked", _("Waiting for the States concerned")
    RETURNED = "returned", _("A change is asked for")
    PUBLIC = "public", _("Public")
    CLOSED = "closed", _("Not public")


@dataclass(frozen=True, slots=True)
class Standing:
    """A submission and what became of it.

    Attributes:
        is_public: some version of it is public now, whatever is on its way.
        requests: what the States were asked last, with their answers.
    """

    submission: Submission
    stage: Stage
    is_public: bool
    requests: list[AgreementRequest] = field(default_factory=list)


def standings(submissions: Iterable[Submission]) -> list[Standing]:
    """Return where each submission stands, in a constant number of queries."""
    found = list(submissions)
    keys = {one.work_key for one in found if one.work_key}
    public = set(public_sources().filter(translation_key__in=keys).values_list("pk", flat=True))
    latest = _workflows([one.page_id for one in found if one.page_id])
    asked = _asked(latest.values())
    return [_standing(one, public, latest, asked) for one in found]


def _standing(
    one: Submission,
    public: set[int],
    latest: dict[str, WorkflowState],
    asked: dict[UUID, list[AgreementRequest]],
) -> Standing:
    is_public = one.page_id in public
    under_way = latest.get(str(one.page_id))
    if one.status == Submission.Status.DRAFT:
        stage = Stage.RETURNED if _is_returned(under_way) else Stage.DRAFT
    elif under_way and under_way.status == WorkflowState.STATUS_IN_PROGRESS:
        task = under_way.current_task_state.task.name
        stage = Stage.REVIEW if task == REVIEW else Stage.ASKED
    elif _is_returned(under_way):
        stage = Stage.RETURNED
    else:
        stage = Stage.PUBLIC if is_public else Stage.CLOSED
    return Standing(one, stage, is_public, asked.get(one.work_key, []) if one.work_key else [])


def _is_returned(under_way: WorkflowState | None) -> bool:
    return bool(under_way and under_way.status == WorkflowState.STATUS_NEEDS_CHANGES)


def _workflows(pages: list[int]) -> dict[str, WorkflowState]:
    """Return the latest workflow of each page, by its key as text."""
    rows = WorkflowState.objects.filter(
        workflow__name=WORKFLOW, object_id__in=[str(pk) for pk in pages]
    )
    return {
        row.object_id: row
        for row in rows.select_related("current_task_state__task").order_by("created_at", "pk")
    }


def _asked(workflows: Iterable[Any]) -> dict[UUID, list[AgreementRequest]]:
    """Return the requests of each work's latest workflow; of a State the last one counts."""
    rows = AgreementRequest.objects.filter(
        task_state__workflow_state__in=[one.pk for one in workflows]
    )
    last: dict[tuple[UUID, int], AgreementRequest] = {}
    for row in rows.select_related("state", "answer").order_by("asked_at", "pk"):
        last[row.work_key, row.state_id] = row
    asked: dict[UUID, list[AgreementRequest]] = {}
    for (key, _state), row in last.items():
        asked.setdefault(key, []).append(row)
    return asked
