"""Which public works have which facts, as sets: what facets count and lists select from.

The same questions asked of the database cost a pass over all activities for every facet of every
selection. Here that pass is made once after each change, and a question is an intersection of
sets. A set is an integer whose bit n stands for the n-th newest public work.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, Max, Sum
from wagtail.models import Page, PageViewRestriction

from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public
from activities.repository.selection import FLAGS, MANY, OWN, Selection, has_word

#: The catalogue is kept this long at most; a change of what is public is seen at once.
SECONDS: Final = 3600
#: One entry of the cache, of about 100 bytes a work: a new catalogue takes the old one's place.
KEY: Final = "activities"
#: Beside the facets: themes by the broad theme they belong to, or are.
BROAD: Final = "broad themes"
#: Facets whose codes are numbers in the query string.
NUMBERS: Final = frozenset({"organisation", "years"})

Sets = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The public works at one state of the repository.

    Attributes:
        state: a text that differs as soon as anything becomes public or stops being so.
        pages: primary keys of the source versions, newest first.
        versions: primary keys of the public language versions.
        marks: of what each of them said.
        places: where the work of each stands in ``pages``.
        sets: works by facet and code; flags have the one code ``on``.
    """

    state: str
    pages: "array[int]"
    versions: "array[int]"
    marks: "array[int]"
    places: "array[int]"
    sets: Sets

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
                found &= _union(held.get(code, 0) for code in plain)
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
        key = f"{self.state}:{sha256(word.encode(errors='replace')).hexdigest()}"
        found: int | None = cache.get(key)
        if found is None:
            known = dict(zip(zip(self.versions, self.marks, strict=True), self.places, strict=True))
            rows = ActivityPage.objects.filter(has_word(word), live=True).order_by()
            # Only texts that were public: what a version says since then has another mark.
            versions = (
                (pk, _mark(fingerprint))
                for pk, fingerprint in rows.values_list("pk", "content_fingerprint")
            )
            found = _set_of((known[one] for one in versions if one in known), len(self.pages))
            cache.set(key, found, SECONDS)
        return found


def catalogue() -> Catalogue:
    """Return the catalogue of the repository as it is now, made anew where anything changed."""
    state = _state_of_repository()
    found: Catalogue | None = cache.get(KEY)
    if found is None or found.state != state:
        found = _made(state)
        # A change while it was made may be in it, or not: the next request will know.
        if _state_of_repository() == state:
            cache.set(KEY, found, SECONDS)
    return found


def _state_of_repository() -> str:
    """Return what differs as soon as anything becomes public or stops being so. Three queries."""
    # Asked of the table of all pages alone: the one of activities holds their long texts.
    activities = ContentType.objects.get_for_model(ActivityPage)
    pages = Page.objects.filter(content_type=activities, live=True).aggregate(
        Count("pk"), Sum("pk"), Sum("live_revision_id"), Max("last_published_at")
    )
    agreed = AgreedContent.objects.aggregate(Count("pk"), Max("pk"))
    closed = PageViewRestriction.objects.aggregate(Count("pk"), Max("pk"))
    values = [value for found in (pages, agreed, closed) for value in found.values()]
    return f"activities:{sha256(repr(values).encode()).hexdigest()}"


def _made(state: str) -> Catalogue:
    """Read the public works and their facts. One query, and one for each table beside them."""
    facts = ("modality__code", "status", "starts_on", *FLAGS)
    rows = list(
        public()
        .order_by("-pk")
        .values_list("pk", "content_fingerprint", "translation_key", "is_source_version", *facts)
    )
    sources = [row for row in rows if row[3]]
    place_of_work = {row[2]: place for place, row in enumerate(sources)}
    # A translation can be public while a view restriction keeps its source version.
    versions = [row for row in rows if row[2] in place_of_work]
    place_of_page = {row[0]: place for place, row in enumerate(sources)}
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, (*_names, modality, status, day, good_practice, helps_peers) in enumerate(sources):
        for name, code in (
            ("modality", modality),
            ("status", status),
            ("years", day and str(day.year)),
            ("good_practice", "on" if good_practice else ""),
            ("helps_peers", "on" if helps_peers else ""),
        ):
            if code:
                found[name][code].append(place)
    for name, page, code in _beside():
        place = place_of_page.get(page, -1)
        if place >= 0:
            found[name][code].append(place)
    return Catalogue(
        state=state,
        pages=array("q", place_of_page),
        versions=array("q", [row[0] for row in versions]),
        marks=array("q", [_mark(row[1]) for row in versions]),
        places=array("q", [place_of_work[row[2]] for row in versions]),
        sets={
            name: {code: _set_of(places, len(sources)) for code, places in found[name].items()}
            for name in (*MANY, *OWN, *FLAGS, BROAD)
        },
    )


def _beside() -> Iterator[tuple[str, int, str]]:
    """Yield facet, page and code of every row beside pages, public or not."""
    for name, (model, page, code) in MANY.items():
        rows: Any = model.objects.order_by().filter(**{f"{code}__isnull": False})
        for pk, value in rows.values_list(f"{page}_id", code).iterator():
            yield name, pk, str(value)
    themes: Any = ActivityPage.themes.through.objects.order_by()
    for pk, code, above in themes.values_list(
        "activitypage_id", "concept__code", "concept__parent__code"
    ).iterator():
        yield BROAD, pk, above or code


def _mark(fingerprint: str) -> int:
    """Return what tells one content from another, in few bytes."""
    return int(fingerprint[:15] or "0", 16)


def _set_of(places: Iterable[int], size: int) -> int:
    """Return places as a set."""
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _union(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found
