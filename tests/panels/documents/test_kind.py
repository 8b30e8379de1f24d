"""Documents as a kind of work: what search and listings get of them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from panels.documents.importing import import_document
from panels.documents.models import DocumentPage
from panels.documents.symbols import parse
from portal.languages import BY_CODE
from portal.works.registry import kinds
from tests.panels.documents.texts import SYMBOL, imported, long_text

pytestmark = pytest.mark.usefixtures("homes")


def test_documents_are_registered_once() -> None:
    assert [kind.name for kind in kinds() if DocumentPage in kind.sources()] == ["document"]


def test_each_paragraph_and_note_is_a_passage() -> None:
    passages = imported().page.search_passages()
    assert [(p.anchor, p.label) for p in passages] == [
        ("preamble-1", ""),
        ("para-1", "1"),
        ("para-2", "2"),
        ("para-3", "3"),
        ("note-1", "1"),
    ]
    assert passages[0].text == "Recalling its resolution 57/32 of 11 October 2024,"
    assert passages[2].text == (
        "Requests the harbour masters:\n(a) To keep tide tables;\n(b) To share them;"
    )
    assert passages[-1].text == "See A/HRC/56/78."


def test_a_work_has_all_its_versions_symbol_and_date() -> None:
    page = imported("en").page
    imported("fr")
    kind = next(kind for kind in kinds() if kind.name == "document")
    (work,) = kind.documents([page.translation_key])
    assert [version.language for version in work.versions] == ["en", "fr"]
    assert (work.symbols, work.day) == ((SYMBOL,), dt.date(2024, 10, 11))
    assert work.source_language == "en"
    assert "49th meeting" in work.versions[0].text
    card = kind.cards([page.translation_key], BY_CODE["ar"])[page.translation_key]
    assert (card.symbol, card.language.code, card.is_reader_language) == (SYMBOL, "en", False)
    assert [language.code for language in card.available_in] == ["en", "fr"]


def test_a_draft_is_no_public_work() -> None:
    page = imported().page
    kind = next(kind for kind in kinds() if kind.name == "document")
    assert [key for key, _stamp in kind.stamps()] == [page.translation_key]
    page.unpublish()
    assert list(kind.stamps()) == []
    assert list(kind.documents([page.translation_key])) == []


def test_reading_a_work_costs_the_same_whatever_its_length() -> None:
    kind = next(kind for kind in kinds() if kind.name == "document")
    counts = []
    for number in (5, 200):
        page = import_document(long_text(number), parse(SYMBOL), "en").page
        with CaptureQueriesContext(connection) as queries:
            (work,) = kind.documents([page.translation_key])
        assert len(work.versions[0].passages) == number
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
