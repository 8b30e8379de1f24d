"""The public works at one state of the repository.

The same questions asked of the database cost a pass over all activities for every facet of every
selection. Here a question is an intersection of sets.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from django.core.cache import caches

from activities.repository.catalogue.sets import set_of, union
from activities.repository.models import ActivityPage
from activities.repository.selection import Selection, has_word

if TYPE_CHECKING:
    from array import array

#: Which works hold a word is kept this long at most, and asked anew after each change.
SECONDS: Final = 3600
#: Facets whose codes are numbers in the query string.
NUMBERS: Final = frozenset({"organisation", "years"})

#: Beside the facets: themes by the broad theme they belong to, or are.
BROAD: Final = "broad themes"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The public works at one state of the repository.

    Attributes:
        state: a text that differs as soon as anything becomes public or stops being so.
        pages: primary keys of the source versions, newest first.
        versions: primary keys of the public language versions.
        marks: of what each of them said.
        works: primary key of the source version of each of them.
        sets: works by facet and code, by their place in ``pages``; flags have the one code ``on``.
    """

    state: str
    pages: "array[int]"
    versions: "array[int]"
    marks: "array[int]"
    works: "array[int]"
    sets: dict[str, dict[str, int]]

    @property
    def places(self) -> dict[int, int]:
        """Where a source version stands, by primary key."""
        return {page: place for place, page in enumerate(self.pages)}

    def selected(self, selection: Selection, leaving_out: str = "") -> int:
        """Return the works asked for, the same as ``selection.sources()`` at this state.

        One query for each word that nobody has asked for since the repository changed.

        Args:
            selection: what is asked for.
            leaving_out: a facet whose choice is left aside, as its own counts need it.
        """
        found = (1 << len(self.pages)) - 1
        for name, codes in selection.chosen.items():
            if name != leaving_out:
                held = self.sets[name]
                plain = (str(int(code)) for code in codes) if name in NUMBERS else codes
                found &= union(held.get(code, 0) for code in plain)
        for flag in selection.flags:
            if flag != leaving_out:
                found &= self.sets[flag].get("on", 0)
        for word in selection.separate_words:
            found &= self._with_word(word)
        return found

    def pages_of(self, works: int) -> list[int]:
        """Return primary keys of the source versions of some works, newest first."""
        digits = f"{works:b}"[::-1]
        return [page for page, digit in zip(self.pages, digits, strict=False) if digit == "1"]

    def _with_word(self, word: str) -> int:
        """Return the works with a word in any public version of theirs."""
        name = sha256(word.encode(errors="replace")).hexdigest()
        key = f"activities:{self.state}:{name}"
        found: int | None = caches["repository"].get(key)
        if found is None:
            places = self.places
            known = {
                (version, mark): places[work]
                for version, mark, work in zip(self.versions, self.marks, self.works, strict=True)
            }
            rows = ActivityPage.objects.filter(has_word(word), live=True).order_by()
            # Only texts that were public: what a version says since then has another mark.
            versions = (
                (pk, mark_of(fingerprint))
                for pk, fingerprint in rows.values_list("pk", "content_fingerprint")
            )
            found = set_of((known[one] for one in versions if one in known), len(self.pages))
            caches["repository"].set(key, found, SECONDS)
        return found


def mark_of(fingerprint: str) -> int:
    """Return what tells one content from another, in few bytes."""
    return int(fingerprint[:15] or "0", 16)
