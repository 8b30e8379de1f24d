"""Deleting requests by the schedule that the privacy notice names."""

from datetime import date  # noqa: TC003 -- beside what is used at run time
from typing import Final
from uuid import UUID  # noqa: TC003 -- as above

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from panels.accommodation.models import AccommodationEvent, AccommodationRequest, Sending
from panels.accommodation.timing import deletion_of, today_at_venue
from panels.discussions.models import PanelPage

HOUR: Final = 3600


@task()
def delete_expired() -> int:
    """Delete the requests whose day has come, and marks of sendings; return how many requests.

    A panel that was put off takes its requests with it: their day is read anew from its pages.
    The day that was last known counts for a panel that has lost its date, or is gone.
    """
    Sending.forget()
    _follow_panels()
    with transaction.atomic():
        due = AccommodationRequest.objects.filter(delete_on__lte=today_at_venue(timezone.now()))
        references = list(due.select_for_update().values_list("reference", flat=True))
        AccommodationEvent.objects.bulk_create(
            AccommodationEvent(reference=one, kind=AccommodationEvent.Kind.DELETED)
            for one in references
        )
        AccommodationRequest.objects.filter(reference__in=references).delete()
    return len(references)


def _follow_panels() -> None:
    keys = AccommodationRequest.objects.order_by().values_list("panel_key", flat=True).distinct()
    days: dict[UUID, date] = {}
    # Language versions may not have been synchronised yet: the latest day counts.
    for panel in PanelPage.objects.filter(translation_key__in=list(keys)).defer("body"):
        day = deletion_of(panel)
        if day is not None:
            days[panel.translation_key] = max(day, days.get(panel.translation_key, day))
    for key, day in days.items():
        AccommodationRequest.objects.filter(panel_key=key).exclude(delete_on=day).update(
            delete_on=day
        )
