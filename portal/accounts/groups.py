"""What the groups of an installation may do, given to them as soon as there are the permissions.

Wagtail makes its groups of editors while it migrates, and gives them what it knows of. What rooms
of the portal have for editors comes after every migration: Django makes permissions only then.
"""

from typing import Any, Final

from django.apps import AppConfig
from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

#: Wagtail's own, of its first migration. One that an administrator has deleted stays away.
EDITING: Final = ("Editors", "Moderators")

_of_editors: dict[str, tuple[str, ...]] = {}


def let_editors(app: str, *codenames: str) -> None:
    """Have a room give whoever edits pages permissions of its own.

    Args:
        app: label of the room.
        codenames: of its permissions.
    """
    _of_editors[app] = codenames


def editors_may(*apps: str) -> QuerySet[Permission]:
    """Return the permissions that rooms have for editors.

    Args:
        apps: labels of rooms; every one when there is none.
    """
    wanted = Q(pk__in=())
    for app, codenames in _of_editors.items():
        if not apps or app in apps:
            wanted |= Q(content_type__app_label=app, codename__in=codenames)
    return Permission.objects.filter(wanted)


def has_permissions(sender: AppConfig, using: str, apps: Any = current_apps) -> bool:
    """Whether a room's permissions are there, which are made now where they can be.

    Django's own receiver may come later, and a migration may stop before there are groups.

    Args:
        sender: the room, as ``post_migrate`` names it.
        using: the database that was migrated.
        apps: as they are after the migration.
    """
    if using != DEFAULT_DB_ALIAS:
        return False
    try:
        apps.get_model("auth", "Group")
    except LookupError:
        return False
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    return True


def give_editors(sender: AppConfig, using: str, apps: Any = current_apps, **_kwargs: Any) -> None:
    """Give editors what a room has for them and no group has yet.

    So what an administrator took from one of the groups is not given back by the next migration.
    """
    if sender.label in _of_editors and has_permissions(sender, using, apps):
        new = list(editors_may(sender.label).filter(group__isnull=True))
        for group in Group.objects.filter(name__in=EDITING):
            group.permissions.add(*new)
