"""How often one may send in an hour."""

from typing import Final

#: A mission's staff may share one address.
MOST_OF_A_NETWORK: Final = 10
#: Confirmations that one e-mail address gets: else the form could be used to pester somebody.
MOST_LETTERS: Final = 3
