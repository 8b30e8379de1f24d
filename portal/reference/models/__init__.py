"""States, regions, concept schemes and concepts: one row each, with six labels."""

from portal.reference.models.concept import Concept
from portal.reference.models.edition import Edition
from portal.reference.models.labelled import Labelled
from portal.reference.models.region import Region
from portal.reference.models.scheme import ConceptScheme
from portal.reference.models.state import State

__all__ = ["Concept", "ConceptScheme", "Edition", "Labelled", "Region", "State"]
