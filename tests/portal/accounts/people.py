"""People to sign in, and what they sign in with."""

import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "a long enough secret"
PERIOD = 30


def a_person(username: str = "amina", **fields: Any) -> User:
    """Return a user whose address is shown to be theirs."""
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def an_editor(username: str = "editor") -> User:
    """Return a user who may enter the editing pages."""
    user = a_person(username)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return User.objects.get(pk=user.pk)


def sign_in(client: Client, login: str, password: str = PASSWORD, **data: str) -> Any:
    """Fill in the sign-in form."""
    data |= {"login": login, "password": password}
    return client.post(reverse("account_login"), data)


def an_app(user: User) -> str:
    """Give a user an authenticator app; return its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    """Return the code that an authenticator app shows now; none counts as used."""
    cache.clear()
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))
    return code
