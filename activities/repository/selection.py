"""Which activities a visitor asks to see: the query string, validated; no input is an error."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from wagtail.query import PageQuerySet

from activities.repository.models import ActivityFunding, ActivityPage, ActivityProvider
from activities.repository.public import public, public_sources

LONGEST: Final = 200
MOST_WORDS: Final = 8
MOST_VALUES: Final = 50

#: Facets that are rows of a table beside the activity: its model, and the path to the code.
MANY: Final[Mapping[str, tuple[type[Any], str, str]]] = {
    "states": (ActivityPage.states.through, "activitypage", "state__iso3"),
    "themes": (ActivityPage.themes.through, "activitypage", "concept__code"),
    "sdgs": (ActivityPage.sdgs.through, "activitypage", "concept__code"),
    "groups": (ActivityPage.groups.through, "activitypage", "concept__code"),
    "providers": (ActivityProvider, "page", "type__code"),
    "organisation": (ActivityProvider, "page", "organisation_id"),
    "fund": (ActivityFunding, "page", "fund"),
}
#: Facets that are columns of the activity itself.
OWN: Final[Mapping[str, str]] = {
    "modality": "modality__code",
    "status": "status",
    "years": "starts_on__year",
}
FLAGS: Final = ("good_practice", "helps_peers")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for.

    Attributes:
        words: each must be in a language version; they need not all be in the same one.
        chosen: codes by facet; one of them is enough in each facet.
        flags: what must be true of the activity.
        page: of the list, as it was given.
    """

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    page: str = "1"

    @classmethod
    def read(cls, query: QueryDict) -> "Selection":
        """Read a query string; what is malformed counts as not given."""
        chosen = {}
        for name in (*MANY, *OWN):
            values = [_plain(value) for value in query.getlist(name)[:MOST_VALUES]]
            if name in {"organisation", "years"}:
                values = [value for value in values if value.isascii() and value.isdecimal()]
                values = [value for value in values if int(value) < 2**31]
            if found := tuple(dict.fromkeys(value for value in values if value)):
                chosen[name] = found
        return cls(
            words=_plain(query.get("q", "")),
            chosen=chosen,
            flags=tuple(flag for flag in FLAGS if query.get(flag)),
            page=query.get("page", "1"),
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.words or self.chosen or self.flags)

    @property
    def separate_words(self) -> list[str]:
        """The words one by one, not too many of them."""
        return self.words.split()[:MOST_WORDS]

    @property
    def query(self) -> str:
        """The selection as a query string, without the page."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        return urlencode([*pairs, *((flag, "on") for flag in self.flags)])

    def sources(self) -> PageQuerySet:
        """Return the source versions asked for, newest first."""
        found = public_sources()
        for condition in self._conditions():
            found = found.filter(condition)
        return found.order_by("-pk")

    def _conditions(self) -> Iterator[Q | Exists]:
        for word in self.separate_words:
            versions = public().filter(has_word(word))
            yield Exists(versions.filter(translation_key=OuterRef("translation_key")))
        for name, codes in self.chosen.items():
            if name in OWN:
                yield Q(**{f"{OWN[name]}__in": codes})
            else:
                model, page, code = MANY[name]
                rows = model.objects.filter(**{page: OuterRef("pk"), f"{code}__in": codes})
                yield Exists(rows)
        for flag in self.flags:
            yield Q(**{flag: True})


def has_word(word: str) -> Q:
    """Return the condition that a language version has a word in its texts, or is named by it."""
    texts = Q(title__icontains=word) | Q(summary__icontains=word) | Q(body__icontains=word)
    return texts | Q(reference__iexact=word)


def _plain(text: str) -> str:
    """Return text that any database takes."""
    return text[:LONGEST].replace("\x00", "").strip()
