"""Every panel and document passes a checker of PDF/UA in all six languages."""

import io
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client
from pypdf import PdfReader
from weasyprint import HTML

from panels.discussions.models import PanelPage
from panels.documents.models import DocumentPage
from portal.languages import BY_CODE, CODES
from tests.journeys.visitors.bodies import every_block
from tests.journeys.visitors.texts import WORDS
from tests.panels.printing.asking import address_of
from tests.panels.printing.structure import artifacts, kinds, unowned
from tests.panels.printing.verapdf import refused
from tests.portal.blocks.conftest import make_image, stored


@pytest.mark.any_database
@pytest.mark.usefixtures("demonstrated_panels")
def test_a_panel_and_a_document_pass_in_six_languages(client: Client, tmp_path: Path) -> None:
    caches["prints"].clear()
    panels = list(PanelPage.objects.filter(council_session=59).select_related("locale"))
    image = make_image("quay")
    for panel in panels:
        panel.body = stored(every_block(WORDS[panel.locale.language_code], panel.pk, image))
        panel.save_revision().publish()
    pages = [
        *panels,
        *DocumentPage.objects.filter(symbol="A/HRC/43/68").select_related("locale"),
    ]
    assert sorted(page.locale.language_code for page in pages) == sorted([*CODES, *CODES])

    files = []
    for page in pages:
        language = BY_CODE[page.locale.language_code]
        response = client.get(address_of(page))
        assert response.status_code == 200, response.content
        made = PdfReader(io.BytesIO(response.content))
        assert str(made.root_object.get("/Lang")) == language.html_lang
        assert made.metadata is not None
        assert made.metadata.title == page.title
        assert made.viewer_preferences is not None
        assert made.viewer_preferences.display_doctitle
        # The number of each page, and nothing that belongs nowhere.
        assert unowned(made) == 0
        assert artifacts(made) == len(made.pages)
        assert "/TH" in kinds(made) or "/Table" not in kinds(made)
        file = tmp_path / f"{type(page).__name__}-{language.code}.pdf"
        file.write_bytes(response.content)
        files.append(file)
        if isinstance(page, PanelPage):
            assert any(sheet.images for sheet in made.pages)

    assert refused(files) == []


def test_the_checker_refuses_what_breaks_the_standard(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    HTML(string="<p>No title, no language</p>").write_pdf(bad, pdf_variant="pdf/ua-1")

    assert refused([bad])
