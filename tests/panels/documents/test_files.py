"""Files of a document: checked like every upload, and their facts read from them."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client, override_settings
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject
from wagtail.documents import get_document_model
from wagtail.models import Collection
from weasyprint import HTML

from panels.documents.file_facts import read_facts
from panels.documents.models import DocumentFile, DocumentRecord
from tests.panels.documents.texts import imported


def empty_pdf(*, tagged: bool = False, script: bool = False) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_blank_page(100, 100)
    root = writer.root_object
    if tagged:
        root[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(value=True)}
        )
        root[NameObject("/StructTreeRoot")] = DictionaryObject()
    if script:
        root[NameObject("/OpenAction")] = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("app.alert('x')"),
            }
        )
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def test_a_pdf_says_whether_screen_readers_can_follow_it() -> None:
    assert read_facts(".pdf", empty_pdf(tagged=True)).access == "tagged"
    assert read_facts(".pdf", empty_pdf()).access == "no-text"
    assert read_facts(".pdf", empty_pdf()).pages == 2
    page = HTML(string="<html lang=en><title>t</title><p>Lanterns").write_pdf()
    assert read_facts(".pdf", page).access == "untagged"
    tagged = HTML(string="<html lang=en><title>t</title><p>Lanterns").write_pdf(
        pdf_variant="pdf/ua-1"
    )
    assert read_facts(".pdf", tagged).access == "tagged"


def test_text_for_embossers_hides_nothing() -> None:
    assert read_facts(".brf", b",HELLO").access == "tagged"


@pytest.fixture
def record(homes: object) -> DocumentRecord:
    assert homes
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    found: DocumentRecord = DocumentRecord.objects.get(symbol=imported().page.symbol)
    return found


def kept(record: DocumentRecord, name: str, data: bytes) -> DocumentFile:
    document = get_document_model().objects.create(title=name, file=ContentFile(data, name=name))
    return DocumentFile(record=record, language_code="en", document=document)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", empty_pdf(script=True)), ("a.pdf", b"MZ"), ("a.exe", b"MZ"), ("a.docx", b"PK")],
)
def test_a_harmful_or_wrong_file_is_refused(
    record: DocumentRecord, tmp_path: str, name: str, data: bytes
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path), pytest.raises(ValidationError, match="document"):
        kept(record, name, data).full_clean()


def test_the_page_says_what_a_file_offers(
    record: DocumentRecord, tmp_path: str, client: Client
) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        for name, data, purpose in (
            ("a.pdf", empty_pdf(tagged=True), DocumentFile.Purpose.EASY_READ),
            ("a.brf", b",HARBOUR LANTERNS", DocumentFile.Purpose.BRAILLE),
        ):
            file = kept(record, name, data)
            file.purpose = purpose
            file.full_clean()
            file.save()
        source = " ".join(client.get("/en/documents/a-hrc-res-57-91/").content.decode().split())
    for words in ("Easy read", "PDF", "2 pages", "tagged for screen readers", "Braille-ready file"):
        assert words in source
