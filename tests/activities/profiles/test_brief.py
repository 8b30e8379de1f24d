"""The brief of a State: one page, PDF/UA in six languages, and nothing that is not public."""

import datetime as dt
import io
from pathlib import Path

from django.core.cache import caches
from django.test import Client
from pypdf import PdfReader

from activities.cooperation.models import Request
from activities.profiles.models import StateFact
from portal.languages import BY_CODE, CODES
from portal.reference.models import State
from tests.activities.agreement.asking import enter
from tests.activities.cooperation.making import SECRET, People, an_open_request
from tests.activities.mechanisms.making import a_mechanism
from tests.activities.profiles.making import a_fact, recommended
from tests.panels.printing.asking import text_of
from tests.panels.printing.structure import artifacts, kinds, unowned
from tests.panels.printing.verapdf import refused

#: Words of each language, as long as those of the longest terms.
WORDS = {
    "ar": "المقرر الخاص المعني بحقوق الإنسان ",
    "zh-hans": "人权问题特别报告员访问结束后提交的报告，",
    "en": "Special Rapporteur on human rights ",
    "fr": "Rapporteuse spéciale sur les droits humains ",
    "ru": "Специальный докладчик по вопросу о правах человека ",
    "es": "Relatora Especial sobre los derechos humanos ",
}


def plant_more_facts_than_a_page_holds() -> None:
    """Publish three long facts of each kind, of which a brief has five."""
    for kind in StateFact.Kind:
        for number in range(3):
            texts = {code: f"{kind} {number} {words * 20}" for code, words in WORDS.items()}
            a_fact(
                texts=texts,
                kind=kind,
                day=dt.date(2025, 9, 20 + number),
                source="Note verbale of the Permanent Mission " * 5,
                status=StateFact.Status.PUBLISHED,
            )


def test_a_brief_is_one_page_of_pdf_ua_in_each_language(
    people: People, client: Client, tmp_path: Path
) -> None:
    caches["prints"].clear()
    for cycle in range(1, 5):
        recommended(f"uhri-{cycle}", "health", cycle=cycle, session=cycle)
    a_mechanism(name="Kenyan National Commission on Human Rights", is_example=True)
    a_mechanism(kind="nmirf", name="Interministerial committee")
    plant_more_facts_than_a_page_holds()
    a_fact(text="Nobody has read this yet")
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
    english = text_of((tmp_path / "en.pdf").read_bytes())
    assert "Requests for assistance 0 0.0" in english
    assert "Invented for a demonstration" in english
    assert "Visit of a special procedure: 22 September 2025 – visit 2 Special" in english
    assert [english.count(f"visit {number}") for number in range(3)] == [0, 1, 1]
    assert "presence 2 Special" in english
    assert "presence 1 Special" not in english
    assert "… · Source: Note verbale" in english
    assert "The profile on the portal says more" in english
    assert "Nobody has read this yet" not in english
    assert refused(files) == []
    unchanged = Client().get("/ar/states/KEN/brief.pdf")
    assert unchanged.content == (tmp_path / "ar.pdf").read_bytes()


def test_a_brief_with_room_for_everything_does_not_point_elsewhere(people: People) -> None:
    del people
    a_fact(text="A country office", status=StateFact.Status.PUBLISHED)
    english = text_of(Client().get("/en/states/KEN/brief.pdf").content)
    assert "A country office · Source: Note verbale · 2 March 2026" in english
    assert "says more" not in english
