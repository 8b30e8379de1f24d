"""What leads from the account page to submissions."""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.submissions.models import Submission
from activities.submissions.standing import Stage, standings
from portal.organisations.views.account import Errand


def errand(user: User) -> Errand | None:
    """Lead members of organisations to their submissions; those to be changed wait for them."""
    if not user.memberships.exists():
        return None
    sent = Submission.objects.seen_by(user).filter(work_key__isnull=False)
    returned = [one for one in standings(sent) if one.stage == Stage.RETURNED]
    return Errand(reverse("submissions:list"), _("Your submissions"), len(returned))
