"""The demonstration's documents: real symbols, own words, alike in every language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision

from panels.documents.demonstration.planting import plant_documents
from panels.documents.demonstration.summaries import Summary, summaries
from panels.documents.importing import Outcome, import_document
from panels.documents.models import DocumentPage
from panels.documents.symbols import parse
from portal.demonstration.planting import Grounds
from portal.demonstration.registry import contributions
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from portal.works.cards import work_url
from tests.panels.grounds import grounds_below
from tests.panels.typography import faults

RESOLUTION = "A/HRC/RES/57/32"
BILINGUAL = "A/HRC/35/20"


@pytest.fixture
def grounds(homes: dict[str, HomePage]) -> Grounds:
    """Sections to plant in."""
    return grounds_below(homes)


@pytest.fixture
def planted(demonstrated_documents: Grounds) -> Grounds:
    """Sections with the documents in them."""
    return demonstrated_documents


def every_version() -> list[Any]:
    return [
        pytest.param(summary, code, id=f"{summary.symbol.slug}-{code}")
        for summary in summaries()
        for code in summary.versions
    ]


def numbers(body: Any) -> list[int]:
    return [value["number"] for kind, value in body if kind == "paragraph"]


def page_of(symbol: str, code: str) -> DocumentPage:
    page: DocumentPage = DocumentPage.objects.get(symbol=symbol, locale__language_code=code)
    return page


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_at_least_four_documents_are_shown_and_all_but_one_in_six_languages() -> None:
    languages = {str(summary.symbol): set(summary.versions) for summary in summaries()}

    assert len(languages) >= 4
    assert languages.pop(BILINGUAL) == {"en", "fr"}
    assert all(found == set(CODES) for found in languages.values())


@pytest.mark.parametrize(("summary", "code"), every_version())
def test_every_version_has_the_same_parts_and_paragraph_numbers(
    summary: Summary, code: str
) -> None:
    english, version = summary.versions["en"], summary.versions[code]

    assert version.keys() == english.keys()
    assert [kind for kind, _value in version["body"]] == [kind for kind, _v in english["body"]]
    assert numbers(version["body"]) == numbers(english["body"])
    assert all(version.values())


@pytest.mark.parametrize(("summary", "code"), every_version())
def test_every_version_is_punctuated_as_its_language_is(summary: Summary, code: str) -> None:
    assert faults(code, summary.versions[code]) == []


@pytest.mark.parametrize(("summary", "code"), every_version())
def test_every_version_leads_to_the_official_text_in_its_language(
    summary: Summary, code: str
) -> None:
    _kind, notice = summary.versions[code]["body"][0]
    language = BY_CODE[code].html_lang.partition("-")[0]

    assert f'href="https://docs.un.org/{language}/{summary.symbol}"' in notice


def test_reports_have_the_symbols_and_dates_of_real_ones(shared_data: Path) -> None:
    lines = (shared_data / "hrc-documents" / "reports.en.jsonl").read_text("utf-8").splitlines()
    real = {row["symbol"]: row["first_page"] for row in map(json.loads, lines)}
    reports = [summary for summary in summaries() if not summary.symbol.is_resolution]

    assert reports
    for report in reports:
        printed = f"{report.date.day} {report.date:%B %Y}"
        assert printed in real[str(report.symbol)]


def test_no_sentence_of_the_french_summary_is_one_of_the_resolution(shared_data: Path) -> None:
    official = words((shared_data / "resolution-57-32.fr.txt").read_text("utf-8"))
    resolution = next(one for one in summaries() if str(one.symbol) == RESOLUTION)
    sentences = [
        sentence
        for kind, value in resolution.versions["fr"]["body"]
        if kind == "paragraph"
        for sentence in re.split(r"[.;]\s", value["text"])
    ]

    assert len(sentences) > 9
    assert [sentence for sentence in sentences if words(sentence) in official] == []


def test_the_documents_come_before_the_panels_that_name_them() -> None:
    names = [contribution.name for contribution in contributions()]

    assert names.index("panels.documents") < names.index("panels.discussions")


def test_the_resolution_is_readable_paragraph_by_paragraph_in_six_languages(
    planted: Grounds, client: Client
) -> None:
    del planted
    pages = DocumentPage.objects.filter(symbol=RESOLUTION)

    htmls = {page.locale.language_code: client.get(page.url).content.decode() for page in pages}

    assert htmls.keys() == set(CODES)
    for code, html in htmls.items():
        assert f'<html lang="{BY_CODE[code].html_lang}"' in html
        anchors = [int(number) for number in re.findall(r'id="para-(\d+)"', html)]
        assert anchors == [1, 2, 5, 7, 8, 12, 13, 14, 15]


def test_a_document_in_two_languages_opens_in_every_interface(
    planted: Grounds, client: Client
) -> None:
    del planted
    english, french = (page_of(BILINGUAL, code) for code in ("en", "fr"))

    for code, language in BY_CODE.items():
        response = client.get(work_url(english.translation_key, language), follow=True)
        assert response.status_code == 200
        html = response.content.decode()
        assert f'<html lang="{language.html_lang}"' in html
        assert (french if code == "fr" else english).title in html


def test_planting_again_changes_nothing(planted: Grounds) -> None:
    pages = DocumentPage.objects.count()
    revisions = Revision.objects.count()

    plant_documents(planted)

    assert pages == 3 * 6 + 2
    assert (DocumentPage.objects.count(), Revision.objects.count()) == (pages, revisions)


def test_the_official_text_replaces_a_summary_and_stays(
    planted: Grounds, shared_data: Path
) -> None:
    text = (shared_data / "resolution-57-32.fr.txt").read_text("utf-8")

    imported = import_document(text, parse(RESOLUTION), "fr")
    plant_documents(planted)

    assert imported.outcome is Outcome.UPDATED
    paragraphs = [
        block for block in page_of(RESOLUTION, "fr").body if block.block_type == "paragraph"
    ]
    assert [block.value["number"] for block in paragraphs] == list(range(1, 17))
    assert len(page_of(RESOLUTION, "en").body) == 10


def test_a_document_that_the_portal_has_already_is_left_alone(
    grounds: Grounds, shared_data: Path
) -> None:
    text = (shared_data / "resolution-57-32.fr.txt").read_text("utf-8")
    import_document(text, parse(RESOLUTION), "fr")

    plant_documents(grounds)

    assert DocumentPage.objects.filter(symbol=RESOLUTION).count() == 1
    assert DocumentPage.objects.filter(symbol=BILINGUAL).count() == 2
