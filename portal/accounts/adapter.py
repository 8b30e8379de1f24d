"""What the portal does otherwise than django-allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import User
from django.http import HttpRequest
from wagtail.users.models import UserProfile

from portal.languages import active_language


class AccountAdapter(DefaultAccountAdapter):
    """Notes the language in which a person signs up, to write and speak to them in it."""

    def save_user(
        self, request: HttpRequest, user: User, form: Any, commit: bool = True
    ) -> User:  # fmt: skip
        """Save a new user and, in their profile, the language of the page they signed up on."""
        saved: User = super().save_user(request, user, form, commit=commit)
        if commit:
            UserProfile.objects.update_or_create(
                user=saved, defaults={"preferred_language": active_language().code}
            )
        return saved
