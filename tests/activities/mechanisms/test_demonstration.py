"""The mechanisms and the hub of the demonstration: alike in every language, marked as invented."""

from importlib.resources import files
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision

from activities.mechanisms.demonstration.planting import plant_mechanisms
from activities.mechanisms.models import HubPage, Mechanism
from portal.demonstration.planting import Grounds
from portal.demonstration.texts import read
from portal.languages import CODES
from portal.pages.models import HomePage, SectionPage
from tests.activities.funds.test_demonstration import shape
from tests.panels.typography import faults

CONTENT = files("activities.mechanisms.demonstration") / "content"


def words(code: str) -> dict[str, Any]:
    return read(CONTENT / f"{code}.toml")


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_the_same_things_in_its_own_typography(code: str) -> None:
    assert shape(words(code)) == shape(words("en"))
    assert faults(code, words(code)) == []


@pytest.mark.usefixtures("reference")
def test_they_are_planted_in_six_languages_and_once(
    homes: dict[str, HomePage], sections: dict[str, SectionPage], client: Client
) -> None:
    grounds = Grounds(homes, {"cooperation": sections})
    plant_mechanisms(grounds)
    counted = (HubPage.objects.count(), Mechanism.objects.count(), Revision.objects.count())
    plant_mechanisms(grounds)
    assert counted == (
        HubPage.objects.count(), Mechanism.objects.count(), Revision.objects.count(),
    )  # fmt: skip
    assert counted[:2] == (len(CODES), 13)
    for row in Mechanism.objects.select_related("state"):
        row.full_clean()
        assert row.is_example
        assert set(row.labels) == set(CODES)
    section = client.get(sections["fr"].url).content.decode()
    assert f'href="{HubPage.objects.get(locale=sections["fr"].locale).url}"' in section
    assert 'href="/fr/mechanisms/"' in section
    # No State is said to be without what it may well have.
    assert not Mechanism.objects.filter(accreditation=Mechanism.Accreditation.NONE).exists()
