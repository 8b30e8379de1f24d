"""Which public works have which facts, as sets: what facets count and lists select from."""

from activities.repository.catalogue.catalogue import BROAD, Catalogue
from activities.repository.catalogue.keeping import catalogue

__all__ = ["BROAD", "Catalogue", "catalogue"]
