"""Writing down who touched a request."""

from django.contrib.auth.models import User

from panels.accommodation.models import AccommodationEvent, AccommodationRequest


def note(
    row: AccommodationRequest, kind: AccommodationEvent.Kind, user: User | None = None
) -> None:
    """Add an entry to the record, in the transaction of what it tells of."""
    AccommodationEvent.objects.create(reference=row.reference, kind=kind, user=user)
