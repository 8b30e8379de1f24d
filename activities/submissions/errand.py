"""What leads from the account page to submissions."""

from django.contrib.auth.models import User
from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from activities.agreement.workflow import WORKFLOW
from activities.submissions.models import Submission
from portal.organisations.views.account import Errand


def errand(user: User) -> Errand | None:
    """Lead members of organisations to their submissions; those to be changed wait for them."""
    if not user.memberships.exists():
        return None
    pages = Submission.objects.seen_by(user).filter(page__isnull=False)
    # Wagtail keeps this status for the workflow that is under way, and no earlier one.
    returned = WorkflowState.objects.filter(
        workflow__name=WORKFLOW,
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        object_id__in=pages.values_list(Cast("page_id", CharField())),
    )
    return Errand(reverse("submissions:list"), _("Your submissions"), returned.count())
