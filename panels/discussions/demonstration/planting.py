"""Planting the panels of the demonstration."""

from collections.abc import Mapping
from typing import Final

from panels.discussions.demonstration.programmes import programmes
from panels.discussions.models import CouncilSession, PanelPage, PanelRecording
from panels.recordings.demonstration.planting import planted_recording
from portal.demonstration.planting import Grounds, plant

#: Slug of the panel that shows the recording of the demonstration.
WITH_RECORDING: Final = "panel-session-59"


def plant_panels(grounds: Grounds) -> None:
    """Make or update the page of each language version of each panel.

    A session that is there already is its editors' own.
    """
    for programme in programmes():
        CouncilSession.objects.get_or_create(
            number=programme.session["number"], defaults=programme.session
        )
        pages = plant(
            PanelPage,
            programme.slug,
            grounds.sections["panels"],
            programme.versions,
            source_language=programme.source_language,
            **programme.shared,
        )
        if programme.slug == WITH_RECORDING:
            _show_recording(pages)


def _show_recording(pages: Mapping[str, PanelPage]) -> None:
    """Show the recording of the demonstration, unless an editor has decided otherwise."""
    recording = planted_recording()
    for page in pages.values():
        edited = page.latest_revision and page.latest_revision.user_id is not None
        if recording and page.live and not edited and not page.recordings.exists():
            page.recordings.add(PanelRecording(recording=recording))
            page.save_revision().publish()
