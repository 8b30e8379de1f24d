"""What somebody has typed so far."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from search import symbols
from search.normalisation import typed
from search.suggestions.folding import folded, has_ideographs, without_article
from search.weighing import LONGEST_MISTYPED

LONGEST_ASKED: Final = 100
MOST_WORDS: Final = 8
SHORTEST: Final = 2
# Three letters with a mistake in them are three other letters.
SHORTEST_MISTYPED: Final = 4


@dataclass(frozen=True)
class Asked:
    """The beginning of a query.

    Attributes:
        text: in the spelling of ``search.normalisation.typed``.
    """

    text: str

    @classmethod
    def read(cls, raw: str) -> "Asked":
        """Read what was typed; what is too long for a title or a name is nothing to suggest for."""
        return cls(typed(raw) if len(raw) <= LONGEST_ASKED else "")

    @cached_property
    def folded(self) -> str:
        """The text as texts in memory are compared."""
        return folded(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded words, without articles."""
        return tuple(without_article(word) for word in self.folded.split())

    @cached_property
    def symbol_beginnings(self) -> tuple[str, ...]:
        """Canonical beginnings of symbols it may be typing."""
        return symbols.begun(self.text)

    @property
    def is_enough(self) -> bool:
        """Whether there is enough to suggest something, and not too much."""
        enough = len(self.folded) >= SHORTEST or has_ideographs(self.folded)
        return enough and len(self.words) <= MOST_WORDS

    @property
    def may_be_mistyped(self) -> bool:
        """Whether a word is long enough to be known with a mistake in it, and none too long."""
        return all(len(word) <= LONGEST_MISTYPED for word in self.words) and any(
            len(word) >= SHORTEST_MISTYPED and not has_ideographs(word) for word in self.words
        )
