"""The names of all concepts, in the memory of this process."""

from typing import Final

from portal.editions import HeldPerEdition
from portal.reference.vocabulary import edition, entries
from search.concepts.vocabulary import Vocabulary


def vocabulary() -> Vocabulary:
    """Return the names of all concepts; when something was changed, in four queries."""
    return HELD.get()


def forget() -> None:
    """Let the next call read anew."""
    HELD.forget()


def _read() -> Vocabulary:
    return Vocabulary(entries())


HELD: Final = HeldPerEdition(_read, edition)
