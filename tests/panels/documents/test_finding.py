"""Documents by address: a page, a record, a choice, or where the United Nations has it."""

from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from panels.documents.models import DocumentPage, DocumentRecord
from panels.documents.records.run import run
from portal.languages import BY_CODE, CODES
from tests.panels.documents.records import file_of, line
from tests.panels.documents.texts import imported
from tests.portal.look.page_reader import read

pytestmark = pytest.mark.usefixtures("homes")


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == status, address
    return str(response.content.decode())


WRITTEN = (
    "A/HRC/RES/57/91",
    "a-hrc-res-57-91",
    "a hrc res 57 91",
    "HRC/RES/57/91",
    "RES/57/91",
    "Ａ／ＨＲＣ／ＲＥＳ／５７／９１",
    "A/HRC/RES/٥٧/٩١",
    "resolution 57/91",
    "القرار 57/91",
    "第57/91号决议",
    "57/91",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_any_form_opens_the_page_in_the_language_asked_for(client: Client, written: str) -> None:
    pages = {code: imported(code).page for code in ("en", "fr")}
    for code in ("en", "fr"):
        response = client.get(
            f"/documents/{quote(written)}/", headers={"accept-language": code}, follow=True
        )
        assert response.status_code == 200
        assert response.request["PATH_INFO"] == pages[code].url
    # A reader of Russian gets the text inside a Russian interface.
    source = text_of(client, f"/ru/documents/{quote(written)}/")
    assert read(source).named("html")[0]["lang"] == "ru"
    assert "Harbour lanterns" in source


def test_pages_and_the_section_stay_where_they_are(client: Client) -> None:
    page = imported().page
    response = client.get(page.url)
    assert response.status_code == 200
    assert response.context["page"].pk == page.pk
    assert client.get("/en/documents/").context["page"].slug == "documents"


def test_a_record_is_shown_with_its_facts(client: Client, tmp_path: Path) -> None:
    run(file_of(tmp_path, line("A/HRC/59/41", "Tide tables")))
    response = client.get("/en/documents/A/HRC/59/41/")
    assert response.headers["Location"] == "/en/documents/a-hrc-59-41/"
    source = text_of(client, "/ar/documents/a-hrc-59-41/")
    assert '<span lang="en" dir="ltr">Tide tables</span>' in source
    for fact in ("GE.25-01234", "https://docs.un.org/ar/A/HRC/59/41", "A/HRC/RES/57/91"):
        assert fact in source


def test_several_documents_give_a_choice(client: Client, tmp_path: Path) -> None:
    imported()
    run(file_of(tmp_path, line("A/HRC/57/91", "Report on lanterns")))
    source = text_of(client, "/en/documents/57-91/")
    assert "Report on lanterns" in source
    assert "Harbour lanterns" in source
    # What is written in full is one of them only.
    only = client.get("/en/documents/A/HRC/57/91/", follow=True)
    assert only.request["PATH_INFO"] == "/en/documents/a-hrc-57-91/"


def test_a_document_that_is_not_there_is_offered_at_the_united_nations(client: Client) -> None:
    imported()
    source = text_of(client, "/fr/documents/a-hrc-57-91/", status=404)
    assert "https://docs.un.org/fr/A/HRC/57/91" in source
    # The resolution may have been meant.
    assert "Lanternes portuaires" in source or "Harbour lanterns" in source


@pytest.mark.parametrize("written", ["nothing", "a/b/c", "%00", "57", "<script>", "a" * 3000])
def test_what_is_no_symbol_is_not_found(client: Client, written: str) -> None:
    assert client.get(f"/en/documents/{quote(written)}/").status_code == 404
    text_of(client, f"/documents/{quote(written)}/", status=404)


def test_what_was_asked_for_is_written_as_text(client: Client) -> None:
    source = text_of(client, f"/en/documents/{quote('resolution <b>57/99')}/", status=404)
    assert "resolution &lt;b&gt;57/99" in source


def test_a_draft_and_a_withdrawn_page_leave_no_trace(client: Client) -> None:
    page = imported().page
    assert DocumentRecord.objects.public().count() == 1
    page.unpublish()
    assert DocumentRecord.objects.public().count() == 0
    text_of(client, "/en/documents/A/HRC/RES/57/91/", status=404)
    assert "Harbour lanterns" not in text_of(client, "/en/documents/list/")
    page.delete()
    assert not DocumentRecord.objects.exists()


def test_the_list_filters_and_says_what_is_wrong(client: Client, tmp_path: Path) -> None:
    imported("fr")
    run(
        file_of(
            tmp_path,
            line("A/HRC/59/41", "Tide tables"),
            line("A/HRC/58/2", "Buoys", day="1 May 2024"),
            line("A/HRC/58/CRP.1", "Nets"),
        )
    )
    expected = {
        "": ["Tide", "Buoys", "Nets", "Lanternes"],
        "q=tide": ["Tide"],
        "type=room-paper": ["Nets"],
        "session=58": ["Buoys", "Nets"],
        "year=2024": ["Buoys", "Lanternes"],
        "q=57/91": ["Lanternes"],
        "q=hrc 58 2": ["Buoys"],
    }
    shown = {
        query: [title for title in ("Tide", "Buoys", "Nets", "Lanternes") if title in source]
        for query in expected
        if (source := text_of(client, f"/en/documents/list/?{query}"))
    }
    assert shown == expected
    for query in ("session=x", "year=99999", "type=zzz", "page=-3", "q=%00"):
        text_of(client, f"/en/documents/list/?{query}")
    assert "error-summary" in text_of(client, "/en/documents/list/?session=x")


def test_the_list_costs_as_many_queries_however_long_it_is(client: Client, tmp_path: Path) -> None:
    counts = []
    for number in (3, 40):
        run(file_of(tmp_path, *(line(f"A/HRC/59/{one}") for one in range(1, number))))
        client.get("/en/documents/list/")
        with CaptureQueriesContext(connection) as queries:
            text_of(client, "/en/documents/list/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16


def test_addenda_and_their_document_lead_to_each_other(client: Client, tmp_path: Path) -> None:
    run(
        file_of(
            tmp_path,
            line("A/HRC/59/41", "Tide tables"),
            line("A/HRC/59/41/Add.10", "Tenth"),
            line("A/HRC/59/41/Add.2", "Second"),
            line("A/HRC/59/41/Add.2/Corr.1", "Corrigendum"),
        )
    )
    source = text_of(client, "/en/documents/a-hrc-59-41/")
    assert "Addenda" in source
    assert source.index("Second") < source.index("Tenth")
    assert "Corrigendum" not in source
    second = text_of(client, "/en/documents/a-hrc-59-41-add-2/")
    assert "Addendum to" in second
    assert 'href="/en/documents/a-hrc-59-41/"' in second
    assert 'href="/en/documents/a-hrc-59-41-add-2-corr-1/"' in second


def test_a_resolution_and_the_reports_it_asks_for_lead_to_each_other(
    client: Client, tmp_path: Path
) -> None:
    page = imported().page
    run(file_of(tmp_path, line("A/HRC/59/41", "Tide tables")))
    assert "Mandates these documents" in text_of(client, page.url)
    assert "Tide tables" in text_of(client, page.url)
    record = text_of(client, "/en/documents/a-hrc-59-41/")
    assert "Mandated by" in record
    assert f'href="{page.url}"' in record


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_list_and_the_record(
    client: Client, tmp_path: Path, code: str
) -> None:
    run(file_of(tmp_path, line("A/HRC/59/41")))
    with override(code):
        addresses = [
            reverse("documents:list"),
            reverse("documents:document", args=["a-hrc-59-41"]),
        ]
    for address in addresses:
        root = read(text_of(client, address)).named("html")[0]
        assert (root["lang"], root["dir"]) == (BY_CODE[code].html_lang, BY_CODE[code].direction)


def test_what_an_editor_says_of_a_document_is_in_its_record() -> None:
    page = imported().page
    page.sponsors, page.job_number, page.mandates = "Fiji\nKenya", "GE.24-1", "a hrc res 49 1"
    page.full_clean()
    page.save_revision().publish()
    record = DocumentRecord.objects.get(symbol=page.symbol)
    assert (record.sponsors, record.job_number) == ("Fiji\nKenya", "GE.24-1")
    assert record.mandates == "A/HRC/RES/49/1"
    assert record.mandate_rows.get().mandate == "A/HRC/RES/49/1"
    assert DocumentPage.objects.get().sponsor_lines == ["Fiji", "Kenya"]
