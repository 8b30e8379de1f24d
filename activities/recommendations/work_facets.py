"""What recommendations can be narrowed by in searches, beside States and concepts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from activities.recommendations.models import Recommendation
from portal.languages import Language
from portal.reference.models import State
from portal.works.facets import Codes, FixedVocabulary, Labels, WorkFacet

POSITIONS: Final = FixedVocabulary(
    WorkFacet("position", _("Position"), 14),
    tuple((choice.value, choice.label) for choice in Recommendation.Position),
)


class RecommendingStates:
    """The States that made a recommendation; ``states`` is the one under review."""

    facets: Final = (WorkFacet("recommending", _("Recommending States"), 12),)

    def labels(self, codes: Codes, reader: Language) -> Labels:
        """Return the States by name. One query."""
        rows = State.objects.filter(iso3__in=codes["recommending"]).ordered_by_label(reader.code)
        return {"recommending": {state.iso3: state.label_in(reader.code) for state in rows}}
