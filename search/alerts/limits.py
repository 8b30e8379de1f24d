"""How often one may ask for an alert in an hour."""

from typing import Final

#: A mission's staff may share one address.
MOST_OF_A_NETWORK: Final = 20
#: Questions that an address gets: else the form could be used to pester somebody.
MOST_LETTERS: Final = 3
