"""What is chosen to narrow by, as the engine's filters; ``year`` is read from the work's day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from search.understanding import FieldTerm
from search.understanding.fields import YEAR

Filter = dict[str, Any]
#: Facets with a field of their own in the index; the others stand in ``facets`` as name:code.
FIELDS: Final = {"kind": "kind", "language": "languages"}
#: Keys of works, for asking about some works only; no visitor can choose it.
KEY: Final = "key"
_RANGE: Final = re.compile(r"(?P<first>[0-9]{4})?(?P<to>\.\.)?(?P<last>[0-9]{4})?", re.ASCII)


def chosen(choices: Mapping[str, Sequence[str]], but: str = "") -> list[Filter]:
    """Return one filter for each facet in which something is chosen; any of its codes will do.

    Args:
        choices: codes by facet.
        but: facet to leave out, whose own counts are wanted.
    """
    return [any_of(name, codes) for name, codes in choices.items() if codes and name != but]


def any_of(name: str, codes: Iterable[str]) -> Filter:
    """Return a filter for works with any of a facet's codes."""
    if name == YEAR:
        return {"bool": {"should": [_years(code) for code in codes], "minimum_should_match": 1}}
    if name == KEY:
        return {"terms": {"key": list(codes)}}
    if name in FIELDS:
        return {"terms": {FIELDS[name]: list(codes)}}
    return {"terms": {"facets": [f"{name}:{code}" for code in codes]}}


def required(fields: Iterable[FieldTerm]) -> list[Filter]:
    """Return filters for what a query asks for by fields; several of one field are alternatives."""
    wanted: dict[str, list[str]] = {}
    for term in fields:
        if not term.is_excluded:
            wanted.setdefault(term.field, []).extend(term.codes)
    return chosen(wanted)


def excluded(fields: Iterable[FieldTerm]) -> list[Filter]:
    """Return filters for what a query leaves out by fields."""
    return [any_of(term.field, term.codes) for term in fields if term.is_excluded]


def span(code: str) -> tuple[int | None, int | None]:
    """Return the first and last year of ``2024``, ``2020..2024``, ``2020..`` or ``..2020``."""
    match = _RANGE.fullmatch(code)
    if match is None:
        return None, None
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None
    return (first, last) if match["to"] else (first, first)


def _years(code: str) -> Filter:
    first, last = span(code)
    bounds = {}
    if first is not None:
        bounds["gte"] = f"{first:04}-01-01"
    if last is not None:
        bounds["lte"] = f"{last:04}-12-31"
    return {"range": {"day": bounds}}
