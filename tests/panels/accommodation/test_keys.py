"""Keys are asked for, and can be changed under what is kept."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from pytest_django import Settings

from panels.accommodation.checks import check_settings
from panels.accommodation.models import AccommodationRequest
from panels.accommodation.sealing import unseal
from portal.pages.models import HomePage
from tests.panels.accommodation.asking import SAID, asked, coming_panel

NEW = Fernet.generate_key().decode()
ROTATE = "rotate_accommodation_keys"


def rotated() -> str:
    out = StringIO()
    call_command(ROTATE, stdout=out)
    return out.getvalue()


def test_after_a_rotation_the_old_key_is_not_needed(
    homes: dict[str, HomePage], settings: Settings
) -> None:
    page = coming_panel(homes["en"])
    rows = [asked(page), asked(page)]
    settings.ACCOMMODATION_KEYS = [NEW, *settings.ACCOMMODATION_KEYS]
    assert rotated() == "2 sealed by the first key\n"
    settings.ACCOMMODATION_KEYS = [NEW]
    for row in rows:
        row.refresh_from_db()
        assert unseal(row.sealed) == SAID


def test_what_cannot_be_opened_is_named_and_left(
    homes: dict[str, HomePage], settings: Settings
) -> None:
    row = asked(coming_panel(homes["en"]))
    settings.ACCOMMODATION_KEYS = [NEW]
    with pytest.raises(CommandError, match=str(row.pk)):
        rotated()
    assert AccommodationRequest.objects.get().sealed == row.sealed
    settings.ACCOMMODATION_KEYS = []
    with pytest.raises(CommandError, match="no key"):
        rotated()


def test_the_settings_as_they_are_tested_are_right() -> None:
    assert check_settings() == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ACCOMMODATION_KEYS", [], "accommodation.E001"),
        ("ACCOMMODATION_KEYS", ["change-me"], "accommodation.E001"),
        ("ACCOMMODATION_KEEP_DAYS", 0, "accommodation.E002"),
        ("CONTACT_EMAIL", "", "accommodation.W001"),
    ],
)
def test_what_is_missing_is_said(
    settings: Settings, name: str, value: object, expected: str
) -> None:
    settings.CONTACT_PHONE = ""
    setattr(settings, name, value)
    assert [one.id for one in check_settings()] == [expected]
