"""Alerts for tests."""

from collections.abc import Iterable

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils import timezone

from portal.languages import BY_CODE
from search.alerts.appearances import look
from search.alerts.models import Alert
from search.alerts.stored import digest, stored
from search.alerts.subscribing import confirm
from search.forms import SearchRequest


def alert(email: str, text: str, language: str = "en") -> Alert:
    """Ask for a search; it is not confirmed yet."""
    query = stored(SearchRequest(text))
    return Alert.objects.create(
        email=email,
        language=language,
        query=query,
        digest=digest(query, BY_CODE[language]),
        frequency="daily",
    )


def confirmed(email: str, text: str, language: str = "en") -> Alert:
    """Ask for a search, and begin it."""
    one = confirm(alert(email, text, language).pk, "daily")
    assert one is not None
    return one


def begun(emails: Iterable[str], text: str) -> None:
    """Begin the same search for many at once."""
    tick, now = look().tick, timezone.now()
    query = stored(SearchRequest(text))
    Alert.objects.bulk_create(
        Alert(
            email=email,
            language="en",
            query=query,
            digest=digest(query, BY_CODE["en"]),
            frequency="daily",
            confirmed=now,
            due=now,
            baseline=tick,
            cursor=tick,
        )
        for email in emails
    )


def html_of(message: EmailMessage) -> str:
    """Return the HTML version of a letter."""
    assert isinstance(message, EmailMultiAlternatives)
    return str(message.alternatives[0][0])


def make_due() -> None:
    """Let every alert be due now."""
    Alert.objects.update(due=timezone.now())
