"""Beginning and ending an alert."""

from datetime import timedelta
from smtplib import SMTPException
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from portal.languages import Language, language_of
from search.alerts.addresses import CONFIRM_WITHIN
from search.alerts.appearances import look
from search.alerts.letters import question
from search.alerts.limits import MOST_LETTERS
from search.alerts.models import PERIODS, Alert, Attempt
from search.alerts.stored import digest, read, stored
from search.forms import SearchRequest


class LetterNotSentError(Exception):
    """The mail server did not take a letter; whose it was is not told."""


@transaction.atomic
def ask_for(wanted: SearchRequest, reader: Language, email: str, frequency: str) -> None:
    """Keep what is asked for, and write to the address, known or not, unless that is too often."""
    email = email.casefold()
    if not Attempt.takes("letters", email, MOST_LETTERS):
        return
    query = stored(wanted)
    alert, _created = Alert.objects.get_or_create(
        email=email,
        digest=digest(query, reader),
        defaults={"language": reader.code, "query": query, "frequency": frequency},
    )
    Alert.objects.filter(pk=alert.pk, confirmed__isnull=True).update(created=timezone.now())
    # The address stays out of the task: what a task is given is kept for days.
    ask_to_confirm.enqueue(alert.pk.hex, frequency)


@task()
def ask_to_confirm(key: str, frequency: str) -> None:
    """Ask whoever reads an address whether they want the alert, unless it is gone.

    Raises:
        LetterNotSentError: the mail server did not take it.
    """
    alert = Alert.objects.filter(pk=UUID(key)).first()
    if alert is None:
        return
    wanted = read(alert.query, language_of(alert.language))
    if wanted is not None and not _sent(alert, frequency, wanted):
        raise LetterNotSentError(f"question to {key}")


def _sent(alert: Alert, frequency: str, wanted: SearchRequest) -> bool:
    """Send the question; tell whether that went well, as the error itself names the address."""
    try:
        question(alert, frequency, wanted).send()
    except (SMTPException, OSError):
        return False
    return True


@transaction.atomic
def confirm(key: UUID, frequency: str) -> Alert | None:
    """Begin an alert, or change how often it comes; none when it is gone.

    What is visible at this moment is known to the subscriber and never announced.
    """
    alert = Alert.objects.select_for_update().filter(pk=key).first()
    if alert is None:
        return None
    now = timezone.now()
    alert.frequency = frequency
    alert.due = now + PERIODS[frequency]
    if alert.confirmed is None:
        alert.confirmed = now
        alert.baseline = alert.cursor = look().tick
    alert.save(update_fields=["frequency", "due", "confirmed", "baseline", "cursor"])
    return alert


def end(key: UUID) -> None:
    """End an alert: its address and all that was kept of it are deleted."""
    Alert.objects.filter(pk=key).delete()


def forget_unconfirmed(age: timedelta = CONFIRM_WITHIN) -> int:
    """Delete alerts that nobody confirmed in time; return how many."""
    old = Alert.objects.filter(confirmed__isnull=True, created__lte=timezone.now() - age)
    count = old.count()
    old.delete()
    return count
