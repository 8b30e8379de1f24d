"""The page of a document: addresses, footnotes, languages and directions, in its HTML."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from panels.documents.importing import import_document
from panels.documents.models import DocumentPage
from panels.documents.symbols import parse
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from portal.works.cards import work_url
from tests.panels.documents.texts import SYMBOL, imported, long_text
from tests.portal.look.page_reader import PageReader, read

pytestmark = pytest.mark.usefixtures("homes")


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.fixture
def resolution(shared_data: Path, homes: dict[str, HomePage]) -> DocumentPage:
    assert homes
    text = (shared_data / "resolution-57-32.fr.txt").read_text(encoding="utf-8")
    return import_document(text, parse("A/HRC/RES/57/32"), "fr").page


def by_id(page: PageReader) -> dict[str, dict[str, str]]:
    return {attrs["id"]: attrs for _tag, attrs in page.elements if "id" in attrs}


def test_every_paragraph_has_its_address(resolution: DocumentPage, client: Client) -> None:
    ids = read(html(client, resolution.url)).values("id")
    assert len(ids) == len(set(ids))
    assert [name for name in ids if name.startswith("para-")] == [
        f"para-{number}" for number in range(1, 17)
    ]
    assert sum(name.startswith("preamble-") for name in ids) == 24


def test_footnotes_and_their_marks_lead_to_each_other(
    resolution: DocumentPage, client: Client
) -> None:
    page = read(html(client, resolution.url))
    marks = [attrs for attrs in page.named("a") if attrs.get("role") == "doc-noteref"]
    backs = [attrs for attrs in page.named("a") if attrs.get("role") == "doc-backlink"]
    assert [(mark["href"], mark["id"]) for mark in marks] == [
        ("#note-1", "ref-1"),
        ("#note-2", "ref-2"),
    ]
    assert [back["href"] for back in backs] == ["#ref-1", "#ref-2"]
    assert {"note-1", "note-2", "footnotes"} <= set(by_id(page))
    assert any(attrs.get("role") == "doc-endnotes" for attrs in page.named("section"))


def test_the_mark_stands_where_the_original_has_it(
    resolution: DocumentPage, client: Client
) -> None:
    source = html(client, resolution.url)
    eleventh = source.split('id="para-11"')[1].split('id="para-12"')[0]
    assert re.search(r"requises<sup><a[^>]*>2</a></sup>\s;", eleventh)


def test_links_of_the_original_are_on_the_page(resolution: DocumentPage, client: Client) -> None:
    addresses = [attrs.get("href", "") for attrs in read(html(client, resolution.url)).named("a")]
    kept = [address for address in addresses if address.startswith("http://undocs.org/")]
    assert len(kept) == len(set(kept)) == 5


def test_facts_of_the_masthead_are_shown(resolution: DocumentPage, client: Client) -> None:
    source = html(client, resolution.url)
    for words in (
        '<bdi dir="ltr">A/HRC/RES/57/32</bdi>',
        "57e session",
        "11 octobre 2024",
        "49e séance",
        "[Adoptée sans vote.]",
        "https://docs.un.org/fr/A/HRC/RES/57/32",
    ):
        assert words in source


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_a_version_has_its_language_and_direction(client: Client, code: str) -> None:
    page = read(html(client, imported(code).page.url))
    language = BY_CODE[code]
    root = page.named("html")[0]
    assert (root["lang"], root["dir"]) == (language.html_lang, language.direction)
    assert {f"para-{number}" for number in (1, 2)} <= set(page.values("id"))


@pytest.mark.parametrize("code", ["ar", "zh-hans", "ru"])
def test_readers_of_other_languages_see_the_text_marked(client: Client, code: str) -> None:
    address = work_url(imported("fr").page.translation_key, BY_CODE[code])
    page = read(html(client, address))
    assert page.named("html")[0]["lang"] == BY_CODE[code].html_lang
    article = page.named("article")[0]
    assert (article["lang"], article["dir"]) == ("fr", "ltr")
    # What the interface says inside the text is marked as the reader's own language.
    assert {attrs["lang"] for attrs in page.named("dt")} == {BY_CODE[code].html_lang}


def test_the_versions_are_named_to_the_reader(client: Client) -> None:
    pages = {code: imported(code).page for code in ("ar", "en", "fr")}
    links = [attrs for attrs in read(html(client, pages["en"].url)).named("a") if "lang" in attrs]
    assert {pages[code].url for code in ("ar", "en", "fr")} <= {link["href"] for link in links}


def test_sub_paragraphs_have_addresses_of_their_own(client: Client) -> None:
    ids = read(html(client, imported().page.url)).values("id")
    assert {"para-2", "para-2-a", "para-2-b"} <= set(ids)


def test_queries_do_not_depend_on_the_number_of_paragraphs(client: Client) -> None:
    counts = []
    for number in (5, 200):
        page = import_document(long_text(number), parse(SYMBOL), "en").page
        assert len(page.body) == number
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            assert f'id="para-{number}"' in html(client, page.url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


@pytest.mark.parametrize("code", CODES)
def test_the_official_text_is_named_in_each_language(homes: dict[str, HomePage], code: str) -> None:
    page = DocumentPage(symbol="S/RES/1325 (2000)", locale=homes[code].locale)
    short = code.partition("-")[0]
    assert page.official_url == f"https://docs.un.org/{short}/S/RES/1325%20(2000)"


def test_an_editor_cannot_give_one_symbol_to_two_works(homes: dict[str, HomePage]) -> None:
    section = imported().page.get_parent()
    other = DocumentPage(
        title="Other", slug="b", symbol="a hrc res 57 91", locale=homes["en"].locale
    )
    with pytest.raises(ValidationError, match="Another work has this symbol"):
        section.add_child(instance=other)
    other.symbol = "resolution on lanterns"
    with pytest.raises(ValidationError, match="not a UN document symbol"):
        section.add_child(instance=other)


def test_an_editor_s_page_is_named_after_its_symbol(homes: dict[str, HomePage]) -> None:
    section = imported().page.get_parent()
    page = section.add_child(
        instance=DocumentPage(title="T", symbol="hrc res 57 1", locale=homes["en"].locale)
    )
    assert (page.symbol, page.slug) == ("A/HRC/RES/57/1", "a-hrc-res-57-1")
