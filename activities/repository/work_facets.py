"""What activities can be narrowed by in searches."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from activities.repository.facts import Facts
from activities.repository.models import ActivityPage
from portal.reference.models import Region
from portal.works.facets import FixedVocabulary, WorkFacet

STATUSES: Final = FixedVocabulary(
    WorkFacet("status", gettext_lazy("Status"), 58),
    tuple((choice.value, choice.label) for choice in ActivityPage.Status),
)


def facets_of(facts: dict[UUID, Facts]) -> dict[UUID, dict[str, tuple[str, ...]]]:
    """Return the facets of works by key. One query."""
    regions: dict[int, tuple[str, int | None]] = {
        pk: (code, parent)
        for pk, code, parent in Region.objects.exclude(level=Region.Level.WORLD).values_list(
            "pk", "code", "parent_id"
        )
    }
    return {key: _facets(of, regions) for key, of in facts.items()}


def _facets(facts: Facts, regions: dict[int, tuple[str, int | None]]) -> dict[str, tuple[str, ...]]:
    modality = facts.source.modality
    around: dict[str, None] = {}
    for state in facts.states:
        region: int | None = state.region_id
        while region in regions:
            code, region = regions[region]
            around[code] = None
    return {
        "states": tuple(state.iso3 for state in facts.states),
        "regions": tuple(around),
        "themes": tuple(concept.code for concept in facts.themes),
        "sdgs": tuple(concept.code for concept in facts.sdgs),
        "groups": tuple(concept.code for concept in facts.groups),
        "modality": (modality.code,) if modality else (),
        "providers": tuple(dict.fromkeys(row.type.code for row in facts.providers)),
        "status": (facts.source.status,),
    }
