"""Every page of the demonstration can be read, in its language and in the others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.demonstration.planting import work_key
from portal.demonstration.texts import raw
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage, SectionPage, StandardPage
from tests.portal.look.page_reader import read

pytestmark = pytest.mark.usefixtures("demonstration")


@pytest.mark.parametrize("code", CODES)
def test_every_page_answers_in_its_language(client: Client, code: str) -> None:
    pages = [
        page
        for model in (HomePage, SectionPage, StandardPage)
        for page in model.objects.filter(locale__language_code=code)
    ]
    assert len(pages) >= 10
    for page in pages:
        response = client.get(page.get_url())
        assert response.status_code == 200, page.slug
        html = read(response.content.decode())
        language = BY_CODE[code]
        assert html.named("html")[0] == {"lang": language.html_lang, "dir": language.direction}
        assert len(html.named("h1")) == 1


@pytest.mark.parametrize("code", CODES)
def test_menus_name_sections_and_statements(client: Client, code: str) -> None:
    content = client.get(f"/{code}/").content.decode()
    for slug in ("panels", "documents", "cooperation"):
        assert f'href="/{code}/{slug}/"' in content
    for slug in ("about", "accessibility", "privacy", "contact"):
        assert f'href="/{code}/{slug}/"' in content
        assert raw(slug, code)["title"].replace("'", "&#x27;") in content


@pytest.mark.parametrize(
    ("slug", "reader", "shown"),
    [
        ("peer-exchange", "en", "fr"),
        ("peer-exchange", "ar", "fr"),
        ("accessible-meetings", "fr", "ar"),
    ],
)
def test_a_work_in_other_languages_says_so(
    client: Client, slug: str, reader: str, shown: str
) -> None:
    response = client.get(f"/{reader}/works/{work_key(slug)}/")
    html = read(response.content.decode())
    assert html.named("html")[0]["lang"] == reader
    assert html.named("article")[0]["lang"] == shown


def test_a_section_lists_each_work_once(client: Client) -> None:
    content = client.get("/ru/cooperation/").content.decode()
    assert content.count(raw("take-part", "ru")["title"]) == 1
    assert content.count(raw("peer-exchange", "fr")["title"]) == 1


def test_files_and_film_can_be_fetched(client: Client) -> None:
    html = read(client.get("/ar/page-elements/").content.decode())
    addresses = [address for address in html.values("src") if address.startswith("/documents/")]
    assert len(addresses) == 7
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert response.getvalue()


def test_a_page_costs_the_same_number_of_queries_in_every_language(client: Client) -> None:
    for code in CODES:
        client.get(f"/{code}/page-elements/")
    numbers = {}
    for code in CODES:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{code}/page-elements/")
        numbers[code] = len(queries)
    # Wagtail looks for the translation of the site's root, which is the English home.
    numbers["en"] += 1
    assert len(set(numbers.values())) == 1, numbers
