"""Signed addresses of an alert: who has them may confirm it, or end it."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from portal.languages import Language
from search.alerts.models import Alert

CONFIRM_WITHIN: Final = timedelta(days=7)
CONFIRM: Final = "search.alerts.confirm"
END: Final = "search.alerts.end"


def confirmation(alert: Alert, frequency: str, reader: Language) -> str:
    """Return the address of the page that confirms an alert, with the frequency asked for."""
    token = signing.dumps([alert.pk.hex, frequency], salt=CONFIRM)
    return absolute("search_alerts:confirm", reader, token)


def confirmed_by(token: str) -> tuple[UUID, str] | None:
    """Return the alert and the frequency of a token; none when it is forged or too old."""
    try:
        key, frequency = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return UUID(key), str(frequency)


def end(alert: Alert, reader: Language) -> str:
    """Return the address that ends an alert, for people and for mail programs; it never expires."""
    return absolute("search_alerts:end", reader, signing.Signer(salt=END).sign(alert.pk.hex))


def ended_by(token: str) -> UUID | None:
    """Return the alert of a token; none when it is forged."""
    try:
        return UUID(signing.Signer(salt=END).unsign(token))
    except signing.BadSignature:
        return None


def absolute(name: str, reader: Language, *arguments: str) -> str:
    """Return the whole address of a page in a language."""
    with override(reader.code):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=arguments)}"
