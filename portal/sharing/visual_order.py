"""A line of text in the order in which it is drawn: the implicit part of UAX #9.

Raqm orders one string in one font; a line set in several fonts is ordered here, run by run.
Explicit embeddings do not occur: titles lose their formatting characters first. Paired brackets
take the direction of what is around them (rule N0 left out: titles are short).
"""

from collections.abc import Sequence
from typing import Final, TypeVar
from unicodedata import bidirectional

from portal.languages import Direction

RunT = TypeVar("RunT")
NUMBERS: Final = ("EN", "AN")
STRONG: Final = ("L", "R")


def levels(text: str, base: Direction) -> list[int]:
    """Return the embedding level of each character: even runs to the right, odd to the left."""
    paragraph = 1 if base == "rtl" else 0
    edge = "R" if paragraph else "L"
    kinds = _resolve_neutrals(_resolve_weak([bidirectional(c) for c in text], edge), edge)
    found = [_level(kind, paragraph) for kind in kinds]
    # Rule L1: white space at the end of a line stands at the end in reading direction.
    for position in range(len(text) - 1, -1, -1):
        if not text[position].isspace():
            break
        found[position] = paragraph
    return found


def in_visual_order(runs: Sequence[tuple[int, RunT]]) -> list[tuple[int, RunT]]:
    """Return runs, each with its level, from one edge of the line to the other (rule L2).

    The first is drawn at the smallest horizontal coordinate.
    """
    ordered = list(runs)
    highest = max((level for level, _run in runs), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered


def _resolve_weak(kinds: list[str], edge: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and what stands between them."""
    found: list[str] = []
    for kind in kinds:
        found.append((found[-1] if found else edge) if kind == "NSM" else kind)
    found = [
        "AN" if kind == "EN" and strong == "AL" else kind
        for kind, strong in zip(found, _strong_before(found, edge), strict=True)
    ]
    for at in range(1, len(found) - 1):
        before, after = found[at - 1], found[at + 1]
        joins = {"CS": NUMBERS, "ES": ("EN",)}.get(found[at], ())
        if before == after and before in joins:
            found[at] = before
    _spread_numbers(found)
    found = [
        "L" if kind == "EN" and strong == "L" else kind
        for kind, strong in zip(found, _strong_before(found, edge), strict=True)
    ]
    return ["R" if kind == "AL" else kind for kind in found]


def _strong_before(kinds: list[str], edge: str) -> list[str]:
    """Return for each place the last letter's direction before it, or that of the line's edge."""
    found = []
    strong = edge
    for kind in kinds:
        found.append(strong)
        if kind in ("L", "R", "AL"):
            strong = kind
    return found


def _spread_numbers(kinds: list[str]) -> None:
    """Rule W5: percent and currency signs next to a number belong to it."""
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for at in order:
            neighbour = at - order.step
            if kinds[at] == "ET" and kinds[neighbour] == "EN":
                kinds[at] = "EN"


def _resolve_neutrals(kinds: list[str], edge: str) -> list[str]:
    """Rules N1 and N2: what has no direction takes that of both its sides, or the line's."""
    found = list(kinds)
    at = 0
    while at < len(found):
        if found[at] in STRONG or found[at] in NUMBERS:
            at += 1
            continue
        end = at
        while end < len(found) and found[end] not in STRONG and found[end] not in NUMBERS:
            end += 1
        before = _side(found[at - 1]) if at else edge
        after = _side(found[end]) if end < len(found) else edge
        found[at:end] = [before if before == after else edge] * (end - at)
        at = end
    return found


def _side(kind: str) -> str:
    return "R" if kind in NUMBERS else kind


def _level(kind: str, paragraph: int) -> int:
    """Rules I1 and I2."""
    if paragraph:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
