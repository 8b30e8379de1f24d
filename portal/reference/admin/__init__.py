"""Reference data in the editors' admin: one row, six labelled inputs."""

from portal.reference.admin.concepts import ConceptViewSet, SchemeViewSet
from portal.reference.admin.places import RegionViewSet, StateViewSet

__all__ = ["ConceptViewSet", "RegionViewSet", "SchemeViewSet", "StateViewSet"]
