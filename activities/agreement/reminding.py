"""Reminders of requests that wait. A deadline that passes means nothing."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from activities.agreement.asking import write_to_focal_points
from activities.agreement.models import AgreementRequest
from activities.repository.models import ActivityReference

DAY: Final = 24 * 3600
FIRST_AFTER: Final = timedelta(days=7)
LAST_BEFORE: Final = timedelta(days=3)


@task()
def remind() -> int:
    """Remind focal points after a week, and once more before the answer is hoped for.

    Returns:
        How many requests letters were sent about. Run again, it sends none a second time.
    """
    now = timezone.now()
    last = now.date() + LAST_BEFORE
    first_due = Q(reminded_at__isnull=True, asked_at__lte=now - FIRST_AFTER)
    last_due = Q(answer_by__lte=last, answer_by__gte=now.date()) & (
        Q(reminded_at__isnull=True) | Q(reminded_at__lt=now - LAST_BEFORE)
    )
    due = AgreementRequest.objects.filter(first_due | last_due, closed_at__isnull=True)
    count = 0
    for pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            row = due.select_for_update(of=("self",)).filter(pk=pk).first()
            if row is None:
                continue
            row.reminded_at = now
            row.save(update_fields=["reminded_at"])
            reference = ActivityReference.of(row.work_key).reference
            write_to_focal_points(row, "agreement/letters/reminder.txt", reference)
            count += 1
    return count
