"""Where somebody who may ask records that they intend to apply; a room above says where."""

from collections.abc import Callable
from typing import Final

from activities.funds.funds import Fund

#: Who asks through the portal, by code of the answer to "who": States, and for them their NHRIs.
ASKS: Final = frozenset({"state", "nhri"})
_addresses: list[Callable[[Fund], str]] = []


def register(address: Callable[[Fund], str]) -> None:
    """Have intentions recorded at an address.

    Raises:
        ValueError: there is such an address already.
    """
    if _addresses:
        raise ValueError("intentions are recorded somewhere already")
    _addresses.append(address)


def address_for(fund: Fund, who: str) -> str:
    """Return where an intention to apply is recorded; empty for those who ask nothing here."""
    if who not in ASKS or not _addresses:
        return ""
    return _addresses[0](fund)
