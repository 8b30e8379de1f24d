"""The facts of activities, which are shown with every language version."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from activities.repository.models import (
    ActivityDocument,
    ActivityFunding,
    ActivityIdentifier,
    ActivityLink,
    ActivityPage,
    ActivityProvider,
    ActivityRecommendation,
    AgreedContent,
)
from portal.languages import active_language
from portal.organisations.models import Organisation
from portal.reference.models import Concept, State

#: Rows that belong to a page, each with what is shown of it.
CHILDREN: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "providers": (ActivityProvider, ("organisation", "type")),
    "implemented": (ActivityRecommendation, ("recommendation__state",)),
    "funding": (ActivityFunding, ()),
    "documents": (ActivityDocument, ("document",)),
    "links": (ActivityLink, ()),
    "identifiers": (ActivityIdentifier, ()),
}
TERMS = {"states": "state", "themes": "concept", "sdgs": "concept", "groups": "concept"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is the same in every language version of a work.

    Attributes:
        source: the source version, which holds the facts that stand once; the others are the rows
            of its field of that name, in their order.
    """

    source: ActivityPage
    states: list[State] = field(default_factory=list)
    themes: list[Concept] = field(default_factory=list)
    sdgs: list[Concept] = field(default_factory=list)
    groups: list[Concept] = field(default_factory=list)
    providers: list[ActivityProvider] = field(default_factory=list)
    implemented: list[ActivityRecommendation] = field(default_factory=list)
    funding: list[ActivityFunding] = field(default_factory=list)
    documents: list[ActivityDocument] = field(default_factory=list)
    links: list[ActivityLink] = field(default_factory=list)
    identifiers: list[ActivityIdentifier] = field(default_factory=list)

    @property
    def provider_names(self) -> list[tuple[str, Any]]:
        """Each organisation's name, empty unless it is verified and named, with its row."""
        code = active_language().code
        verified = Organisation.Status.VERIFIED
        return [
            (one.name_in(code) if one is not None and one.status == verified else "", row)
            for row in self.providers
            for one in [row.organisation]
        ]


def facts_of(pages: Iterable[ActivityPage]) -> dict[UUID, Facts]:
    """Return the facts of the works of some versions, in a constant number of queries."""
    keys = {page.translation_key for page in pages}
    sources = list(
        ActivityPage.objects.filter(
            translation_key__in=keys, is_source_version=True
        ).select_related("modality", "locale")
    )
    ids = [page.pk for page in sources]
    rows: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, (model, related) in CHILDREN.items():
        found = model._default_manager.filter(page__in=ids).order_by("sort_order", "pk")  # noqa: SLF001 -- Django's public name
        for row in found.select_related(*related) if related else found:
            rows[getattr(row, "page_id")][name].append(row)  # noqa: B009 -- of several models
    for name, term in TERMS.items():
        through = getattr(ActivityPage, name).through.objects
        for row in through.filter(activitypage__in=ids).select_related(term).order_by("pk"):
            rows[row.activitypage_id][name].append(getattr(row, term))
    return {page.translation_key: Facts(page, **rows[page.pk]) for page in sources}


def facts_in(page: ActivityPage) -> Facts:
    """Return the facts that a source version holds in memory, for its preview."""
    return Facts(page, **{name: list(getattr(page, name).all()) for name in (*CHILDREN, *TERMS)})


def agreements(source: ActivityPage) -> list[tuple[str, date]]:
    """Return the name of each State that agreed to what a source version says, and the day."""
    rows = AgreedContent.objects.filter(
        work_key=source.translation_key, fingerprint=source.content_fingerprint
    ).select_related("state")
    return sorted((row.state.label, row.agreed_at.date()) for row in rows)
