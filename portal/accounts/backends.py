"""Signing in with a password, in the same time whoever it is tried for."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User
from django.http import HttpRequest


class EvenBackend(AuthenticationBackend):
    """Checks a password once for each user.

    django-allauth looks for an address twice, as a name and as an address, and checks a wrong
    password both times: that took twice as long as for an address nobody has, and so told who has
    an account.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """Return whom the credentials belong to."""
        self._refused: set[int] = set()
        found: User | None = super().authenticate(request, **credentials)
        return found

    def _check_password(self, user: User | None, password: str) -> User | None:
        if user is None or user.pk in self._refused:
            return None
        found: User | None = super()._check_password(user, password)
        if found is None:
            self._refused.add(user.pk)
        return found
