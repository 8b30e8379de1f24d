"""Invitations: sending them, and what the link in them opens.

A link works once, for two weeks, and only for a signed-in person who has shown that the address it
was sent to is theirs: a link that is forwarded, guessed or read over a shoulder opens nothing.
"""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final
from urllib.parse import urljoin

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from portal.languages import active_language
from portal.letters.letters import Recipient, post, recipient_of
from portal.organisations.models import FocalPoint, Invitation, Membership, Organisation
from portal.reference.models import State

VALID: Final = timedelta(days=14)
#: Open invitations of one organisation: nobody sends letters to the world through the portal.
MOST_OPEN: Final = 20


@transaction.atomic
def invite(
    email: str, by: User, body: Organisation | State, role: str = Membership.Role.MEMBER
) -> Invitation:
    """Send an invitation to an address, in place of an open one to the same body.

    Args:
        email: whom to invite.
        by: who invites.
        body: the organisation to act for, or the State to answer for.
        role: in the organisation.
    """
    of_organisation = isinstance(body, Organisation)
    place = {"organisation" if of_organisation else "state": body}
    Invitation.objects.filter(email__iexact=email, accepted_at=None, **place).delete()
    secret = token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        role=role if of_organisation else "",
        secret_hash=_hashed(secret),
        invited_by=by,
        expires_at=timezone.now() + VALID,
        **place,
    )
    known = EmailAddress.objects.filter(email__iexact=email, verified=True).first()
    language = recipient_of(known.user).language if known else active_language()
    with override(language.code):
        address = reverse("organisations:invitation", args=[secret])
    letter = "member" if of_organisation else "focal_point"
    post(
        f"organisations/letters/invited_{letter}.txt",
        [Recipient(email, language)],
        {"url": urljoin(settings.WAGTAILADMIN_BASE_URL, address), "days": VALID.days},
    )
    return invitation


def open_invitation(secret: str, user: User) -> Invitation | None:
    """Return the invitation that a link opens for a user.

    None whether there is no such invitation, it has expired, was accepted, or was sent to an
    address that the user has not shown to be theirs.
    """
    invitation = (
        Invitation.objects.filter(
            secret_hash=_hashed(secret), accepted_at=None, expires_at__gt=timezone.now()
        )
        .select_related("organisation", "state")
        .first()
    )
    if invitation is None or not _owns(user, invitation.email):
        return None
    return invitation


@transaction.atomic
def accept(invitation: Invitation, user: User) -> bool:
    """Give a user what an open invitation offers.

    Returns:
        Whether it did: of two at once only the first.
    """
    taken = Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(
        accepted_at=timezone.now(), accepted_by=user
    )
    if not taken:
        return False
    if invitation.organisation is not None:
        Membership.objects.get_or_create(
            user=user,
            organisation=invitation.organisation,
            defaults={"role": invitation.role or Membership.Role.MEMBER},
        )
    else:
        FocalPoint.objects.get_or_create(user=user, state=invitation.state, ended_at=None)
    return True


def _owns(user: User, email: str) -> bool:
    addresses = EmailAddress.objects.filter(user=user, email__iexact=email, verified=True)
    return bool(addresses.exists())


def _hashed(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
