"""The words for "or" of the six languages, where they can mean nothing else."""

from typing import Final

#: Anywhere: nobody writes these for anything else.
_ALWAYS: Final = frozenset({"OR", "|", "或"})
#: In capitals where the rest is not: a query all in capitals says nothing by them.
_IN_CAPITALS: Final = frozenset({"OU", "O", "ИЛИ"})
#: Arabic has no capitals: only where the query is nothing but alternatives.
_BETWEEN_ALL: Final = "أو"


def are_alternatives(text: str, words: list[str]) -> list[bool]:
    """Tell of each word of a query whether it is a sign between alternatives.

    Args:
        text: the whole query.
        words: its words and phrases in order; phrases and what is left out as empty strings.
    """
    has_small = any(character.islower() for character in text)
    every_second = len(words) > 2 and all(  # noqa: PLR2004 -- one, "or", another
        (word == _BETWEEN_ALL) == (place % 2 == 1) for place, word in enumerate(words)
    )
    return [
        word in _ALWAYS
        or (word in _IN_CAPITALS and has_small and _stands_between(words, place))
        or (every_second and len(words) % 2 == 1 and word == _BETWEEN_ALL)
        for place, word in enumerate(words)
    ]


def _stands_between(words: list[str], place: int) -> bool:
    """Tell whether both neighbours are no initials: "Juan O Pérez" is a name."""
    if not 0 < place < len(words) - 1:
        return False
    return len(words[place]) > 1 or not all(
        words[beside][:1].isupper() for beside in (place - 1, place + 1)
    )
