"""What recommendations can be narrowed by in searches, beside States and concepts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from activities.recommendations.models import Recommendation
from portal.languages import Language
from portal.reference.facets import ReferenceVocabulary
from portal.works.facets import Codes, FixedVocabulary, Labels, WorkFacet

POSITIONS: Final = FixedVocabulary(
    WorkFacet("position", _("Position"), 14),
    tuple((choice.value, choice.label) for choice in Recommendation.Position),
)


class RecommendingStates:
    """The States that made a recommendation; ``states`` is the one under review."""

    facets: Final = (WorkFacet("recommending", _("Recommending States"), 12),)

    def labels(self, codes: Codes, reader: Language) -> Labels:
        """Return the States by name, as the vocabulary of States under review does."""
        states = ReferenceVocabulary().labels({"states": codes["recommending"]}, reader)
        return {"recommending": states["states"]}
