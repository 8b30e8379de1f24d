"""Encryption of contacts, at rest.

Fernet (AES-128-CBC with HMAC-SHA-256) by the keys of ``COOPERATION_KEYS``, else by those that seal
requests for accommodation: the first seals, all of them open.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class NoKeyError(Exception):
    """There is no key, or one of them is none."""


class UnreadableError(Exception):
    """No key opens what was sealed."""


def keyring() -> MultiFernet:
    """Return the keys of the settings.

    Raises:
        NoKeyError: there are none, or one is not 32 bytes in URL-safe base64.
    """
    keys = settings.COOPERATION_KEYS or settings.ACCOMMODATION_KEYS
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        # Neither its message nor what led to it: a key must not reach a log.
        raise NoKeyError("COOPERATION_KEYS holds no key, or one that is none") from None


def can_seal() -> bool:
    """Whether a contact can be kept at all."""
    try:
        keyring()
    except NoKeyError:
        return False
    return True


def seal(text: str) -> str:
    """Return a contact as text that only a holder of the keys can read.

    Raises:
        NoKeyError: as ``keyring`` does.
    """
    return keyring().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Return a contact.

    Raises:
        NoKeyError: as ``keyring`` does.
        UnreadableError: it was changed, or sealed by a key that is no longer there.
    """
    try:
        return keyring().decrypt(sealed).decode()
    except InvalidToken:
        raise UnreadableError("no key opens this contact") from None
