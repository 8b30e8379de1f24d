"""Downloads say what they are before they are fetched."""

import pytest
from django.utils.translation import override

from portal.blocks.document_download import DocumentDownloadBlock
from tests.portal.blocks.conftest import make_document


@pytest.mark.django_db
def test_format_size_and_language_are_shown() -> None:
    document = make_document("note.pdf", b"x" * 2048)
    block = DocumentDownloadBlock()
    html = block.render(
        block.to_python({"document": document.pk, "title": "", "language": "fr", "description": ""})
    )
    assert f'href="{document.url}"' in html
    assert "<bdi>PDF</bdi>" in html
    assert "2.0\xa0KB" in html
    assert 'hreflang="fr"' in html
    assert "Français" in html


@pytest.mark.django_db
def test_a_document_that_is_gone_leaves_a_word() -> None:
    block = DocumentDownloadBlock()
    value = block.to_python({"document": 4711, "title": "x", "language": "", "description": ""})
    with override("en"):
        html = block.render(value)
    assert "no longer available" in html
    assert "href" not in html
