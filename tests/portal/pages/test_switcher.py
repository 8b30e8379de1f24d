"""The switcher keeps the reader on what they read."""

import pytest
from django.test import Client

from portal.languages import BY_CODE, CODES
from portal.pages.listing import WORKS_PER_PAGE
from portal.pages.models import HomePage
from tests.portal.look.page_reader import read
from tests.portal.pages.trees import add_section, publish_many
from tests.portal.sharing.works import published, restrict, translated


def switcher(client: Client, address: str, status: int = 200) -> dict[str, str]:
    """Return the addresses of the switcher, the first six links that name a language."""
    response = client.get(address)
    assert response.status_code == status
    links = [link for link in read(response.content.decode()).named("a") if "hreflang" in link]
    tags = {language.html_lang: code for code, language in BY_CODE.items()}
    return {tags[link["hreflang"]]: link["href"] for link in links[: len(CODES)]}


def test_leads_to_real_versions_and_else_to_the_work_in_that_interface(
    client: Client, homes: dict[str, HomePage]
) -> None:
    english = published(homes["en"], "About")
    arabic = translated(english, homes["ar"], "عن البوابة")
    work = f"works/{english.translation_key}/"
    expected = {code: f"/{code}/{work}" for code in CODES}
    expected |= {"en": english.get_url(), "ar": arabic.get_url()}
    assert switcher(client, english.get_url()) == expected
    # A work shown in an interface that it has no version in.
    assert switcher(client, f"/fr/{work}") == expected
    for address in expected.values():
        assert client.get(address).status_code == 200


def test_keeps_the_query_string_on_search_and_nowhere_else(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = published(homes["en"], "About")
    query = "?q=%D8%AD%D9%82%D9%88%D9%82&language=fr"
    assert switcher(client, f"/en/search/{query}") == {c: f"/{c}/search/{query}" for c in CODES}
    work = f"works/{page.translation_key}/"
    expected = {c: f"/{c}/{work}" for c in CODES} | {"en": "/en/about/"}
    assert switcher(client, "/en/about/?utm_source=mail&page=3") == expected
    assert switcher(client, "/en/no-such-page/?utm_source=mail", 404) == {
        code: f"/{code}/no-such-page/" for code in CODES
    }


def test_on_an_address_of_no_language_leads_home(
    client: Client, homes: dict[str, HomePage]
) -> None:
    assert homes
    found = switcher(client, "/en/%00/?x=1", 404)
    assert found == {code: f"/{code}/" for code in CODES} | {"en": "/en/%00/"}


def test_keeps_the_page_of_a_list(client: Client, homes: dict[str, HomePage]) -> None:
    section = add_section(homes["en"], "Panels", "panels")
    translated(section, homes["fr"], "Débats")
    publish_many(section, WORKS_PER_PAGE + 1)
    found = switcher(client, "/en/panels/?page=2")
    assert found["fr"] == "/fr/panels/?page=2"
    assert found["ar"] == f"/ar/works/{section.translation_key}/?page=2"
    assert switcher(client, "/en/panels/?page=1")["fr"] == "/fr/panels/"


@pytest.mark.parametrize("hidden", ["private", "withdrawn"])
def test_never_names_a_version_that_the_reader_may_not_see(
    client: Client, homes: dict[str, HomePage], hidden: str
) -> None:
    english = published(homes["en"], "About")
    arabic = translated(english, homes["ar"], "سر")
    arabic.slug = "secret-slug"
    arabic.save_revision().publish()
    if hidden == "private":
        restrict(arabic)
    else:
        arabic.unpublish()
    html = client.get(english.get_url()).content.decode()
    assert "secret-slug" not in html
    assert switcher(client, english.get_url())["ar"] == f"/ar/works/{english.translation_key}/"
