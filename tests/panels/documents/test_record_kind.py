"""Records as works: documents whose text the portal does not have."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from panels.documents.models import DocumentRecord
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from portal.works.registry import cards_for, kind_named
from tests.panels.discussions.panels import document, section

SYMBOL = "A/HRC/57/66"


def kind() -> Any:
    found = kind_named("record")
    assert found is not None
    return found


def record(symbol: str = SYMBOL, **values: Any) -> DocumentRecord:
    values = {"title": "Lanterns", "published_on": dt.date(2024, 9, 1), **values}
    row: DocumentRecord = DocumentRecord.objects.create(symbol=symbol, **values)
    return row


@pytest.mark.usefixtures("homes")
@pytest.mark.parametrize("code", CODES)
def test_it_opens_in_every_language_and_says_which_its_title_is_in(
    client: Client, code: str
) -> None:
    row = record()
    (card,) = cards_for([row.key], BY_CODE[code]).values()
    assert (card.title, card.symbol, card.day) == ("Lanterns", SYMBOL, row.published_on)
    assert (card.language.code, card.is_reader_language) == ("en", code == "en")
    assert client.get(card.url).status_code == 200
    (found,) = kind().documents([row.key])
    assert (found.symbols, found.day) == ((SYMBOL,), row.published_on)
    assert found.facets == {"document_type": ("report",), "session": ("57",)}
    assert dict(kind().stamps()) == {row.key: card.stamp}
    row.title = "Lamps"
    row.save()
    assert dict(kind().stamps()) != {row.key: card.stamp}


def test_with_a_public_page_the_page_is_the_work(homes: dict[str, HomePage]) -> None:
    row = record()
    page = document(section(homes["en"]), SYMBOL)
    assert cards_for([row.key], BY_CODE["en"]) == {}
    assert list(kind().documents([row.key])) == list(kind().stamps()) == []
    page.unpublish()
    assert row.key in cards_for([row.key], BY_CODE["en"])
    DocumentRecord.objects.update(is_published=False)
    assert cards_for([row.key], BY_CODE["en"]) == {}
