"""Sending the letters that are planned; each is safe to try again.

A letter is taken for some minutes, then noted as handed over, then given to the mail server, then
noted as sent. Whoever dies between the last two leaves a letter that the server may have: it is
sent once more, with the same ``Message-ID``, so that it can be told for the same letter.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Final
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from portal.languages import language_of
from portal.works.registry import cards_for
from search.alerts.appearances import miss
from search.alerts.letters import announcement
from search.alerts.models import Alert, Announcement, Letter
from search.alerts.stored import read

logger = logging.getLogger(__name__)

#: Longer than a mail server may take to answer.
LEASE: Final = timedelta(minutes=10)
#: After so many refusals an address is taken to be gone.
MOST_REFUSALS: Final = 5
PERMANENT: Final = 500


def send_planned(now: datetime) -> int:
    """Send every planned letter that nobody else is sending; return how many were sent.

    A letter that cannot be sent now is tried again once its lease is over.
    """
    unsent = Letter.objects.exclude(state=Letter.State.SENT).filter(_free(now))
    return sum(_take(pk, now) for pk in list(unsent.values_list("pk", flat=True)))


def _free(now: datetime) -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lte=now)


def _take(pk: UUID, now: datetime) -> bool:
    """Send one letter, unless another worker has taken it; in a constant number of queries."""
    mine = Letter.objects.filter(_free(now), pk=pk).exclude(state=Letter.State.SENT)
    if not mine.update(leased_until=now + LEASE):
        return False
    letter = Letter.objects.select_related("alert").filter(pk=pk).first()
    if letter is None:
        return False
    message = _prepare(letter)
    if message is None or not _handed_over(letter, message):
        return False
    Letter.objects.filter(pk=pk).update(state=Letter.State.SENT)
    return True


@transaction.atomic
def _prepare(letter: Letter) -> EmailMessage | None:
    """Read the works of a letter again, and note that it is about to be handed over.

    Works that are gone are left out. If nobody can have been told of them, they are announced
    when they are back; if the letter may have gone out before, they count as announced.
    """
    reader = language_of(letter.alert.language)
    keys = list(letter.announcements.order_by("pk").values_list("key", flat=True))
    cards = cards_for(keys, reader)
    if letter.state == Letter.State.PENDING:
        gone = [key for key in keys if key not in cards]
        miss(gone)
        Announcement.objects.filter(letter=letter, key__in=gone).delete()
    wanted = read(letter.alert.query, reader)
    if not cards or wanted is None:
        Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENT)
        return None
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENDING)
    return announcement(letter, wanted, list(cards.values()))


def _handed_over(letter: Letter, message: EmailMessage) -> bool:
    """Give a letter to the mail server; an error may name the address, so it is not logged."""
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _text in error.recipients.values()]
        _refused(letter, is_permanent=any(code >= PERMANENT for code in codes))
    except (SMTPResponseException, ConnectionRefusedError):
        # The server has said no: it does not have the letter.
        _give_back(letter)
    except (SMTPException, OSError):
        # The server may have it.
        logger.warning("letter of an alert not acknowledged", extra={"letter": str(letter.pk)})
    else:
        return True
    return False


def _give_back(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.PENDING)
    logger.warning("letter of an alert not taken", extra={"letter": str(letter.pk)})


def _refused(letter: Letter, *, is_permanent: bool) -> None:
    """Count a refusal; after some the alert and its address are deleted."""
    refusals = letter.refusals + is_permanent
    if refusals >= MOST_REFUSALS:
        Alert.objects.filter(pk=letter.alert_id).delete()
        logger.warning("alert ended: no such address", extra={"alert": str(letter.alert_id)})
        return
    Letter.objects.filter(pk=letter.pk).update(refusals=refusals)
    _give_back(letter)
