"""How near concepts are to each other in the tree of their scheme."""

from collections.abc import Iterable, Mapping
from typing import Final

#: Closeness in thousandths by steps in the tree: the same; broader or narrower; two steps, such
#: as two concepts under the same broader one. What is further away is not near.
CLOSENESS: Final = (1000, 500, 250)


class ConceptTree:
    """The broader concept of each concept of one scheme.

    Args:
        broader: code of the broader concept by code; roots lead to an empty code.
    """

    def __init__(self, broader: Mapping[str, str]) -> None:
        self._next_to: dict[str, set[str]] = {code: set() for code in broader}
        for code, above in broader.items():
            if above in self._next_to:
                self._next_to[code].add(above)
                self._next_to[above].add(code)
        self._near: dict[str, Mapping[str, int]] = {}

    def near(self, code: str) -> Mapping[str, int]:
        """Return the concepts near to one, itself included, with their closeness.

        A code that is not in the tree is near to itself only: a retired concept still is the same.
        """
        found = self._near.get(code)
        if found is None:
            found = self._near[code] = self._walk(code)
        return found

    def closest(self, code: str, others: Iterable[str]) -> tuple[int, str]:
        """Return how close the closest of some concepts is to one, and which it is.

        Of equally close ones the first by code; nothing near is 0 and an empty code.
        """
        near, best, which = self.near(code), 0, ""
        for other in others:
            value = near.get(other, 0)
            if value > best or (value and value == best and other < which):
                best, which = value, other
        return best, which

    def _walk(self, code: str) -> dict[str, int]:
        found: dict[str, int] = {}
        edge = {code}
        for closeness in CLOSENESS:
            found.update(dict.fromkeys(edge, closeness))
            edge = {one for at in edge for one in self._next_to.get(at, ())} - found.keys()
        return found
