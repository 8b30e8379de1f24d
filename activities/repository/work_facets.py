"""What activities can be narrowed by in searches."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from activities.repository.facts import Facts
from activities.repository.models import ActivityPage
from portal.reference.models import State
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.facets import FixedVocabulary, WorkFacet

STATUSES: Final = FixedVocabulary(
    WorkFacet("status", gettext_lazy("Status"), 58),
    tuple((choice.value, choice.label) for choice in ActivityPage.Status),
)
HUB_KINDS: Final = FixedVocabulary(
    WorkFacet("hub", gettext_lazy("In the knowledge hub as"), 57),
    tuple((choice.value, choice.label) for choice in ActivityPage.HubKind if choice.value),
)


def facets_of(facts: dict[UUID, Facts]) -> dict[UUID, dict[str, tuple[str, ...]]]:
    """Return the facets of works by key. One query."""
    wanted = {state.pk for of in facts.values() for state in of.states}
    placed = State.objects.select_related(REGIONS).in_bulk(wanted)
    return {key: _facets(of, placed) for key, of in facts.items()}


def _facets(facts: Facts, placed: Mapping[int, State]) -> dict[str, tuple[str, ...]]:
    modality = facts.source.modality
    return {
        "states": tuple(state.iso3 for state in facts.states),
        "regions": regions_of(placed[state.pk] for state in facts.states),
        "themes": tuple(concept.code for concept in facts.themes),
        "sdgs": tuple(concept.code for concept in facts.sdgs),
        "groups": tuple(concept.code for concept in facts.groups),
        "modality": (modality.code,) if modality else (),
        "providers": tuple(dict.fromkeys(row.type.code for row in facts.providers)),
        "status": (facts.source.status,),
        "hub": (facts.source.hub_kind,) if facts.source.hub_kind else (),
    }
