"""Long lists in parts that one query can hold."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

ItemT = TypeVar("ItemT")


def chunks(items: Iterable[ItemT], size: int) -> Iterator[tuple[ItemT, ...]]:
    """Yield items in order, ``size`` at a time."""
    left = iter(items)
    while chunk := tuple(islice(left, size)):
        yield chunk
