"""What a mistyped word may have been meant to be.

One mistake: a letter too many, a wrong one, two in the wrong order, one too few; never the first
letter, and never in a short word. The candidates are made, not searched for: a few hundred look-ups
in a sorted list cost less than comparing with every word there is.
"""

from collections.abc import Iterator
from typing import Final

SHORTEST_MISTYPED: Final = 4
# Folded: neither accents nor case.
_ALPHABETS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщъыьэюя",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
)


def mistaken_for(word: str) -> Iterator[str]:
    """Yield what a folded word may have been meant to be, the likeliest mistakes first."""
    if len(word) < SHORTEST_MISTYPED:
        return
    letters = next((alphabet for alphabet in _ALPHABETS if word[0] in alphabet), "")
    places = range(1, len(word))
    for at in places[:-1]:
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in places:
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in letters:
            yield word[:at] + letter + word[at:]
    for at in places:
        for letter in letters:
            yield word[:at] + letter + word[at + 1 :]
