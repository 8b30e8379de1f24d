"""What the secretariat makes of a request."""

from dataclasses import replace
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from panels.accommodation.models import AccommodationEvent, AccommodationRequest
from panels.accommodation.record import note
from panels.accommodation.sealing import seal, unseal

_KINDS: Final = {
    AccommodationRequest.Status.RECEIVED: AccommodationEvent.Kind.REOPENED,
    AccommodationRequest.Status.ARRANGED: AccommodationEvent.Kind.ARRANGED,
    AccommodationRequest.Status.DECLINED: AccommodationEvent.Kind.DECLINED,
}


@transaction.atomic
def answer(row: AccommodationRequest, user: User, status: str, text: str) -> None:
    """Keep what became of a request; the note is sealed with it.

    Raises:
        AccommodationRequest.DoesNotExist: it was deleted meanwhile.
        NoKeyError: as ``unseal`` does.
        UnreadableError: likewise.
    """
    held = AccommodationRequest.objects.select_for_update().get(pk=row.pk)
    held.sealed = seal(replace(unseal(held.sealed), note=text))
    held.status = AccommodationRequest.Status(status)
    held.save(update_fields=["sealed", "status"])
    note(held, _KINDS[held.status], user)


@transaction.atomic
def delete(row: AccommodationRequest, user: User) -> None:
    """Delete a request now; that it was there stays on record."""
    note(row, AccommodationEvent.Kind.DELETED, user)
    row.delete()
