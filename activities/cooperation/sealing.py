"""Encryption of contacts, at rest: by their own keys, else by those of accommodation requests."""

from typing import Final

from portal.sealing import Seal

CONTACTS: Final = Seal("COOPERATION_KEYS", otherwise="ACCOMMODATION_KEYS")
