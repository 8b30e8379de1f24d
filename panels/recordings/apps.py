"""The room of recordings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordingsConfig(AppConfig):
    """Recordings and what is needed to follow them, and the one of the demonstration."""

    name = "panels.recordings"
    label = "recordings"
    verbose_name = _("Recordings")

    def ready(self) -> None:
        """Remove files with their rows, have words found on pages, let editors keep recordings."""
        from panels.recordings import (  # noqa: PLC0415 -- connects them
            receivers,  # noqa: F401 -- as above
        )
        from panels.recordings.demonstration.planting import (  # noqa: PLC0415 -- not loaded earlier
            plant_recording,
        )
        from panels.recordings.models import (  # noqa: PLC0415 -- as above
            Track,
            WrittenTranscript,
        )
        from panels.recordings.public import works_showing  # noqa: PLC0415 -- as above
        from portal.accounts.groups import let_editors  # noqa: PLC0415 -- as above
        from portal.demonstration import (  # noqa: PLC0415 -- as above
            registry as demonstration,
        )
        from portal.works import dependents  # noqa: PLC0415 -- as above

        dependents.register(Track, works_showing)
        dependents.register(WrittenTranscript, works_showing)
        let_editors(self.label, "add_recording", "change_recording")
        demonstration.register("panels.recordings", plant_recording, order=15)
