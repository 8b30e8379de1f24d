"""The room that looks at pages before they are published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationConfig(AppConfig):
    """Holds the checks that other rooms register, and the guards that ask them."""

    name = "portal.publication"
    label = "publication"
    verbose_name = _("Checks before publication")

    def ready(self) -> None:
        """Connect the guards."""
        from portal.publication import guards  # noqa: PLC0415 -- models are ready only now

        guards.connect()
