"""The room of national mechanisms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MechanismsConfig(AppConfig):
    """National mechanisms: who keeps them."""

    name = "activities.mechanisms"
    label = "mechanisms"
    verbose_name = _("National mechanisms")

    def ready(self) -> None:
        """Let the secretariat keep mechanisms."""
        from portal.organisations.secretariat import grant  # noqa: PLC0415 -- models are ready only now

        grant(
            self.label,
            "add_mechanism",
            "change_mechanism",
            "delete_mechanism",
            "view_mechanism",
            "import_mechanism",
        )
