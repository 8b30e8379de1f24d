"""People of the tests about profiles."""

import pytest

from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import SectionPage
from tests.activities.cooperation.making import People


@pytest.fixture
def people(sections: dict[str, SectionPage]) -> People:
    del sections
    ensure_secretariat()
    return People().again()
