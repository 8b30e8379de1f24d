"""What happens when somebody signs up."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from wagtail.users.models import UserProfile

from portal.languages import active_language


def note_language(request: HttpRequest, user: User, **_kwargs: Any) -> None:  # noqa: ARG001 -- the signal's signature
    """Keep the language a person signed up in, to write and speak to them in it."""
    UserProfile.objects.update_or_create(
        user=user, defaults={"preferred_language": active_language().code}
    )
