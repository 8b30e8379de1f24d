"""Whom to turn to, in the same place on every page (WCAG 2.2, success criterion 3.2.6)."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def contact(_request: HttpRequest) -> dict[str, Any]:
    """Context processor: the addresses of the settings, each of which may be empty."""
    return {"contact": {"email": settings.CONTACT_EMAIL, "phone": settings.CONTACT_PHONE}}
