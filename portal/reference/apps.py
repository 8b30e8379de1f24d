"""The vocabularies every other room of the portal speaks: States, regions and concepts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    """States with their regions, and concept schemes, each with labels in six languages."""

    name = "portal.reference"
    label = "reference"
    verbose_name = _("Reference data")

    def ready(self) -> None:
        """Connect the guard that keeps used rows from being deleted, and name codes of facets."""
        from portal.reference import receivers  # noqa: F401, PLC0415 -- needs the loaded models
        from portal.reference.facets import ReferenceVocabulary  # noqa: PLC0415 -- as above
        from portal.works.facets import register  # noqa: PLC0415 -- as above

        register(ReferenceVocabulary())
