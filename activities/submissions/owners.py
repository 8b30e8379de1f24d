"""Who a submission belongs to."""

from uuid import UUID

from activities.submissions.models import Submission
from portal.letters.letters import Recipient, recipient_of


def recipients(work_key: UUID) -> list[Recipient]:
    """Return who is told what becomes of a work: whoever sent it, while they may sign in."""
    found = Submission.objects.filter(work_key=work_key, owner__is_active=True)
    return [
        recipient_of(submission.owner)
        for submission in found.select_related("owner__wagtail_userprofile")
    ]
