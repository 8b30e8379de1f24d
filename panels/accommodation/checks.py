"""What has to be set before requests can be received."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 -- Django's name

from panels.accommodation.sealing import REQUESTS

_HOW = (
    'python3 -c "import base64, secrets; '
    'print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())"'
)


@register()
def check_settings(**_options: Any) -> list[CheckMessage]:
    """Ask for keys, for a term, and for somebody to turn to."""
    found: list[CheckMessage] = []
    if not REQUESTS.is_ready():
        found.append(
            Error(
                "ACCOMMODATION_KEYS holds no key, or one that is none: no request is received.",
                hint=f"Make one: {_HOW}",
                id="accommodation.E001",
            )
        )
    if settings.ACCOMMODATION_KEEP_DAYS < 1:
        found.append(
            Error("ACCOMMODATION_KEEP_DAYS must be one day or more.", id="accommodation.E002")
        )
    if not settings.CONTACT_EMAIL and not settings.CONTACT_PHONE:
        found.append(
            Warning(
                "Neither CONTACT_EMAIL nor CONTACT_PHONE is set: pages name nobody to turn to.",
                hint="Success criterion 3.2.6 of WCAG 2.2 asks for help in one place.",
                id="accommodation.W001",
            )
        )
    return found
