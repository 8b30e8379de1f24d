"""Files of a submission, for those who act for its organisation."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from activities.submissions.models import SubmissionFile


def may_read(request: HttpRequest, document: Any) -> bool:
    """Let members read what their organisation has uploaded."""
    user = request.user
    if not isinstance(user, User):
        return False
    mine = SubmissionFile.objects.filter(submission__organisation__memberships__user=user)
    return mine.filter(document=document).exists()
