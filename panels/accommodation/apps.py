"""The room of requests for reasonable accommodation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccommodationConfig(AppConfig):
    """What people need to take part in a panel: asked, sealed, arranged and deleted."""

    name = "panels.accommodation"
    label = "accommodation"
    verbose_name = _("Accommodation requests")

    def ready(self) -> None:
        """Show the way to the form on panels' pages, let the secretariat read, delete in time."""
        from panels.accommodation import checks  # noqa: F401, PLC0415 -- models are ready only now
        from panels.accommodation.access import HANDLES  # noqa: PLC0415 -- as above
        from panels.accommodation.expiring import HOUR, delete_expired  # noqa: PLC0415 -- as above
        from panels.accommodation.part import part  # noqa: PLC0415 -- as above
        from panels.discussions.parts import register_part  # noqa: PLC0415 -- as above
        from portal.background.schedule import every  # noqa: PLC0415 -- as above
        from portal.organisations.secretariat import grant  # noqa: PLC0415 -- as above

        register_part("accommodation", part)
        grant(HANDLES.app, HANDLES.codename)
        every(HOUR, delete_expired)
