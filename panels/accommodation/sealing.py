"""Encryption of what requests say, at rest.

Fernet (AES-128-CBC with HMAC-SHA-256) by the keys of ``ACCOMMODATION_KEYS``: the first seals, all
of them open, so that a new key can be put in front and an old one taken away later.
"""

import json
from dataclasses import asdict

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from panels.accommodation.needs import Particulars


class NoKeyError(Exception):
    """There is no key, or one of them is none."""


class UnreadableError(Exception):
    """No key opens what was sealed."""


def keyring() -> MultiFernet:
    """Return the keys of the settings.

    Raises:
        NoKeyError: there are none, or one is not 32 bytes in URL-safe base64.
    """
    try:
        return MultiFernet([Fernet(key) for key in settings.ACCOMMODATION_KEYS])
    except ValueError:
        # Neither its message nor what led to it: a key must not reach a log.
        raise NoKeyError("ACCOMMODATION_KEYS holds no key, or one that is none") from None


def can_seal() -> bool:
    """Whether requests can be received at all."""
    try:
        keyring()
    except NoKeyError:
        return False
    return True


def seal(particulars: Particulars) -> str:
    """Return what a request says as text that only a holder of the keys can read.

    Raises:
        NoKeyError: as ``keyring`` does.
    """
    plain = json.dumps(asdict(particulars), ensure_ascii=False)
    return keyring().encrypt(plain.encode()).decode("ascii")


def unseal(sealed: str) -> Particulars:
    """Return what a request says.

    Raises:
        NoKeyError: as ``keyring`` does.
        UnreadableError: it was changed, or sealed by a key that is no longer there.
    """
    try:
        plain = json.loads(keyring().decrypt(sealed))
    except InvalidToken:
        raise UnreadableError("no key of ACCOMMODATION_KEYS opens this request") from None
    return Particulars(**{**plain, "needs": tuple(plain["needs"])})


def reseal(sealed: str) -> str:
    """Return the same, sealed by the first key.

    Raises:
        NoKeyError: as ``keyring`` does.
        UnreadableError: as ``unseal`` does.
    """
    try:
        return keyring().rotate(sealed).decode("ascii")
    except InvalidToken:
        raise UnreadableError("no key of ACCOMMODATION_KEYS opens this request") from None
