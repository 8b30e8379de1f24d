"""The funds of the demonstration: alike in every language, and marked as what they are."""

from importlib.resources import files
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision

from activities.funds.demonstration.planting import plant_funds
from activities.funds.funds import FUNDS
from activities.funds.models import FundFigure, FundPage
from portal.demonstration.planting import Grounds
from portal.demonstration.texts import read
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from tests.panels.typography import faults

CONTENT = files("activities.funds.demonstration") / "content"


def words(code: str) -> dict[str, Any]:
    return read(CONTENT / f"{code}.toml")


def shape(value: Any) -> Any:
    """Return what a text is made of, without its words."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value]
    return bool(value)


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_the_same_things_in_its_own_typography(code: str) -> None:
    assert shape(words(code)) == shape(words("en"))
    assert faults(code, words(code)) == []


def test_they_are_planted_in_six_languages_and_once(
    homes: dict[str, HomePage], client: Client
) -> None:
    grounds = Grounds(homes, {})
    plant_funds(grounds)
    counted = (FundPage.objects.count(), FundFigure.objects.count(), Revision.objects.count())
    plant_funds(grounds)

    assert counted[:2] == (len(FUNDS) * len(CODES), len(FUNDS) * 8)
    assert counted == (
        FundPage.objects.count(), FundFigure.objects.count(), Revision.objects.count(),
    )  # fmt: skip
    assert not FundFigure.objects.filter(is_example=False).exists()
    # Nobody is said to have given what nobody gave.
    assert not FundFigure.objects.filter(state__isnull=False).exists()
    for page in FundPage.objects.select_related("locale"):
        code = page.locale.language_code
        shown = client.get(page.url).content.decode()
        assert words(code)["notice"] in shown
        assert "fund__example" in shown
        assert f'<html lang="{BY_CODE[code].html_lang}"' in shown
