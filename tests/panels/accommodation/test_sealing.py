"""What a request says can be read with the keys only, and keys can be changed."""

import traceback

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from panels.accommodation.sealing import REQUESTS, seal, unseal
from portal.sealing import NoKeyError, UnreadableError
from tests.panels.accommodation.asking import PRIVATE, SAID

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_it_comes_back_as_it_was() -> None:
    assert unseal(seal(SAID)) == SAID


def test_nothing_of_it_can_be_seen() -> None:
    assert not [word for word in PRIVATE if word in seal(SAID)]


def test_the_same_is_never_sealed_alike() -> None:
    assert seal(SAID) != seal(SAID)


def test_a_changed_text_is_refused() -> None:
    sealed = seal(SAID)
    changed = sealed[:40] + ("A" if sealed[40] != "A" else "B") + sealed[41:]
    with pytest.raises(UnreadableError):
        unseal(changed)
    with pytest.raises(UnreadableError):
        REQUESTS.reseal(changed)


def test_a_new_key_seals_and_the_old_one_still_opens(settings: Settings) -> None:
    settings.ACCOMMODATION_KEYS = [OLD]
    before = seal(SAID)
    settings.ACCOMMODATION_KEYS = [NEW, OLD]
    assert unseal(before) == SAID
    after = REQUESTS.reseal(before)
    settings.ACCOMMODATION_KEYS = [NEW]
    assert unseal(after) == SAID
    with pytest.raises(UnreadableError):
        unseal(before)


@pytest.mark.parametrize("keys", [[], ["short"], [NEW, "c2hvcnQ="], ["ключ"]])
def test_no_key_is_no_key(settings: Settings, keys: list[str]) -> None:
    sealed = seal(SAID)
    settings.ACCOMMODATION_KEYS = keys
    assert not REQUESTS.is_ready()
    with pytest.raises(NoKeyError) as raised:
        unseal(sealed)
    told = "".join(traceback.format_exception(raised.value))
    assert not [key for key in keys if key in told]
