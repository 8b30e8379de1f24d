"""Words of files are read by a task, found at their page, and gone with what they belong to."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfWriter
from pytest_django import Settings
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from panels.documents.extraction.refusals import Reason
from panels.documents.file_texts import concerned
from panels.documents.models import DocumentFile, DocumentPage, DocumentRecord
from panels.documents.uploads.running import read_upload_pages
from portal.file_words.models import FileWords
from portal.file_words.tasks import read_file
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from portal.works.cards import Card
from portal.works.documents import WorkDocument
from portal.works.registry import kind_named
from search.asking import ask
from search.questions import Question
from search.rebuilding import rebuild
from search.results import Hit
from search.understanding import understand
from tests.panels.discussions.panels import document, section
from tests.panels.documents.extraction.printing import page
from tests.panels.documents.extraction.word import archive, paragraph, run

PAGES = (
    "<p>Lanterns are lit at night.</p>"
    "<p style='break-before: page'>Harbours are open to everybody.</p>"
)


@pytest.fixture
def record(homes: dict[str, HomePage], tmp_path: object, settings: Settings) -> DocumentRecord:
    assert homes
    return _record(tmp_path, settings)


def _record(tmp_path: object, settings: Settings) -> DocumentRecord:
    settings.MEDIA_ROOT = tmp_path
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    found: DocumentRecord = DocumentRecord.objects.create(symbol="A/HRC/57/66", title="Report")
    return found


def attached(record: DocumentRecord, name: str, data: bytes, **values: Any) -> DocumentFile:
    document = get_document_model().objects.create(title=name, file=ContentFile(data, name=name))
    fields = {"language_code": "en", **values}
    file: DocumentFile = DocumentFile.objects.create(record=record, document=document, **fields)
    return file


def works(record: DocumentRecord) -> tuple[list[WorkDocument], str]:
    documents, card = read_as("record", record.key)
    return documents, card.stamp


def read_as(name: str, key: UUID) -> tuple[list[WorkDocument], Card]:
    kind = kind_named(name)
    assert kind is not None
    documents = list(kind.documents([key]))
    stamp = dict(kind.stamps())[key]
    card = kind.cards([key], BY_CODE["en"])[key]
    assert {one.stamp for one in documents} == {stamp} == {card.stamp}
    return documents, card


def test_files_are_read_by_page_and_word_documents_in_pieces() -> None:
    found = read_upload_pages(page(PAGES, "en"), "en")
    pages = [(1, "Lanterns are lit at night."), (2, "Harbours are open to everybody.")]
    assert found == ("en", pages)
    text = "".join(paragraph(run(f"Paragraph {number} " + "word " * 99)) for number in range(9))
    _language, pieces = read_upload_pages(archive(text), "en")
    assert {number for number, _text in pieces} == {0}
    assert [text.split(" word")[0] for _number, text in pieces] == [
        "Paragraph 0",
        "Paragraph 4",
        "Paragraph 8",
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "تضاء المصابيح في الليل"),
        ("zh-hans", "夜里点灯"),
        ("en", "The lanterns of the harbour are lit"),
        ("fr", "Les lanternes du port sont allumées"),
        ("ru", "Ночью зажигают фонари"),
        ("es", "Los faroles del puerto se encienden"),
    ],
)
def test_the_language_is_what_the_text_tells(code: str, text: str) -> None:
    assert read_upload_pages(archive(paragraph(run(text))), "") == (code, [(0, text)])


def test_each_language_has_its_file_and_nothing_private(record: DocumentRecord) -> None:
    _none, before = works(record)
    pdf = attached(record, "a.pdf", page(PAGES, "en"))
    word = attached(record, "a.docx", archive(paragraph(run("Lanterns are lit"))))
    french = attached(
        record, "b.docx", archive(paragraph(run("Des lanternes"))), language_code="fr"
    )
    for file in (pdf, word, french):
        assert read_file.call(pk=file.document_id)
    (work,), stamp = works(record)
    assert stamp != before
    english, other = work.versions
    # The PDF is there in Word as well: it is found once, where it has pages.
    assert [(one.anchor, one.label, one.address) for one in english.passages] == [
        (f"page={number}", str(number), pdf.document.url) for number in (1, 2)
    ]
    assert (other.language, other.title) == ("fr", record.symbol)
    assert [one.text for one in other.passages] == ["Des lanternes"]
    with CaptureQueriesContext(connection) as queries:
        works(record)
    assert len(queries) == 5
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    for file in (pdf, french):
        file.document.collection = closed
        file.document.save()
    (work,), private = works(record)
    assert private != stamp
    assert [[one.text for one in version.passages] for version in work.versions] == [
        ["Lanterns are lit"]
    ]


def test_beside_web_text_files_are_found_in_other_languages(
    homes: dict[str, HomePage], tmp_path: object, settings: Settings
) -> None:
    settings.MEDIA_ROOT = tmp_path
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    web = document(section(homes["en"]), "A/HRC/57/66")
    _documents, before = read_as("document", web.translation_key)
    record = DocumentRecord.objects.get()
    for code, words in (("en", "Lanterns are lit"), ("fr", "Des lanternes")):
        data = archive(paragraph(run(words)))
        file = attached(record, f"{code}.docx", data, language_code=code)
        assert read_file.call(pk=file.document_id)
    (work,), card = read_as("document", web.translation_key)
    assert card.stamp != before.stamp
    assert {one.language: [p.text for p in one.passages] for one in work.versions} == {
        "en": ["Lanterns are lit"],
        "fr": ["Des lanternes"],
    }
    # It opens in French, but nobody is told that its text is there.
    assert card.urls == {"en": card.url, "fr": card.url}
    assert [language.code for language in card.available_in] == ["en"]
    assert ("document", web.translation_key) in list(concerned(file))
    text = json.dumps([{"type": "text", "id": "1", "value": "<p>Lamps of the harbour</p>"}])
    DocumentPage.objects.update(body=text)
    (work,), _card = read_as("document", web.translation_key)
    assert [one.text for one in work.versions[0].passages] == ["Lamps of the harbour"]
    assert {one.language for one in work.versions} == {"en", "fr"}


def test_what_cannot_be_read_is_tried_once(record: DocumentRecord) -> None:
    empty = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(empty)
    file = attached(record, "a.pdf", empty.getvalue())
    assert not read_file.call(pk=file.document_id)
    told = FileWords.objects.get()
    assert (told.refused, told.pages) == (Reason.NO_TEXT, [])
    assert not read_file.call(pk=file.document_id)
    assert FileWords.objects.get().read_at == told.read_at
    (work,), _stamp = works(record)
    assert not work.versions[0].passages
    assert not read_file.call(pk=0)


@pytest.mark.elasticsearch
def test_a_hit_opens_the_file_at_its_page(
    elasticsearch: str,  # noqa: ARG001 -- the node
    trees: dict[str, HomePage],
    tmp_path: object,
    settings: Settings,
    run_tasks: Callable[[], None],
) -> None:
    assert trees
    record = _record(tmp_path, settings)
    rebuild()
    file = attached(record, "a.pdf", page(PAGES, "en"))
    run_tasks()
    (hit,) = _found("harbours everybody")
    assert hit.passages[0].url == f"{file.document.url}#page=2"
    assert hit.passages[0].is_page
    file.delete()
    assert not any(hit.passages for hit in _found("harbours everybody"))
    run_tasks()
    assert not _found("harbours everybody")


def _found(text: str) -> list[Hit]:
    return list(ask(Question(understand(text), BY_CODE["en"], (0, 5), (0, 5))).own.hits)
