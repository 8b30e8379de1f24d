"""What the secretariat decides: an activity goes on to the States, or back to who sent it."""

from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from activities.agreement.workflow import REVIEW, WORKFLOW
from activities.repository.models import ActivityPage, ActivityReference
from activities.submissions.models import Submission, SubmissionNote

#: Digits of no number of ours.
LONGEST: Final = 19


class NotAsShownError(Exception):
    """It is in review no longer, or its text is another than the one that was read."""

    message = _("It has changed since you read it, or somebody else has decided. Read it again.")


@transaction.atomic
def accept(version: str, user: User) -> str:
    """Pass an activity on to the States concerned.

    Args:
        version: as in ``activities.moderation.queues.Row``.
        user: of the secretariat.

    Returns:
        Its reference.

    Raises:
        NotAsShownError: nothing is done.
    """
    under_way, page = _in_review(version)
    under_way.current_task_state.specific.approve(user=user)
    return ActivityReference.of(page.translation_key).reference


@transaction.atomic
def give_back(version: str, user: User, reason: str) -> str:
    """Return an activity to who sent it, who reads the reason beside the submission.

    Args:
        version: as in ``activities.moderation.queues.Row``.
        user: of the secretariat.
        reason: in plain words.

    Returns:
        Its reference.

    Raises:
        NotAsShownError: nothing is done.
    """
    under_way, page = _in_review(version)
    under_way.current_task_state.specific.reject(user=user, comment=reason)
    submission = Submission.objects.filter(work_key=page.translation_key).first()
    if submission is not None:
        SubmissionNote.objects.create(
            submission=submission, author=user, from_secretariat=True, text=reason
        )
    return ActivityReference.of(page.translation_key).reference


def _in_review(version: str) -> tuple[WorkflowState, ActivityPage]:
    """Return the workflow, locked, and its page."""
    pk, _dash, revision = version.partition("-")
    if not (pk.isascii() and pk.isdigit() and len(pk) < LONGEST):
        raise NotAsShownError
    under_way = (
        WorkflowState.objects.select_for_update(of=("self",))
        .filter(pk=pk, workflow__name=WORKFLOW, status=WorkflowState.STATUS_IN_PROGRESS)
        .filter(current_task_state__task__name=REVIEW)
        .first()
    )
    if under_way is None:
        raise NotAsShownError
    page = ActivityPage.objects.filter(pk=under_way.object_id).first()
    if page is None or str(page.latest_revision_id) != revision:
        raise NotAsShownError
    return under_way, page
