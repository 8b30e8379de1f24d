"""The room of State profiles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    """A page for each State (resolution 57/32, preamble and paragraphs 3, 6 and 7)."""

    name = "activities.profiles"
    label = "profiles"
    verbose_name = _("State profiles")

    def ready(self) -> None:
        """Let the secretariat review what States send; fill the demonstration."""
        from activities.profiles.demonstration.planting import plant_facts  # noqa: PLC0415 -- as below
        from portal.demonstration import registry  # noqa: PLC0415 -- as below
        from portal.organisations.secretariat import grant  # noqa: PLC0415 -- models are ready only now

        grant(self.label, "change_statefact", "view_statefact")
        # After the people who send them.
        registry.register("activities.profiles", plant_facts, order=65)
