"""How a whole query is compared: alike wherever search takes it for the same."""

import re
from typing import Final

from search.normalisation import typed
from search.suggestions.folding import folded

_SAYS: Final = re.compile(r"[^\W_]+")


def asked_as(query: str) -> str:
    """Return a query without case, accents, hamza and punctuation, in simplified characters.

    Empty when there is neither letter nor digit in it.
    """
    return " ".join(_SAYS.findall(folded(typed(query))))
