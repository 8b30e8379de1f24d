"""Signed links to a request.

A link names the request, the person it was sent to and its number. It opens nothing by itself:
who follows it signs in with a second factor, as that person. It works until it expires, the
request is closed or a newer link is sent.
"""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse
from django.utils.translation import override

from activities.agreement.models import AgreementRequest
from portal.languages import Language

VALID_FOR: Final = timedelta(days=30)
_signer: Final = TimestampSigner(salt="activities.agreement.links")


class LinkExpiredError(Exception):
    """The link was real, and does not work any more."""


def issue_link(row: AgreementRequest, user: User, language: Language) -> str:
    """Return the absolute address that leads a person to a request."""
    token = _signer.sign_object([row.pk, user.pk, row.link_number])
    return address("agreement:link", language, token)


def read_link(token: str) -> tuple[AgreementRequest, int] | None:
    """Return the request a link leads to and the key of the person it was sent to.

    None for what is no link of ours.

    Raises:
        LinkExpiredError: it is too old, the request is closed, or a newer link was sent.
    """
    try:
        pk, user_pk, number = _signer.unsign_object(token, max_age=VALID_FOR)
    except SignatureExpired as error:
        raise LinkExpiredError from error
    except (BadSignature, ValueError):
        return None
    row = AgreementRequest.objects.filter(pk=pk).first()
    if row is None or row.closed_at is not None or row.link_number != number:
        raise LinkExpiredError
    return row, user_pk


def address(name: str, language: Language, *args: Any) -> str:
    """Return the absolute address of a view in a language."""
    with override(language.code):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=args)}"


def admin_address(name: str = "wagtailadmin_home", *args: Any) -> str:
    """Return the absolute address of a view of the admin, which needs no language."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=args)}"
