"""Labels by their words: the longest that begins at each word of a query, in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

#: Numbers of the concepts that a label names.
Numbers = tuple[int, ...]
NONE: Final[Numbers] = ()


class WordTrie:
    """Labels as sequences of reduced words.

    One flat dict of all beginnings, joined by spaces, takes a third of the memory of nested ones,
    and a beginning that is none ends the walk at once: the cost grows with the words of the query,
    not with the number of labels.

    Attributes:
        nodes: concepts by the words so far; none where a longer label goes on.
    """

    __slots__ = ("nodes",)

    def __init__(self) -> None:
        self.nodes: dict[str, Numbers] = {}

    def add(self, words: Sequence[str], number: int) -> None:
        """Let a label name a concept."""
        for size in range(1, len(words)):
            self.nodes.setdefault(" ".join(words[:size]), NONE)
        whole = " ".join(words)
        held = self.nodes.get(whole, NONE)
        if number not in held:
            self.nodes[whole] = (*held, number)

    def longest(self, forms: Sequence[Sequence[str]], start: int) -> tuple[int, Numbers]:
        """Return where the longest label that begins at a word ends, and what it names.

        Args:
            forms: the forms each word of the query may have.
            start: the word to begin at.

        Returns:
            The place after its last word, ``start`` when there is none.
        """
        end, found = start, NONE
        so_far = [""]
        for place in range(start, len(forms)):
            so_far = [
                key
                for before in so_far
                for form in forms[place]
                if (key := f"{before} {form}" if before else form) in self.nodes
            ]
            if not so_far:
                break
            here = _union(self.nodes[key] for key in so_far)
            if here:
                end, found = place + 1, here
        return end, found


class CharacterTrie:
    """Chinese labels as runs of characters."""

    __slots__ = ("labels", "lengths")

    def __init__(self) -> None:
        self.labels: dict[str, Numbers] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}

    def add(self, label: str, number: int) -> None:
        """Let a label name a concept."""
        held = self.labels.get(label, NONE)
        if number not in held:
            self.labels[label] = (*held, number)
        lengths = self.lengths.get(label[0], ())
        if len(label) not in lengths:
            self.lengths[label[0]] = tuple(sorted((*lengths, len(label)), reverse=True))

    def at(self, text: str, start: int) -> Iterator[tuple[int, Numbers]]:
        """Yield end and concepts of each label that begins at a character, the longest first."""
        for length in self.lengths.get(text[start], ()):
            found = self.labels.get(text[start : start + length], NONE)
            if found and start + length <= len(text):
                yield start + length, found


def _union(groups: Iterable[Numbers]) -> Numbers:
    return tuple(dict.fromkeys(number for group in groups for number in group))
