"""The vocabularies as matching needs them, in the memory of this process."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from activities.cooperation.matching.profiles import Place, Trees
from activities.cooperation.matching.tree import ConceptTree
from activities.cooperation.models.living import CHANNELS, KINDS
from portal.editions import HeldPerEdition
from portal.languages import DEFAULT
from portal.reference.vocabulary import (
    COUNTRY_GROUPS,
    REGIONS,
    STATES,
    Address,
    Entry,
    edition,
    entries,
)

THEMES: Final = "themes"
SDGS: Final = "sdgs"
KNOWN: Final = frozenset({THEMES, SDGS, KINDS, CHANNELS, COUNTRY_GROUPS, REGIONS, STATES})


@dataclass(frozen=True, slots=True)
class Held:
    """What is held.

    Attributes:
        trees: of themes and goals.
        places: States by alpha-3 code.
        labels: by scheme and code, then language.
    """

    trees: Trees
    places: Mapping[str, Place]
    labels: Mapping[Address, Mapping[str, str]]

    def labels_of(self, scheme: str, codes: Iterable[str], language: str) -> list[str]:
        """Return what concepts are called: in a language, else in English, else their codes."""
        found = []
        for code in codes:
            names = self.labels.get((scheme, code), {})
            found.append(names.get(language) or names.get(DEFAULT.code) or code)
        return found


def vocabularies() -> Held:
    """Return the vocabularies; when something was changed, in four queries."""
    return HELD.get()


def _read() -> Held:
    known = {(one.scheme, one.code): one for one in entries() if one.scheme in KNOWN}
    return Held(
        trees=Trees(_tree(known, THEMES), _tree(known, SDGS)),
        places={
            code: _place(known, entry)
            for (scheme, code), entry in known.items()
            if scheme == STATES
        },
        labels={address: entry.labels for address, entry in known.items()},
    )


def _tree(known: Mapping[Address, Entry], scheme: str) -> ConceptTree:
    return ConceptTree(
        {
            code: next((above for _, above in entry.broader), "")
            for (of, code), entry in known.items()
            if of == scheme
        }
    )


def _place(known: Mapping[Address, Entry], entry: Entry) -> Place:
    around = []
    region = next((code for scheme, code in entry.broader if scheme == REGIONS), "")
    # The world itself is not among the entries.
    while (found := known.get((REGIONS, region))) is not None:
        around.append(region)
        region = next((code for _, code in found.broader), "")
    groups = frozenset(code for scheme, code in entry.broader if scheme == COUNTRY_GROUPS)
    return Place(entry.code, tuple(around), groups)


HELD: Final = HeldPerEdition(_read, edition)
