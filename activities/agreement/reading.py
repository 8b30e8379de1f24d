"""Files of what is not public yet, for those who decide about it."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from wagtail.models import WorkflowState

from activities.agreement.correspondents import is_secretariat
from activities.agreement.desk import states_answered_for
from activities.agreement.models import AgreementRequest
from portal.accounts.access import lacks_second_factor


def may_read(request: HttpRequest, document: Any) -> bool:
    """Let the secretariat read every file, and a State those of what it is asked about now.

    What counts is the revision in review: it is exactly what would be published.
    """
    user = request.user
    if not isinstance(user, User) or lacks_second_factor(request):
        return False
    if is_secretariat(user):
        return True
    asked = AgreementRequest.objects.filter(
        state__in=states_answered_for(user),
        task_state__workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    ).select_related("task_state__revision")
    return any(
        row["document"] == document.pk
        for one in asked
        for row in one.task_state.revision.content["documents"]
    )
