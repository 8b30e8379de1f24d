"""Sets of works, each an integer whose bit n stands for the work in place n."""

from collections.abc import Iterable


def set_of(places: Iterable[int], size: int) -> int:
    """Return places below a size as a set."""
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def union(sets: Iterable[int]) -> int:
    """Return what is in any of some sets."""
    found = 0
    for one in sets:
        found |= one
    return found


def without_places(works: int, places: Iterable[int]) -> int:
    """Return a set after places were taken out from under it; higher ones move down."""
    for place in sorted(places, reverse=True):
        works = (works >> place + 1) << place | works & (1 << place) - 1
    return works


def with_places(works: int, places: Iterable[int]) -> int:
    """Return a set after empty places were put in; what stood there moves up.

    Args:
        works: the set.
        places: where the new ones stand in the end.
    """
    for place in sorted(places):
        works = (works >> place) << place + 1 | works & (1 << place) - 1
    return works
