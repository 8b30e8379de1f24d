"""``manage.py rotate_accommodation_keys``: seal every request by the first key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from panels.accommodation.models import AccommodationRequest
from panels.accommodation.sealing import REQUESTS
from portal.sealing import NoKeyError, UnreadableError


class Command(BaseCommand):
    """Seals anew what is kept, so that older keys can be taken away."""

    help = "Seal every accommodation request by the first key of ACCOMMODATION_KEYS."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Seal one by one, so that nobody who answers a request waits for all of them.

        Raises:
            CommandError: there is no key, or some requests cannot be opened by any.
        """
        done, unreadable = 0, []
        for pk in AccommodationRequest.objects.values_list("pk", flat=True):
            try:
                done += _reseal(pk)
            except NoKeyError as error:
                raise CommandError(str(error)) from None
            except UnreadableError:
                unreadable.append(str(pk))
        self.stdout.write(f"{done} sealed by the first key")
        if unreadable:
            raise CommandError(f"no key opens these requests: {', '.join(unreadable)}")


@transaction.atomic
def _reseal(pk: int) -> int:
    row = AccommodationRequest.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    row.sealed = REQUESTS.reseal(row.sealed)
    row.save(update_fields=["sealed"])
    return 1
