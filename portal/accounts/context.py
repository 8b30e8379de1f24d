"""What the header of every page asks of sign-in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """Context processor: whether somebody is signed in.

    Visitors without a session are told apart by their cookies alone: they cost no query and their
    pages do not vary by cookie.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return {"signed_in": False}
    return {"signed_in": SimpleLazyObject(lambda: request.user.is_authenticated)}
