"""What people call a State, a region or a theme, read as codes: names, synonyms and codes alike.

A name is compared folded, in all six languages at once, traditional characters as simplified. A
name that is nobody's own but whose words begin words of one row's name only means that row.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q

from portal.reference.folding import fold
from portal.reference.models import Concept, Region, State

#: Shorter words begin too many others.
SHORTEST_BEGINNING: Final = 3
_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name was found to mean.

    Attributes:
        codes: of the row it names, and of the narrower ones; empty when there is none, or several.
        is_ambiguous: whether several rows have the name.
    """

    codes: tuple[str, ...] = ()
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    codes: tuple[str, ...]
    names: tuple[str, ...] = field(repr=False)


def name_states(names: Sequence[str]) -> dict[str, Named]:
    """Return the States, by alpha-3 code, that names or ISO codes mean. One query."""
    # PostgreSQL takes no null character, not even to find nothing by it.
    plain = [name.upper() for name in names if name.isascii() and name.isalnum()]
    codes = Q(iso2__in=plain) | Q(m49__in=plain)
    rows = State.objects.filter(_any_of(names) | codes)
    return _named(
        names,
        [
            _Candidate((row.iso3,), (*_names(row), row.iso2.casefold(), row.m49))
            for row in rows.only("iso2", "iso3", "m49", "labels", "synonyms")
        ],
    )


def name_regions(names: Sequence[str]) -> dict[str, Named]:
    """Return the regions, by M49 code, that names or codes mean. One query."""
    rows = Region.objects.filter(_any_of(names)).exclude(level=Region.Level.WORLD)
    return _named(
        names,
        [_Candidate((row.code,), _names(row)) for row in rows.only("code", "labels", "synonyms")],
    )


def name_themes(names: Sequence[str]) -> dict[str, Named]:
    """Return the themes that names or codes mean, each with what is narrower. One query."""
    rows = list(
        Concept.objects.filter(scheme__code="themes").only("code", "labels", "synonyms", "parent")
    )
    narrower: dict[int | None, list[str]] = {}
    for row in rows:
        narrower.setdefault(row.parent_id, []).append(row.code)
    return _named(
        names,
        [_Candidate((row.code, *narrower.get(row.pk, ())), _names(row)) for row in rows],
    )


NAMES: Final[Mapping[str, Callable[[Sequence[str]], dict[str, Named]]]] = {
    "states": name_states,
    "regions": name_regions,
    "themes": name_themes,
}


def _any_of(names: Iterable[str]) -> Q:
    condition = Q()
    for name in names:
        first = next(iter(fold(name).split()), "")
        if first:
            condition |= Q(search_text__contains=first)
    return condition or Q(pk__in=[])


def _names(row: Any) -> tuple[str, ...]:
    texts = [row.natural_code, *row.labels.values()]
    texts += [text for synonyms in row.synonyms.values() for text in synonyms]
    return tuple(dict.fromkeys(fold(text) for text in texts))


def _named(names: Iterable[str], candidates: Sequence[_Candidate]) -> dict[str, Named]:
    return {name: _one(fold(name), candidates) for name in names}


def _one(name: str, candidates: Sequence[_Candidate]) -> Named:
    same = [one for one in candidates if name in one.names]
    found = same or [one for one in candidates if any(_begins(name, own) for own in one.names)]
    if len(found) == 1:
        return Named(found[0].codes)
    return Named(is_ambiguous=bool(found))


def _begins(name: str, own: str) -> bool:
    """Tell whether every word of a name begins a word of a row's own name."""
    if _IDEOGRAPH.search(name):
        return name in own
    words = own.split()
    return len(name) >= SHORTEST_BEGINNING and all(
        any(word.startswith(part) for word in words) for part in name.split()
    )
