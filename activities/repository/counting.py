"""How many activities there are of each kind, place and year in a selection."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.db.models.functions import ExtractYear
from wagtail.models import PageViewRestriction

from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.selection import FLAGS, MANY, OWN, Selection

#: Facets whose values are offered, in their order on the page.
OFFERED: Final = ("states", "themes", "sdgs", "groups", "modality", "status", "providers", "years")
#: Counts are kept this long at most; a change of what is public is seen at once.
SECONDS: Final = 3600


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a selection, by code.

    Attributes:
        total: works selected.
        facets: by facet, then code; each facet's own choice is left aside.
        pairs: works by State and theme.
        states: works by State, in the selection as it is.
        years: works by the year they began, likewise.
    """

    total: int
    facets: dict[str, dict[str, int]]
    pairs: dict[tuple[str, str], int]
    states: dict[str, int]
    years: dict[str, int]


def counts_of(selection: Selection) -> Counts:
    """Return the counts, kept from before where nothing public has changed since.

    Counting looks at every activity, so it is done once for each state of the repository.
    """
    key = f"activities:{hash((_state_of_repository(), selection.query))}"
    kept: Counts | None = cache.get(key)
    if kept is None:
        kept = _count(selection)
        cache.set(key, kept, SECONDS)
    return kept


def _state_of_repository() -> tuple[Any, ...]:
    """Return what differs as soon as anything becomes public or stops being so. Three queries."""
    pages = ActivityPage.objects.aggregate(
        live=Count("pk", filter=Q(live=True)), latest=Max("live_revision_id")
    )
    agreed = AgreedContent.objects.aggregate(rows=Count("pk"), latest=Max("pk"))
    closed = PageViewRestriction.objects.aggregate(rows=Count("pk"), latest=Max("pk"))
    return tuple(value for found in (pages, agreed, closed) for value in found.values())


def _count(selection: Selection) -> Counts:
    facets = {name: _facet(selection, name) for name in OFFERED}
    for flag in FLAGS:
        facets[flag] = {"on": selection.sources(flag).filter(**{flag: True}).count()}
    chosen = selection.sources().order_by()
    pairs = chosen.filter(states__isnull=False, themes__isnull=False)
    rows = pairs.values_list("states__iso3", "themes__code").annotate(works=Count("pk"))
    return Counts(
        total=chosen.count(),
        facets=facets,
        pairs={(state, theme): works for state, theme, works in rows},
        states=_rows(selection, "states", ""),
        years=_own(selection, "years", ""),
    )


def _facet(selection: Selection, name: str) -> dict[str, int]:
    return _own(selection, name, name) if name in OWN else _rows(selection, name, name)


def _own(selection: Selection, name: str, leaving_out: str) -> dict[str, int]:
    pages = selection.sources(leaving_out).order_by()
    if name == "years":
        found = pages.annotate(code=ExtractYear("starts_on")).values_list("code")
    else:
        found = pages.values_list(OWN[name])
    counted = found.annotate(works=Count("pk"))
    return {str(code): works for code, works in counted if code not in {None, ""}}


def _rows(selection: Selection, name: str, leaving_out: str) -> dict[str, int]:
    model, page, code = MANY[name]
    pages = selection.sources(leaving_out).order_by().values("pk")
    rows = model.objects.filter(**{f"{page}__in": pages}).order_by()
    counted = rows.values_list(code).annotate(works=Count(page, distinct=True))
    return {str(value): works for value, works in counted}
