"""Encryption of what requests say, at rest, by the keys of ``ACCOMMODATION_KEYS``."""

import json
from dataclasses import asdict
from typing import Final

from panels.accommodation.needs import Particulars
from portal.sealing import Seal

REQUESTS: Final = Seal("ACCOMMODATION_KEYS")


def seal(particulars: Particulars) -> str:
    """Return what a request says as text that only a holder of the keys can read.

    Raises:
        NoKeyError: nothing can be sealed.
    """
    return REQUESTS.seal(json.dumps(asdict(particulars), ensure_ascii=False))


def unseal(sealed: str) -> Particulars:
    """Return what a request says.

    Raises:
        NoKeyError: nothing can be opened.
        UnreadableError: it was changed, or sealed by a key that is no longer there.
    """
    plain = json.loads(REQUESTS.unseal(sealed))
    return Particulars(**{**plain, "needs": tuple(plain["needs"])})
