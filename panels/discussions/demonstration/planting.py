"""Planting the panels of the demonstration."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from panels.discussions.demonstration.programmes import Programme, programmes
from panels.discussions.models import CouncilSession, PanelPage, PanelRecording
from panels.recordings.demonstration.planting import planted_recording
from portal.demonstration.library import PREFIX, stored
from portal.demonstration.planting import Grounds, plant
from portal.demonstration.word import word_document
from portal.languages import BY_CODE

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
            {
                code: {**version, "concept_note_id": _note(programme, code)}
                for code, version in programme.versions.items()
            },
            source_language=programme.source_language,
            **programme.shared,
        )
        if programme.slug == WITH_RECORDING:
            _show_recording(pages)


def _note(programme: Programme, code: str) -> int | None:
    """Return the primary key of a concept note in a language, storing it if it is missing."""
    if (paragraphs := programme.notes.get(code)) is None:
        return None
    title = programme.versions[code]["title"]
    content = partial(word_document, title, paragraphs, BY_CODE[code])
    return stored(f"{PREFIX}-concept-note-{programme.slug}-{code}.docx", content)


def _show_recording(pages: Mapping[str, PanelPage]) -> None:
    """Show the recording of the demonstration, unless an editor has decided otherwise."""
    recording = planted_recording()
    for page in pages.values():
        edited = page.latest_revision and page.latest_revision.user_id is not None
        if recording and page.live and not edited and not page.recordings.exists():
            page.recordings.add(PanelRecording(recording=recording))
            page.save_revision().publish()
