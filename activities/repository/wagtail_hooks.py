"""Files of activities are served only while their activity is public."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Revision

from activities.repository.models import ActivityDocument, ActivityPage
from activities.repository.public import public_sources


@hooks.register("before_serve_document")
def guard_document(document: Any, request: HttpRequest) -> None:
    """Refuse a file of an activity that is not public, except to those who may edit.

    A file that only a draft names is known by Wagtail's reference index or by the draft itself.

    Raises:
        Http404: when the visitor may not have it.
    """
    rows = ActivityDocument.objects.filter(document=document)
    if rows.filter(page__in=public_sources()).exists():
        return
    if request.user.has_perm("wagtailcore.change_page"):
        return
    if rows.exists() or _is_in_a_draft(document.pk):
        raise Http404


def _is_in_a_draft(document_id: int) -> bool:
    """Return whether a revision of any activity, also of a deleted one, names the file."""
    kind = ContentType.objects.get_for_model(ActivityPage)
    return Revision.objects.filter(
        content_type=kind, content__documents__contains=[{"document": document_id}]
    ).exists()
