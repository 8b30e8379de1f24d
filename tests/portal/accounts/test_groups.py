"""Groups of an installation that has migrated and holds nothing else."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS

from portal.accounts.access import SECRETARIAT
from portal.accounts.groups import EDITING, editors_may
from portal.organisations.secretariat import ensure_secretariat

pytestmark = pytest.mark.django_db
OF_EDITORS = {
    "add_recording", "change_recording", "add_councilsession", "change_councilsession",
    "add_documentrecord", "change_documentrecord",
}  # fmt: skip


def migrated() -> None:
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)


def may(group: str) -> set[str]:
    return set(Permission.objects.filter(group__name=group).values_list("codename", flat=True))


def test_they_are_there_once_all_is_migrated() -> None:
    for name in EDITING:
        assert may(name) >= {"access_admin", *OF_EDITORS}
    held = may(SECRETARIAT)
    assert {"access_admin", "change_organisation", "handle_accommodationrequest"} <= held
    ensure_secretariat()
    assert may(SECRETARIAT) == held


def test_they_come_again_where_nothing_is_left_of_them() -> None:
    Group.objects.get(name=SECRETARIAT).delete()
    editors_may().delete()
    migrated()
    assert may(SECRETARIAT) >= {"change_organisation", "handle_accommodationrequest"}
    for name in EDITING:
        assert may(name) >= OF_EDITORS


def test_migrating_again_changes_nothing_that_an_administrator_has_set() -> None:
    editors, publishers = (Group.objects.get(name=name) for name in EDITING)
    editors.permissions.remove(*editors_may("recordings"))
    before = {name: may(name) for name in (*EDITING, SECRETARIAT)}
    migrated()
    assert {name: may(name) for name in before} == before
    assert may(publishers.name) >= OF_EDITORS
    publishers.delete()
    migrated()
    assert not Group.objects.filter(name=EDITING[1]).exists()
