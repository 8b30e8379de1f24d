"""Encryption at rest of what only a few may read.

Fernet (AES-128-CBC with HMAC-SHA-256) by the keys of a setting: the first seals, all of them open,
so that a new key can be put in front and an old one taken away later.
"""

from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class NoKeyError(Exception):
    """There is no key, or one of them is none."""


class UnreadableError(Exception):
    """No key opens what was sealed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals and opens texts.

    Attributes:
        name: of the setting that holds the keys.
        otherwise: of the setting whose keys are taken where that one holds none.
    """

    name: str
    otherwise: str = ""

    def keyring(self) -> MultiFernet:
        """Return the keys of the settings.

        Raises:
            NoKeyError: there are none, or one is not 32 bytes in URL-safe base64.
        """
        keys = getattr(settings, self.name)
        if not keys and self.otherwise:
            keys = getattr(settings, self.otherwise)
        try:
            return MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            # Neither its message nor what led to it: a key must not reach a log.
            raise NoKeyError(f"{self.name} holds no key, or one that is none") from None

    def is_ready(self) -> bool:
        """Whether anything can be sealed at all."""
        try:
            self.keyring()
        except NoKeyError:
            return False
        return True

    def seal(self, text: str) -> str:
        """Return a text as one that only a holder of the keys can read.

        Raises:
            NoKeyError: as ``keyring`` does.
        """
        return self.keyring().encrypt(text.encode()).decode("ascii")

    def unseal(self, sealed: str) -> str:
        """Return the text that was sealed.

        Raises:
            NoKeyError: as ``keyring`` does.
            UnreadableError: it was changed, or sealed by a key that is no longer there.
        """
        try:
            return self.keyring().decrypt(sealed).decode()
        except InvalidToken:
            raise UnreadableError(f"no key of {self.name} opens this") from None

    def reseal(self, sealed: str) -> str:
        """Return the same, sealed by the first key.

        Raises:
            NoKeyError: as ``keyring`` does.
            UnreadableError: as ``unseal`` does.
        """
        try:
            return self.keyring().rotate(sealed).decode("ascii")
        except InvalidToken:
            raise UnreadableError(f"no key of {self.name} opens this") from None
