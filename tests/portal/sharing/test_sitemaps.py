"""Sitemaps: real versions that anybody may see."""

import xml.etree.ElementTree as ET  # of our own making
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.languages import CODES
from portal.pages.models import HomePage
from portal.sharing.sitemaps import LanguageSitemap
from tests.portal.sharing.conftest import Work
from tests.portal.sharing.works import published, restrict, translated

NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
HOST = "http://testserver"


def entries(client: Client, code: str, page: str = "1") -> dict[str, ET.Element]:
    response = client.get(f"/sitemap-{code}.xml", {"p": page})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    tree = ET.fromstring(response.content)  # noqa: S314 -- written by this very portal
    return {str(url.findtext("s:loc", namespaces=NS)): url for url in tree}


def alternates(entry: ET.Element) -> dict[Any, Any]:
    links = entry.findall("x:link[@rel='alternate']", NS)
    return {link.get("hreflang"): link.get("href") for link in links}


@pytest.mark.usefixtures("homes")
def test_the_index_names_one_sitemap_a_language(client: Client) -> None:
    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 -- as above
    found = [element.findtext("s:loc", namespaces=NS) for element in tree]
    assert found == [f"{HOST}/sitemap-{code}.xml" for code in CODES]
    assert all(element.findtext("s:lastmod", namespaces=NS) for element in tree)


def test_only_versions_that_exist_are_listed(client: Client, about: Work) -> None:
    assert set(entries(client, "en")) == {f"{HOST}/en/", f"{HOST}/en/about/"}
    assert set(entries(client, "ar")) == {f"{HOST}/ar/", f"{HOST}/ar/about/"}
    assert set(entries(client, "fr")) == {f"{HOST}/fr/"}
    entry = entries(client, "en")[f"{HOST}/en/about/"]
    assert alternates(entry) == {"en": f"{HOST}/en/about/", "ar": f"{HOST}/ar/about/"}
    published_at = about.english.last_published_at
    assert published_at is not None
    assert entry.findtext("s:lastmod", namespaces=NS) == f"{published_at:%Y-%m-%d}"


@pytest.mark.usefixtures("homes")
def test_a_home_page_names_all_six(client: Client) -> None:
    found = alternates(entries(client, "zh-hans")[f"{HOST}/zh-hans/"])
    assert set(found) == {"ar", "zh-Hans", "en", "fr", "ru", "es"}


def test_alternates_are_those_of_the_page_itself(client: Client, about: Work) -> None:
    html = client.get(about.english.get_url()).content.decode()
    for tag, address in alternates(entries(client, "en")[f"{HOST}/en/about/"]).items():
        assert f'<link rel="alternate" hreflang="{tag}" href="{address}">' in html


def test_a_work_in_one_language_names_no_other(client: Client, homes: dict[str, HomePage]) -> None:
    published(homes["ru"], "О портале", "only-russian")
    assert alternates(entries(client, "ru")[f"{HOST}/ru/only-russian/"]) == {}


def test_drafts_and_restricted_pages_are_never_listed(
    client: Client, homes: dict[str, HomePage], about: Work
) -> None:
    section = published(homes["en"], "Members", "members")
    published(section, "Minutes", "minutes")
    restrict(section)
    about.arabic.unpublish()
    assert set(entries(client, "en")) == {f"{HOST}/en/", f"{HOST}/en/about/"}
    assert set(entries(client, "ar")) == {f"{HOST}/ar/"}
    assert alternates(entries(client, "en")[f"{HOST}/en/about/"]) == {}


def test_files_are_paged(
    client: Client, homes: dict[str, HomePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LanguageSitemap, "limit", 2)
    for number in range(3):
        page = published(homes["en"], f"Page {number}", f"page-{number}")
        translated(page, homes["ru"], f"Страница {number}")
    index = client.get("/sitemap.xml").content.decode()
    assert f"{HOST}/sitemap-en.xml?p=2" in index
    first, second = entries(client, "en"), entries(client, "en", "2")
    assert len(first) == len(second) == 2
    assert not set(first) & set(second)
    for address, entry in {**first, **second}.items():
        if "page-" in address:
            assert set(alternates(entry)) == {"en", "ru"}
    for file in ("3", "x"):
        assert client.get("/sitemap-en.xml", {"p": file}, follow=True).status_code == 404


@pytest.mark.usefixtures("homes")
@pytest.mark.parametrize("section", ["de", "zh-tw", "x"])
def test_there_is_no_sitemap_of_another_language(client: Client, section: str) -> None:
    assert client.get(f"/sitemap-{section}.xml", follow=True).status_code == 404


def test_queries_do_not_grow_with_pages(
    client: Client,
    homes: dict[str, HomePage],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    entries(client, "en")
    with django_assert_num_queries(4):
        entries(client, "en")
    for number in range(12):
        page = published(homes["en"], f"Page {number}", f"page-{number}")
        translated(page, homes["fr"], f"Page {number}")
    entries(client, "en")
    with django_assert_num_queries(4):
        assert len(entries(client, "en")) == 13
