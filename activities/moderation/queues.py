"""What the secretariat has to do, and what waits for others: read from Wagtail's workflow."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.paginator import Page
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import WorkflowState

from activities.agreement.models import AgreementRequest
from activities.agreement.workflow import AGREEMENT, REVIEW, WORKFLOW
from activities.repository.models import ActivityPage, ActivityReference
from portal.languages import Language, language_of
from portal.reference.models import State

#: Rows of a page of a queue.
ROWS: Final = 25
QUEUES: Final = {
    "review": _("To review"),
    "waiting": _("Waiting for a State"),
    "returned": _("Returned"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A State whose answer is waited for.

    Attributes:
        overdue: the day by which an answer was hoped for has passed.
    """

    state: State
    days: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An activity on its way.

    Attributes:
        version: what a decision about it refers to; another one once the text is changed.
        days: since it came into the queue.
        comment: why it was returned.
    """

    pk: int
    version: str
    reference: str
    title: str
    language: Language
    days: int
    comment: str = ""
    states: list[State] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def queue(name: str, state: State | None = None) -> QuerySet[WorkflowState]:
    """Return what is in a queue, what came first in front.

    Args:
        name: a key of ``QUEUES``.
        state: keep what concerns it: it is named on the page, or asked in the running workflow.
    """
    rows: QuerySet[WorkflowState] = WorkflowState.objects.filter(workflow__name=WORKFLOW)
    if name == "returned":
        rows = rows.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    else:
        task = REVIEW if name == "review" else AGREEMENT
        rows = rows.filter(
            status=WorkflowState.STATUS_IN_PROGRESS, current_task_state__task__name=task
        )
    if state is not None:
        named = ActivityPage.states.through.objects.filter(state=state)
        asked = AgreementRequest.objects.filter(state=state)
        rows = rows.filter(
            Q(object_id__in=named.values_list(Cast("activitypage_id", CharField())))
            | Q(current_task_state__in=asked.values("task_state"))
        )
    return rows.select_related("current_task_state").order_by(
        "current_task_state__started_at", "pk"
    )


def page_of(rows: QuerySet[WorkflowState], number: str) -> Page[Any]:
    """Return a page of a queue with its ``Row``s; the nearest one to a number out of range."""
    page: Page[Any] = WagtailPaginator(rows, ROWS).get_page(number)
    page.object_list = rows_of(page.object_list)
    return page


def rows_of(workflows: Iterable[WorkflowState]) -> list[Row]:
    """Return what is shown of some workflows, in a constant number of queries."""
    found = list(workflows)
    versions = ActivityPage.objects.filter(pk__in=[one.object_id for one in found])
    pages = {
        str(page.pk): page
        for page in versions.select_related("locale", "latest_revision").defer("body")
    }
    keys = {page.translation_key for page in pages.values()}
    # The row of a page that was never published has no reference yet; its revision has.
    held = ActivityReference.objects.filter(work_key__in=keys)
    references = dict(held.values_list("work_key", "reference"))
    ids = {pk for page in pages.values() for pk in _state_ids(page)}
    states = {state.pk: state for state in State.objects.filter(pk__in=ids).ordered_by_label()}
    asked = _asked([one.current_task_state_id for one in found])
    return [
        _row(one, page, references.get(page.translation_key, ""), states, asked)
        for one in found
        if (page := pages.get(one.object_id)) is not None
    ]


def _row(
    one: WorkflowState,
    page: ActivityPage,
    reference: str,
    states: dict[int, State],
    asked: dict[int, list[Asked]],
) -> Row:
    task_state = one.current_task_state
    since = (task_state.finished_at or task_state.started_at).date()
    named = _state_ids(page)
    return Row(
        pk=one.pk,
        version=f"{one.pk}-{page.latest_revision_id}",
        reference=reference,
        title=page.draft_title,
        language=language_of(page.locale.language_code),
        days=(timezone.now().date() - since).days,
        comment=task_state.comment,
        states=[state for pk, state in states.items() if pk in named],
        asked=asked.get(task_state.pk, []),
    )


def _state_ids(page: ActivityPage) -> set[int]:
    """Return the States of the latest revision, which may be others than the page's."""
    return set(page.latest_revision.content["states"]) if page.latest_revision else set()


def _asked(task_states: list[int]) -> dict[int, list[Asked]]:
    today = timezone.now().date()
    asked: dict[int, list[Asked]] = {}
    rows = AgreementRequest.objects.filter(task_state__in=task_states, closed_at__isnull=True)
    for row in rows.select_related("state").order_by("asked_at", "pk"):
        days = (today - row.asked_at.date()).days
        one = Asked(row.state, days, overdue=row.answer_by < today)
        asked.setdefault(row.task_state_id, []).append(one)
    return asked
