"""Other ways to look at the same search: one kind, another order, from another language."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.languages import BY_CODE, Language
from search.facets import KIND, Facet
from search.forms import Order, SearchRequest
from search.understanding import Understood

LABELS: Final[dict[Order, str | Promise]] = {
    "relevance": _("Best match"),
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One order that the results can have."""

    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same search in the interface of another language."""

    language: Language
    url: str


def orders(wanted: SearchRequest, understood: Understood) -> list[Choice]:
    """Return the orders; what has nothing to match is by date only."""
    offered = [order for order in LABELS if understood.has_text or order != "relevance"]
    current = wanted.order if wanted.order in offered else offered[0]
    return [
        Choice(LABELS[order], wanted.address(order=order), order == current) for order in offered
    ]


@dataclass(frozen=True, slots=True)
class Tab:
    """The works of one kind, or of every kind when ``label`` is empty; ``count`` of them."""

    label: str | Promise
    count: int
    url: str
    is_current: bool


def kind_tabs(wanted: SearchRequest, facets: tuple[Facet, ...]) -> list[Tab]:
    """Return every kind that was found, and all of them first; nothing where there is one kind."""
    facet = next((one for one in facets if one.name == KIND.name), None)
    if facet is None or len(facet.values) < 2:  # noqa: PLR2004 -- one kind is all there is
        return []
    chosen = wanted.filters.get(KIND.name, ())
    found: list[tuple[str | Promise, int, tuple[str, ...]]] = [("", facet.without, ())]
    found += [(value.label, value.count, (value.value,)) for value in facet.values]
    return [
        Tab(
            label,
            count,
            wanted.address(filters={**wanted.filters, KIND.name: codes}),
            codes == chosen,
        )
        for label, count, codes in found
    ]


def likely(wanted: SearchRequest, understood: Understood, reader: Language) -> Elsewhere | None:
    """Return the search from the language the query seems to be in, if not the reader's."""
    if not understood.languages or reader.code in understood.languages:
        return None
    language = BY_CODE[understood.languages[0]]
    with override(language.code):
        return Elsewhere(language, reverse("search:results") + wanted.address())
