"""Ground for activities."""

import pytest

from portal.pages.models import HomePage, SectionPage
from tests.activities.making import plant_sections


@pytest.fixture
def sections(homes: dict[str, HomePage]) -> dict[str, SectionPage]:
    """The section of cooperation in each language."""
    return plant_sections(homes)
