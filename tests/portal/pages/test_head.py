"""What the head and the headers of a page say of its language and its address."""

import pytest
from django.test import Client

from portal.languages import CODES, LANGUAGES, Language
from portal.pages.listing import WORKS_PER_PAGE
from portal.pages.models import HomePage
from tests.portal.look.page_reader import read
from tests.portal.pages.trees import add_section, publish_many
from tests.portal.sharing.works import published, translated

HOST = "http://testserver"


def links(client: Client, address: str, rel: str) -> dict[str, str]:
    """Return the addresses of links in the head by language, ``""`` for none."""
    page = read(client.get(address).content.decode())
    found = [link for link in page.named("link") if link["rel"] == rel]
    assert len({link.get("hreflang") for link in found}) == len(found)
    return {link.get("hreflang", ""): link["href"] for link in found}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_page_says_for_whom_it_is(
    client: Client, homes: dict[str, HomePage], language: Language
) -> None:
    published(homes[language.code], "Page", "page")
    for address, status in (("", 200), ("page/", 200), ("search/", 200), ("nowhere/", 404)):
        response = client.get(f"/{language.code}/{address}")
        assert response.status_code == status
        assert response["Content-Language"].lower() == language.code
        html = read(response.content.decode()).named("html")[0]
        assert html == {"lang": language.html_lang, "dir": language.direction}


def test_an_interface_without_a_home_of_its_own_shows_another_and_says_so(
    client: Client, homes: dict[str, HomePage]
) -> None:
    homes["ar"].unpublish()
    response = client.get("/ar/")
    assert response.status_code == 200
    assert response["Content-Language"] == "ar, en"
    assert read(response.content.decode()).named("html")[0] == {"lang": "ar", "dir": "rtl"}
    assert links(client, "/ar/", "canonical") == {"": f"{HOST}/en/"}


def test_alternates_name_real_versions_each_once_and_themselves_too(
    client: Client, homes: dict[str, HomePage]
) -> None:
    english = published(homes["en"], "About")
    expected = {"en": f"{HOST}/en/about/"}
    assert links(client, "/en/about/", "alternate") == expected
    translated(english, homes["zh-hans"], "关于")
    expected["zh-Hans"] = f"{HOST}/zh-hans/about/"
    for address in ("/en/about/", "/zh-hans/about/", f"/ar/works/{english.translation_key}/"):
        assert links(client, address, "alternate") == expected


def test_home_pages_name_all_six_and_no_default(client: Client, homes: dict[str, HomePage]) -> None:
    assert homes
    for code in CODES:
        assert links(client, f"/{code}/", "alternate") == {
            language.html_lang: f"{HOST}/{language.code}/" for language in LANGUAGES
        }


def test_the_canonical_address_is_the_real_versions(
    client: Client, homes: dict[str, HomePage]
) -> None:
    english = published(homes["en"], "About")
    for address in ("/en/about/", "/en/about/?a=1", f"/ru/works/{english.translation_key}/?a=1"):
        assert links(client, address, "canonical") == {"": f"{HOST}/en/about/"}


def test_each_page_of_a_list_has_an_address_of_its_own(
    client: Client, homes: dict[str, HomePage]
) -> None:
    section = add_section(homes["en"], "Panels", "panels")
    translated(section, homes["fr"], "Débats")
    publish_many(section, WORKS_PER_PAGE + 1)
    assert links(client, "/en/panels/?page=1&a=1", "canonical") == {"": f"{HOST}/en/panels/"}
    assert links(client, "/en/panels/?a=1&page=2", "canonical") == {"": f"{HOST}/en/panels/?page=2"}
    assert links(client, "/en/panels/?page=2", "alternate") == {
        "en": f"{HOST}/en/panels/?page=2",
        "fr": f"{HOST}/fr/panels/?page=2",
    }
    # Beyond the last page the last is shown, and says so.
    assert links(client, "/en/panels/?page=99", "canonical") == {"": f"{HOST}/en/panels/?page=2"}


def test_search_is_canonical_without_its_question(
    client: Client, homes: dict[str, HomePage]
) -> None:
    assert homes
    assert links(client, "/en/search/?q=a&page=2", "canonical") == {"": f"{HOST}/en/search/"}
