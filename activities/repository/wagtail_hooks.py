"""Files of activities are served only while their activity is public."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks

from activities.repository.files import COLLECTION, may_read
from activities.repository.models import ActivityDocument
from activities.repository.public import public_sources


@hooks.register("before_serve_document")
def guard_document(document: Any, request: HttpRequest) -> None:
    """Refuse a file of an activity that is not public, except to those who have a part in it.

    Raises:
        Http404: the file is one of activities', and none that is public shows it.
    """
    rows = ActivityDocument.objects.filter(document=document)
    is_kept = document.collection.name == COLLECTION or rows.exists()
    if not is_kept or request.user.has_perm("wagtaildocs.change_document"):
        return
    if not rows.filter(page__in=public_sources()).exists() and not may_read(request, document):
        raise Http404
