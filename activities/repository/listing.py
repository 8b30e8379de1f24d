"""The list of activities: one selection, each work once, in the reader's language."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from activities.repository.gone import CACHE_CONTROL
from activities.repository.models import ActivityPage
from activities.repository.public import public, public_sources
from portal.languages import active_language
from portal.reference.models import Concept, State
from portal.works.registry import cards_for

ACTIVITIES_PER_PAGE = 20
MOST_WORDS = 8
#: Facets by parameter: the field of the source version, and the field that a value names.
FACETS = {
    "state": ("states", "iso3", _("States concerned")),
    "theme": ("themes", "code", _("themes")),
    "sdg": ("sdgs", "code", _("SDG targets")),
    "group": ("groups", "code", _("groups of persons")),
    "modality": ("modality", "code", _("modality")),
    "status": ("status", "", _("status")),
}


@dataclass(frozen=True)
class Selection:
    """What a visitor asks for.

    Attributes:
        words: all of them must be in the title or summary of one language version.
        chosen: values by facet; one of each facet's must apply.
    """

    words: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)
    good_practice: bool = False
    helps_peers: bool = False

    @classmethod
    def read(cls, data: QueryDict) -> "Selection":
        """Read a query string; what makes no sense finds nothing."""
        clean = {name: [v[:120].replace("\0", "") for v in data.getlist(name)] for name in FACETS}
        return cls(
            words=data.get("q", "")[:200].replace("\0", ""),
            chosen={name: values for name, values in clean.items() if values},
            good_practice="good" in data,
            helps_peers="peers" in data,
        )

    def works(self, *, without: str = "") -> QuerySet[ActivityPage]:
        """Return the source versions selected, aside from what one facet chooses."""
        found = public_sources()
        for name, values in self.chosen.items():
            if name != without:
                path, code, _label = FACETS[name]
                rows = ActivityPage.objects.filter(
                    **{f"{path}__{code}__in" if code else f"{path}__in": values}
                )
                found = found.filter(pk__in=rows.values("pk"))
        if self.good_practice:
            found = found.filter(good_practice=True)
        if self.helps_peers:
            found = found.filter(helps_peers=True)
        texts = public() if self.words else None
        if texts is not None:
            for word in self.words.split()[:MOST_WORDS]:
                texts = texts.filter(title__icontains=word) | texts.filter(summary__icontains=word)
            found = found.filter(translation_key__in=texts.values("translation_key"))
        works: QuerySet[ActivityPage] = found.order_by("-first_published_at", "pk")
        return works

    def facets(self) -> list[dict[str, Any]]:
        """Return every facet's values with how many works each would leave; one query each."""
        return [self._facet(name) for name in FACETS]

    def _facet(self, name: str) -> dict[str, Any]:
        path, code, label = FACETS[name]
        value = f"{path}__{code}" if code else path
        rows = (
            self.works(without=name)
            .order_by()
            .exclude(**{f"{path}__isnull": True})
            .values_list(value)
            .annotate(count=Count("pk", distinct=True))
            .order_by("-count", value)
        )
        counts = dict(rows)
        labels = _labels(path, counts)
        chosen = self.chosen.get(name, [])
        values = [
            {"value": v, "label": labels.get(v, v), "count": n, "is_chosen": v in chosen}
            for v, n in counts.items()
        ]
        return {"name": name, "title": label, "values": values}


def _labels(path: str, counts: dict[str, int]) -> dict[str, Any]:
    if path == "status":
        return dict(ActivityPage.Status.choices)
    if path == "states":
        return {s.iso3: s.label for s in State.objects.filter(iso3__in=counts)}
    scheme = "modalities" if path == "modality" else path
    found = Concept.objects.filter(scheme__code=scheme, code__in=counts)
    return {concept.code: concept.label for concept in found}


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the activities that a visitor selects."""
    selection = Selection.read(request.GET)
    keys = selection.works().values_list("translation_key", flat=True)
    page = Paginator(keys, ACTIVITIES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "selection": selection,
        "facets": selection.facets(),
        "page_obj": page,
        "cards": list(cards_for(list(page.object_list), active_language()).values()),
    }
    response = TemplateResponse(request, "repository/listing.html", context)
    response["Cache-Control"] = CACHE_CONTROL
    return response
