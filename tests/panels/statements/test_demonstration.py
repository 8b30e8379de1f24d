"""The demonstration's statements say what they are, and stay their senders'."""

import zipfile
from io import BytesIO

import pytest
from django.test import Client

from panels.statements.demonstration.planting import FILE, plant_statements
from panels.statements.models import Statement, StatementFile
from portal.demonstration.planting import Grounds, work_key
from portal.demonstration.texts import read
from portal.demonstration.word import word_document
from portal.languages import BY_CODE, CODES
from portal.organisations.demonstration.planting import plant_organisations
from portal.pages.models import HomePage
from tests.panels.statements.stating import a_panel, read_at
from tests.panels.typography import faults

NOTICE = {
    "ar": "خيالي",
    "zh-hans": "虚构",
    "en": "fictitious",
    "fr": "fictive",
    "ru": "вымышленным",
    "es": "ficticia",
}


def texts() -> list[tuple[str, str]]:
    rows = read(FILE)["statements"]
    return [(code, text) for row in rows for code, text in row["texts"].items()]


def test_all_six_languages_are_among_them_and_each_says_that_it_is_made_up() -> None:
    assert {code for code, _text in texts()} == set(CODES)
    for code, text in texts():
        assert NOTICE[code] in text.split("\n\n")[0]
        assert faults(code, text.split("\n\n")) == []


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_file_is_a_word_document_in_its_direction(code: str) -> None:
    data = word_document("Title & more", ["One", "Two"], BY_CODE[code])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    assert "Title &amp; more" in document
    assert ("<w:bidi/>" in document) == (code == "ar")
    assert data == word_document("Title & more", ["One", "Two"], BY_CODE[code])


@pytest.mark.usefixtures("reference")
def test_they_are_planted_once(homes: dict[str, HomePage], client: Client) -> None:
    grounds = Grounds(homes, {})
    a_panel(homes["en"], translation_key=work_key(read(FILE)["panel"]))
    plant_organisations(grounds)
    plant_statements(grounds)
    public = list(Statement.objects.public())
    assert len(public) == 5
    assert Statement.objects.filter(status="received").count() == 1
    for row in public:
        assert client.get(read_at(row)).status_code == 200
    assert StatementFile.objects.count() == 2
    taken = public[0]
    Statement.objects.filter(pk=taken.pk).update(status=Statement.Status.WITHDRAWN)
    plant_statements(grounds)
    assert Statement.objects.count() == 6
    assert Statement.objects.public().count() == 4
