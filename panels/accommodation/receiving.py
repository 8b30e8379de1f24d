"""Taking a request in: sealed, on record, and told of in letters that do not say what it is."""

from smtplib import SMTPException

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from panels.accommodation.access import HANDLES
from panels.accommodation.limits import MOST_LETTERS
from panels.accommodation.models import AccommodationEvent, AccommodationRequest, Sending
from panels.accommodation.needs import Particulars
from panels.accommodation.record import note
from panels.accommodation.sealing import seal, unseal
from panels.accommodation.showing import Shown
from panels.accommodation.timing import kept_for, today_at_venue
from portal.languages import language_of
from portal.letters.letters import post, recipient_of, send_letter
from portal.works.cards import work_url


class LetterNotSentError(Exception):
    """The mail server did not take a letter; whose it was is not told."""


@transaction.atomic
def receive(panel: Shown, particulars: Particulars) -> AccommodationRequest:
    """Keep a request, tell the secretariat, and confirm it to who gave an e-mail address.

    Raises:
        NoKeyError: nothing can be sealed, so nothing is kept.
    """
    row = AccommodationRequest.objects.create(
        panel_key=panel.key,
        sealed=seal(particulars),
        delete_on=panel.deleted_on or today_at_venue(timezone.now()) + kept_for(),
    )
    note(row, AccommodationEvent.Kind.RECEIVED)
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('accommodation_request', args=[row.pk])}"
    told = [recipient_of(user) for user in HANDLES.holders()]
    post("accommodation/letters/new.txt", told, {"reference": row.reference, "url": url})
    address = particulars.email.casefold()
    if address and Sending.takes("letters", address, MOST_LETTERS):
        confirm.enqueue(row.pk)
    return row


@task()
def confirm(pk: int) -> None:
    """Send a letter that says that a request has come, unless it is gone.

    The address is unsealed only now: what a task is given is stored in the clear.

    Raises:
        LetterNotSentError: the mail server did not take it.
    """
    row = AccommodationRequest.objects.filter(pk=pk).first()
    if row is not None and not _confirmed(row):
        raise LetterNotSentError(f"confirmation of {row.reference}")


def _confirmed(row: AccommodationRequest) -> bool:
    """Send the letter; tell whether that went well, as the error itself names the address."""
    particulars = unseal(row.sealed)
    reader = language_of(particulars.language)
    context = {
        "reference": row.reference,
        "days": settings.ACCOMMODATION_KEEP_DAYS,
        "contact": settings.CONTACT_EMAIL or settings.CONTACT_PHONE,
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{work_url(row.panel_key, reader)}",
    }
    template = "accommodation/letters/received.txt"
    try:
        send_letter.call(template, particulars.email, reader.code, context)
    except (SMTPException, OSError):
        return False
    return True
