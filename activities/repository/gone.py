"""What the address of an activity answers when there is nothing public at it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from activities.repository.models import ActivityReference
from activities.repository.public import public

#: Nothing withdrawn may be shown from a copy: every copy asks first.
CACHE_CONTROL = "private, no-cache"


def note_public(work_key: UUID) -> None:
    """Note that a work is public, the first time that it is."""
    if public().filter(translation_key=work_key).exists():
        ActivityReference.objects.filter(work_key=work_key, first_public_at__isnull=True).update(
            first_public_at=timezone.now()
        )


def withdrawn(request: HttpRequest, work_key: UUID) -> HttpResponse:
    """Say that a work was withdrawn (410).

    Raises:
        Http404: when it was never public, so that its address tells nothing.
    """
    was_public = ActivityReference.objects.filter(work_key=work_key, first_public_at__isnull=False)
    if not was_public.exists():
        raise Http404
    response = TemplateResponse(request, "repository/gone.html", status=410)
    response["Cache-Control"] = CACHE_CONTROL
    return response
