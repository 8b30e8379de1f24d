"""Organisations as works: only verified ones, in every language."""

from typing import Any

import pytest
from django.test import Client

from portal.languages import BY_CODE, CODES
from portal.organisations.models import Organisation
from portal.works.facets import labels_for
from portal.works.registry import cards_for, kind_named
from tests.activities.making import an_organisation

pytestmark = pytest.mark.usefixtures("homes", "reference")


def kind() -> Any:
    found = kind_named("organisation")
    assert found is not None
    return found


@pytest.mark.parametrize("code", CODES)
def test_it_goes_by_its_official_name_else_by_its_own(client: Client, code: str) -> None:
    row = an_organisation("Ruritanian Commission")
    row.names = {"fr": "Commission ruritanienne"}
    row.save()
    (card,) = cards_for([row.key], BY_CODE[code]).values()
    assert card.title == ("Commission ruritanienne" if code == "fr" else "Ruritanian Commission")
    assert client.get(card.url).status_code == 200
    (document,) = kind().documents([row.key])
    french = next(version for version in document.versions if version.language == "fr")
    assert (french.title, french.text) == ("Commission ruritanienne", "Ruritanian Commission")
    assert dict(kind().stamps()) == {row.key: card.stamp}
    held = {name for name, codes in document.facets.items() if codes}
    assert "providers" in held
    assert set(labels_for(document.facets, BY_CODE[code])) == held


@pytest.mark.parametrize("status", [Organisation.Status.UNVERIFIED, Organisation.Status.REFUSED])
def test_nobody_is_told_of_one_that_is_not_verified(status: Organisation.Status) -> None:
    row = an_organisation("Ruritanian Commission")
    assert row.key in cards_for([row.key], BY_CODE["en"])
    row.status = status
    row.save()
    assert cards_for([row.key], BY_CODE["en"]) == {}
    assert list(kind().documents([row.key])) == list(kind().stamps()) == []
