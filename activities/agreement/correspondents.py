"""Who hears of what a State decides: those who sent the activity, and the secretariat.

Rooms above this one know who sent an activity; they register how to find them.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from activities.agreement.links import address
from portal.accounts.access import SECRETARIAT
from portal.letters.letters import Recipient, post, recipient_of

_finders: list[Callable[[UUID], list[Recipient]]] = []


def register(find: Callable[[UUID], list[Recipient]]) -> None:
    """Have those told whom a callable returns for a work's key."""
    if find not in _finders:
        _finders.append(find)


def senders(work_key: UUID) -> list[Recipient]:
    """Return who sent an activity."""
    return [recipient for find in _finders for recipient in find(work_key)]


def secretariat() -> list[Recipient]:
    """Return the members of the secretariat."""
    members = User.objects.filter(is_active=True, groups__name=SECRETARIAT)
    return [recipient_of(user) for user in members.select_related("wagtail_userprofile")]


def is_secretariat(user: User) -> bool:
    """Return whether a person acts for the secretariat."""
    return secretariat_members().filter(pk=user.pk).exists()


def secretariat_members() -> QuerySet[User]:
    """Return who may act for the secretariat, administrators included."""
    members = Q(groups__name=SECRETARIAT) | Q(is_superuser=True)
    return User.objects.filter(members, is_active=True).distinct()


def write_to_correspondents(template: str, work_key: UUID, reference: str) -> None:
    """Tell those who sent an activity, and the secretariat, that something was decided.

    The letter leads to the person's own page, from where they go on after signing in.
    """
    for recipient in (*senders(work_key), *secretariat()):
        url = address("your_account", recipient.language)
        post(template, [recipient], {"reference": reference, "url": url})
