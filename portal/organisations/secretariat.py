"""The group that verifies organisations and names focal points."""

from typing import Any, Final

from django.apps import AppConfig
from django.apps import apps as current_apps
from django.contrib.auth.models import Group, Permission

from portal.accounts.access import SECRETARIAT
from portal.accounts.groups import has_permissions

MAY: Final = {
    "wagtailadmin": ("access_admin",),
    "organisations": (
        "add_organisation",
        "change_organisation",
        "view_organisation",
        "change_focalpoint",
        "view_focalpoint",
        "add_invitation",
        "delete_invitation",
        "view_invitation",
    ),
}

_granted: dict[str, tuple[str, ...]] = {}


def grant(app: str, *codenames: str) -> None:
    """Have a room above this one give the group permissions of its own.

    Args:
        app: label of the room.
        codenames: of its permissions.
    """
    _granted[app] = codenames


def ensure_secretariat() -> Group:
    """Return the group, made with its permissions where it is missing."""
    group, _created = Group.objects.get_or_create(name=SECRETARIAT)
    for app, codenames in {**MAY, **_granted}.items():
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        )
    return group


def found_secretariat(
    sender: AppConfig, using: str, apps: Any = current_apps, **_kwargs: Any
) -> None:
    """Make the group, or give it what it lacks, after a room that has permissions for it migrated.

    Its name is what the portal knows it by, so every installation has it.
    """
    if sender.label in {**MAY, **_granted} and has_permissions(sender, using, apps):
        ensure_secretariat()
