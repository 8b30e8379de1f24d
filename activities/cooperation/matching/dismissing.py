"""Taking a match from a list, and putting it back."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.cooperation.matching.models import Dismissal
from activities.cooperation.models import Request, Side


def dismiss(request: Request, candidate: UUID, side: Side, user: User, reason: str) -> bool:
    """Take a match from one side's list; returns whether it was still in it."""
    try:
        with transaction.atomic():
            Dismissal.objects.create(
                request=request, candidate=candidate, side=side, user=user, reason=reason
            )
    except IntegrityError:
        # Somebody of the same side was faster.
        return False
    return True


def put_back(request: Request, candidate: UUID, side: Side, user: User) -> bool:
    """Undo a dismissal, and what the ranking learned of it; returns whether there was one."""
    rows = Dismissal.objects.in_force().filter(request=request, candidate=candidate, side=side)
    return bool(rows.update(undone_at=timezone.now(), undone_by=user))
