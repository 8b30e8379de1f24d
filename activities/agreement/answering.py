"""A State's answer to a request: agree, ask for a change or decline."""

from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.agreement.asking import close, write_to_focal_points
from activities.agreement.concerned import states_missing, states_of
from activities.agreement.correspondents import write_to_correspondents
from activities.agreement.models import AgreementRequest, Decision, StateAgreementTaskState
from activities.agreement.record import append
from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage
from portal.organisations.models import FocalPoint
from portal.reference.models import State

#: What a focal point can answer, and the entry of the record that it makes.
VERDICTS: Final = {
    "agree": Decision.Kind.AGREED,
    "change": Decision.Kind.CHANGE_ASKED,
    "decline": Decision.Kind.DECLINED,
}


class AnswerRefusedError(Exception):
    """The answer does not count; ``message`` says why, to the person who gave it."""

    message: str | Promise = ""


class NotFocalPointError(AnswerRefusedError):
    """The person does not answer for this State, or not any more."""

    message = _("Only a focal point in office of this State can do this.")


class AlreadyAnsweredError(AnswerRefusedError):
    """The request has been answered, or needs no answer any more."""

    message = _("This request is closed: it was answered, or no answer is needed any more.")


class OutdatedError(AnswerRefusedError):
    """What the person was shown is not what is in review now."""

    message = _("The activity was changed in the meantime. You will be asked about its new text.")


class ReasonMissingError(AnswerRefusedError):
    """A refusal without a reason helps nobody."""

    message = _("Say what should change, or why you decline.")


@transaction.atomic
def answer(
    request_row: AgreementRequest,
    user: User,
    verdict: str,
    reason: str = "",
    covers_translations: bool = False,  # noqa: FBT001, FBT002 -- as the other rooms call it
) -> Decision:
    """Record a State's answer and do what follows from it.

    The last State that agrees ends the workflow, which publishes; the first one that does not
    sends the activity back to who submitted it, with the reason.

    Args:
        request_row: what is answered.
        user: a focal point in office of the State.
        verdict: a key of ``VERDICTS``.
        reason: needed unless the State agrees.
        covers_translations: whether faithful translations are agreed to as well.

    Returns:
        The entry of the record.

    Raises:
        AnswerRefusedError: one of its kinds, when the answer does not count.
        KeyError: on a verdict that does not exist.
    """
    kind = VERDICTS[verdict]
    row, page = open_request(request_row)
    demand_focal_point(user, row.state)
    reason = reason.strip()
    if kind != Decision.Kind.AGREED and not reason:
        raise ReasonMissingError
    decision = append(
        kind,
        work_key=row.work_key,
        state=row.state,
        user=user,
        page=page,
        reason=reason,
        covers_translations=covers_translations and kind == Decision.Kind.AGREED,
    )
    settle(row, decision, page, user)
    return decision


def open_request(request_row: AgreementRequest) -> tuple[AgreementRequest, ActivityPage]:
    """Lock a request that can be answered now; return it and the version it is about.

    Must run in a transaction. Answers to one asking wait for one another, so the last one knows
    that it is the last.

    Raises:
        AlreadyAnsweredError: the request is closed.
        OutdatedError: its content is not what is in review.
    """
    StateAgreementTaskState.objects.select_for_update().get(pk=request_row.task_state_id)
    row = (
        AgreementRequest.objects.select_for_update(of=("self",))
        .select_related("task_state__workflow_state", "task_state__revision", "state")
        .get(pk=request_row.pk)
    )
    task_state = row.task_state
    if row.closed_at is not None or task_state.status != task_state.STATUS_IN_PROGRESS:
        raise AlreadyAnsweredError
    page = task_state.revision.as_object()
    held = ActivityPage.objects.filter(pk=page.pk).values_list("latest_revision_id", flat=True)
    if list(held) != [task_state.revision_id] or fingerprint(content_of(page)) != row.fingerprint:
        raise OutdatedError
    return row, page


def settle(row: AgreementRequest, decision: Decision, page: ActivityPage, user: User) -> None:
    """Close a request with an entry of the record, and move the workflow where it has to go."""
    row.answer, row.closed_at = decision, timezone.now()
    row.save(update_fields=["answer", "closed_at"])
    task_state = row.task_state
    if decision.kind in {Decision.Kind.CHANGE_ASKED, Decision.Kind.DECLINED}:
        close(task_state)
        task_state.reject(user=user, comment=decision.reason)
        write_to_correspondents("agreement/letters/returned.txt", row.work_key, decision.reference)
    elif not task_state.requests.filter(closed_at__isnull=True).exists():
        if states_missing(page, states_of(page)):
            # Somebody agreed first and has withdrawn since.
            task_state.reject(user=user, comment=gettext("A State has withdrawn its agreement."))
            template = "agreement/letters/returned.txt"
        else:
            task_state.approve(user=user)
            template = "agreement/letters/agreed.txt"
        write_to_correspondents(template, row.work_key, decision.reference)


@transaction.atomic
def delegate(request_row: AgreementRequest, user: User, colleague: User) -> None:
    """Pass a request to another focal point of the same State, who gets a letter.

    Raises:
        AnswerRefusedError: either of the two is no focal point in office of the State, or the
            request cannot be answered now.
    """
    row, page = open_request(request_row)
    demand_focal_point(user, row.state)
    demand_focal_point(colleague, row.state)
    row.delegate = colleague
    row.save(update_fields=["delegate"])
    append(
        Decision.Kind.DELEGATED,
        work_key=row.work_key,
        state=row.state,
        user=user,
        page=page,
        reason=str(colleague.pk),
    )
    write_to_focal_points(row, "agreement/letters/asked.txt", page.reference)


def demand_focal_point(user: User, state: State) -> None:
    """Let only who answers for a State go on.

    Raises:
        NotFocalPointError: anybody else.
    """
    if not FocalPoint.objects.in_office().filter(user=user, state=state).exists():
        raise NotFocalPointError
