"""The brief of a State: one page, PDF/UA in six languages, and nothing that is not public."""

import io
from pathlib import Path

from django.core.cache import caches
from django.test import Client
from pypdf import PdfReader

from activities.cooperation.models import Request
from portal.languages import BY_CODE, CODES
from portal.reference.models import State
from tests.activities.agreement.asking import enter
from tests.activities.cooperation.making import SECRET, People, an_open_request
from tests.activities.mechanisms.making import a_mechanism
from tests.activities.profiles.making import recommended
from tests.panels.printing.asking import text_of
from tests.panels.printing.structure import artifacts, kinds, unowned
from tests.panels.printing.verapdf import refused


def test_a_brief_is_one_page_of_pdf_ua_in_each_language(
    people: People, client: Client, tmp_path: Path
) -> None:
    caches["prints"].clear()
    for cycle in range(1, 5):
        recommended(f"uhri-{cycle}", "health", cycle=cycle, session=cycle)
    a_mechanism()
    an_open_request(people, title=SECRET, visibility=Request.Visibility.PARTNERS)
    enter(client, people.focal)
    files = []
    for code in CODES:
        response = client.get(f"/{code}/states/KEN/brief.pdf")
        assert response.status_code == 200, response.content
        made = PdfReader(io.BytesIO(response.content))
        assert len(made.pages) == 1
        assert str(made.root_object.get("/Lang")) == BY_CODE[code].html_lang
        assert made.metadata is not None
        assert made.metadata.title == State.objects.get(iso3="KEN").label_in(code)
        assert (unowned(made), artifacts(made)) == (0, 1)
        assert "/TH" in kinds(made)
        files.append(tmp_path / f"{code}.pdf")
        files[-1].write_bytes(response.content)
    assert "Requests for assistance 0 0.0" in text_of((tmp_path / "en.pdf").read_bytes())
    assert refused(files) == []
    unchanged = Client().get("/ar/states/KEN/brief.pdf")
    assert unchanged.content == (tmp_path / "ar.pdf").read_bytes()
