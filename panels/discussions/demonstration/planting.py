"""Planting the panels of the demonstration."""

from panels.discussions.demonstration.programmes import programmes
from panels.discussions.models import PanelPage
from portal.demonstration.planting import Grounds, plant


def plant_panels(grounds: Grounds) -> None:
    """Make or update the page of each language version of each panel."""
    for programme in programmes():
        plant(
            PanelPage,
            programme.slug,
            grounds.sections["panels"],
            programme.versions,
            source_language=programme.source_language,
            **programme.shared,
        )
