"""Asking the States concerned, and ceasing to ask."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from activities.agreement.concerned import states_missing, states_of
from activities.agreement.correspondents import secretariat
from activities.agreement.links import address, admin_address, issue_link
from activities.agreement.models import AgreementRequest, Decision, StateAgreementTaskState
from activities.agreement.record import append
from activities.repository.content import content_of, fingerprint
from portal.letters.letters import post, recipient_of
from portal.organisations.models import FocalPoint

#: How long a State is given; nothing follows from silence.
ANSWER_WITHIN: Final = timedelta(days=30)


@transaction.atomic
def ask(task_state: StateAgreementTaskState) -> None:
    """Ask each State that the revision names and that has not agreed to just this content.

    With nobody left to ask, the step is approved. With no State named at all it is rejected and
    the secretariat told: an empty list never passes.
    """
    page = task_state.revision.as_object()
    states = states_of(page)
    if not states:
        why = gettext("The activity names no State concerned, so nobody can agree to it.")
        task_state.reject(update=False, comment=why)
        post("agreement/letters/no_states.txt", secretariat(), _about(page.reference))
        return
    missing = states_missing(page, states)
    if not missing:
        task_state.approve(update=False)
        return
    now = timezone.now()
    for state in missing:
        row = AgreementRequest.objects.create(
            task_state=task_state,
            work_key=page.translation_key,
            state=state,
            fingerprint=fingerprint(content_of(page)),
            asked_at=now,
            answer_by=(now + ANSWER_WITHIN).date(),
        )
        append(
            Decision.Kind.ASKED,
            work_key=page.translation_key,
            state=state,
            user=task_state.workflow_state.requested_by,
            page=page,
        )
        write_to_focal_points(row, "agreement/letters/asked.txt", page.reference)


def write_to_focal_points(row: AgreementRequest, template: str, reference: str) -> None:
    """Send the State's focal points in office a letter, each with a link of their own.

    A request passed to a colleague concerns that one alone, while in office. Links sent before
    stop working.
    """
    points = FocalPoint.objects.in_office().filter(state=row.state_id)
    if row.delegate_id is not None and points.filter(user=row.delegate_id).exists():
        points = points.filter(user=row.delegate_id)
    row.link_number += 1
    row.save(update_fields=["link_number"])
    for point in points.select_related("user__wagtail_userprofile"):
        recipient = recipient_of(point.user)
        context = {
            "reference": reference,
            "answer_by": row.answer_by.isoformat(),
            "url": issue_link(row, point.user, recipient.language),
            "list_url": address("agreement:list", recipient.language),
        }
        post(template, [recipient], context)


def close(task_state: StateAgreementTaskState) -> None:
    """Stop asking: questions still open get no answer."""
    task_state.requests.filter(closed_at__isnull=True).update(closed_at=timezone.now())


@transaction.atomic
def ask_anew(task_state: StateAgreementTaskState, user: User | None) -> None:
    """Start afresh after the page in review has been changed.

    A change by the secretariat goes to the States at once; anybody else's is reviewed first.
    """
    # The workflow goes on to the next task as soon as a state is cancelled, so this says which.
    workflow_state = task_state.workflow_state
    review = workflow_state.workflow.tasks.filter(active=True).first()
    reviewed = user is not None and review is not None and _reviews(review, user)
    task = task_state.task if reviewed or review is None else review
    task_state.status = task_state.STATUS_CANCELLED
    task_state.finished_at = timezone.now()
    task_state.finished_by = user
    task_state.save()
    close(task_state)
    workflow_state.refresh_from_db()
    workflow_state.update(user=user, next_task=task)


def _reviews(task: object, user: User) -> bool:
    """Return whether a person may review activities."""
    return user.is_superuser or user.groups.filter(groupapprovaltask=task).exists()


def _about(reference: str) -> dict[str, str]:
    return {"reference": reference, "url": admin_address()}
