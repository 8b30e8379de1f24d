"""Who sees a submission: those who act for its organisation, and nobody else."""

from uuid import UUID

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404

from activities.submissions.models import Submission


def submission_or_404(user: User, key: UUID, *, lock: bool = False) -> Submission:
    """Return a submission of an organisation of the user; others do not exist for them.

    Args:
        user: who asks.
        key: of the submission.
        lock: keep others from saving it until the transaction ends.
    """
    rows = Submission.objects.seen_by(user).select_related("organisation__type", "page")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return get_object_or_404(rows, key=key)
