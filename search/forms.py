"""The query string of the results page, validated: whatever it holds, there is an answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args
from unicodedata import east_asian_width
from urllib.parse import urlencode

from django.http import QueryDict

from portal.languages import CODES, active_language
from portal.works.facets import Labels, labels_for, work_facets
from portal.works.registry import kinds
from search.between import Between
from search.normalisation import typed
from search.understanding.fields import YEAR, years

LONGEST_QUERY: Final = 600
# Each is a word of its own, so that many of them are far more work than as many letters.
MOST_IDEOGRAPHS: Final = 200
PAGE_SIZE: Final = 10
# Nobody reads on; deeper pages would cost the engine more with every step.
MOST_PAGES: Final = 50
OTHERS_BESIDE: Final = 3
#: Works that are only related, shown when nothing is found.
RELATED_SHOWN: Final = 5
MOST_VALUES: Final = 50
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_CODE: Final = re.compile(r"\w[\w.\-]{0,119}")
Scope = Literal["own", "other"]
Order = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a visitor asks for.

    Attributes:
        text: the query in normal spelling, at most ``LONGEST_QUERY`` characters.
        was_cut: whether it was longer.
        page: number of the page, from 1; may be beyond the last.
        scope: ``own`` lists the reader's language first, ``other`` the other languages only.
        filters: codes wanted by facet (``kind``, ``language``, ``year`` and those of
            ``portal.works.facets``); unknown ones are dropped.
        between: the first and last year, as for the two fields beside the histogram; the range is
            the first of the years in ``filters``.
        labels: of the codes wanted, for facets of ``portal.works.facets``.
        order: of each list.
        crossing: whether works are wanted that do not say the words as typed.
        exact: whether the words are spelt as they are meant to be.
    """

    text: str
    was_cut: bool = False
    page: int = 1
    scope: Scope = "own"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    between: Between = field(default_factory=Between)
    labels: Labels = field(default_factory=dict)
    order: Order = "relevance"
    crossing: bool = True
    exact: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "SearchRequest":
        """Read a query string; what is malformed counts as not given.

        Codes of facets are looked up, in a constant number of queries and only if there are any.
        """
        labels = labels_for(_codes(query), active_language())
        order = query.get("sort", "")
        raw = query.get("q", "")
        page = query.get("page", "")
        chosen_years = _years(query.getlist(YEAR))
        between = Between.read(query, chosen_years)
        whole = typed(raw[:LONGEST_QUERY])
        text = _affordable(whole)
        return cls(
            text=text,
            was_cut=len(raw) > LONGEST_QUERY or text != whole,
            page=max(1, int(page)) if _NUMBER.fullmatch(page) else 1,
            scope="other" if query.get("in") == "other" else "own",
            filters={
                "kind": _known(query.getlist("kind"), [kind.name for kind in kinds()]),
                "language": _known(query.getlist("language"), CODES),
                YEAR: tuple(dict.fromkeys((between.code, *chosen_years)))
                if between.code
                else chosen_years,
                **{name: tuple(known) for name, known in labels.items()},
            },
            between=between,
            labels=labels,
            order=next((one for one in get_args(Order) if one == order), "relevance"),
            crossing=query.get("crossing") != "off",
            exact="exact" in query,
        )

    def address(self, **changes: object) -> str:
        """Return the query string of this search, on its first page, with some things changed.

        Args:
            changes: ``text``, ``filters``, ``scope``, ``order`` or ``crossing`` as they are to be.
        """
        there = replace(self, **changes)  # type: ignore[arg-type]  # names of fields, see above
        pairs = [("q", there.text)]
        pairs += [("in", there.scope)] if there.scope != "own" else []
        pairs += [("sort", there.order)] if there.order != "relevance" else []
        pairs += [] if there.crossing else [("crossing", "off")]
        pairs += [("exact", "1")] if there.exact else []
        pairs += [(name, code) for name, codes in there.filters.items() for code in codes]
        return "?" + urlencode(pairs)

    @property
    def is_too_deep(self) -> bool:
        """Whether the page is one that is never shown."""
        return self.page > MOST_PAGES

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return any(self.filters.values())

    @property
    def own_window(self) -> tuple[int, int]:
        """Offset and number of works in the reader's language on this page."""
        return (0, 0) if self.scope == "other" else self._window

    @property
    def other_window(self) -> tuple[int, int]:
        """Offset and number of works in other languages on this page.

        The first page has as many as it would show if there were nothing else.
        """
        if self.scope == "other" or self.page == 1:
            return self._window
        return (0, 0)

    @property
    def _window(self) -> tuple[int, int]:
        return ((self.page - 1) * PAGE_SIZE, PAGE_SIZE)


def _affordable(text: str) -> str:
    """Return text up to the last ideograph that the engine can look for in all languages."""
    wide = [at for at, character in enumerate(text) if east_asian_width(character) == "W"]
    return text if len(wide) <= MOST_IDEOGRAPHS else text[: wide[MOST_IDEOGRAPHS]]


def _codes(query: QueryDict) -> dict[str, list[str]]:
    return {
        facet.name: [code for code in given[:MOST_VALUES] if _CODE.fullmatch(code)]
        for facet in work_facets()
        if (given := query.getlist(facet.name))
    }


def _years(values: list[str]) -> tuple[str, ...]:
    found = (years(value) for value in values[:MOST_VALUES])
    return tuple(dict.fromkeys(year for year in found if year))


def _known(values: list[str], allowed: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    return tuple(value for value in allowed if value in values)
