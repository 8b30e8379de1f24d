"""Where the demonstration's documents and panels are planted in tests."""

from collections.abc import Mapping

from portal.demonstration.planting import Grounds, plant
from portal.pages.models import HomePage, SectionPage

SECTIONS = ("panels", "documents", "cooperation")


def grounds_below(homes: Mapping[str, HomePage]) -> Grounds:
    """Make the three sections below home pages, in all six languages."""
    titles = {code: {"title": f"Section {code}"} for code in homes}
    return Grounds(homes, {name: plant(SectionPage, name, homes, titles) for name in SECTIONS})
