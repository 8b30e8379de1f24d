"""Everything the vocabularies name, as plain data, for those who read it all at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from portal.reference.models import Concept, Edition, Region, State
from portal.reference.models.state import REGIONAL_GROUPS

#: Names under which States and regions stand among the schemes.
STATES: Final = "states"
REGIONS: Final = "regions"
COUNTRY_GROUPS: Final = "country-groups"
BATCH: Final = 2_000

#: Scheme and code.
Address = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A State, a region or a concept.

    Attributes:
        scheme: code of its concept scheme; ``states`` or ``regions``.
        code: alpha-3 code of a State, M49 code of a region, code of a concept.
        labels: label by language code; an imported concept may lack some.
        synonyms: other names by language code.
        broader: what it is a part of, the nearest only.
        identifier: the address by which other vocabularies know it, or empty.
    """

    scheme: str
    code: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, Sequence[str]]
    broader: tuple[Address, ...] = ()
    identifier: str = ""


def edition() -> str:
    """Return a stamp that is another one whenever ``entries`` may say something else."""
    return Edition.now()


def entries() -> Iterator[Entry]:
    """Yield every State, region and concept, also incomplete and retired ones: works carry them.

    Three queries, whatever there is. The world itself is left out: it tells nothing apart.
    """
    yield from _regions()
    yield from _states()
    rows = Concept.objects.order_by("scheme__code", "position", "code").values_list(
        "scheme__code", "code", "labels", "synonyms", "parent__code", "identifier"
    )
    for scheme, code, labels, synonyms, parent, identifier in rows.iterator(BATCH):
        broader = ((scheme, parent),) if parent else ()
        yield Entry(scheme, code, labels, synonyms, broader, identifier)


def _regions() -> Iterator[Entry]:
    rows = Region.objects.exclude(level=Region.Level.WORLD).order_by("code")
    for code, labels, synonyms, parent in rows.values_list(
        "code", "labels", "synonyms", "parent__code"
    ):
        yield Entry(REGIONS, code, labels, synonyms, ((REGIONS, parent),) if parent else ())


def _states() -> Iterator[Entry]:
    flags = ("ldc", "lldc", "sids")
    rows = State.objects.order_by("iso3").values_list(
        "iso3", "labels", "synonyms", "region__code", "regional_group__code", *flags
    )
    for code, labels, synonyms, region, group, *flagged in rows:
        broader = [(REGIONS, region)]
        if group:
            broader.append((REGIONAL_GROUPS, group))
        broader += [
            (COUNTRY_GROUPS, flag) for flag, is_set in zip(flags, flagged, strict=True) if is_set
        ]
        yield Entry(STATES, code, labels, synonyms, tuple(broader))
