"""Keys of contacts can be changed, those of accommodation requests included."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from pytest_django import Settings

from activities.cooperation.models import Contact
from activities.cooperation.sealing import CONTACTS
from tests.activities.cooperation.making import CONTACT, People, a_request

NEW = Fernet.generate_key().decode()


def rotated() -> str:
    out = StringIO()
    call_command("rotate_contact_keys", stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("name", ["ACCOMMODATION_KEYS", "COOPERATION_KEYS"])
def test_after_a_rotation_the_old_key_is_not_needed(settings: Settings, name: str) -> None:
    setattr(settings, name, settings.ACCOMMODATION_KEYS)
    a_request()
    setattr(settings, name, [NEW, *getattr(settings, name)])
    assert rotated() == "1 sealed by the first key\n"
    setattr(settings, name, [NEW])
    assert CONTACTS.unseal(Contact.objects.get().sealed) == CONTACT


def test_what_cannot_be_opened_is_named_and_left(people: People, settings: Settings) -> None:
    del people
    a_request()
    before = Contact.objects.get()
    settings.ACCOMMODATION_KEYS = [NEW]
    with pytest.raises(CommandError, match=f"contacts: {before.pk}"):
        rotated()
    assert Contact.objects.get().sealed == before.sealed
