"""Every page type has its frame, in six languages."""

import gzip
import itertools
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from tests.portal.blocks.conftest import add_page, add_section, stored
from tests.portal.look.page_reader import PageReader, read

TEXT = "<p>" + "Technical cooperation at the request of States. " * 40 + "</p>"


@pytest.fixture
def pages(homes: dict[str, HomePage]) -> dict[str, dict[str, str]]:
    """Publish a section and a page in all six languages; return addresses by language."""
    found: dict[str, dict[str, str]] = {}
    section = page = None
    for code, home in homes.items():
        section = add_section(
            home,
            "Section",
            slug="section",
            show_in_menus=True,
            **({"translation_key": section.translation_key} if section else {}),
        )
        page = add_page(
            section,
            "Page",
            slug="page",
            body=stored(
                [
                    ("heading", {"text": "One", "level": "2"}),
                    ("rich_text", TEXT),
                    ("heading", {"text": "Two", "level": "2"}),
                    ("heading", {"text": "Three", "level": "3"}),
                ]
            ),
            **({"translation_key": page.translation_key} if page else {}),
        )
        found[code] = {"home": home.url, "section": section.url, "page": page.url}
    return found


def get(client: Client, address: str, status: int = 200) -> PageReader:
    response = client.get(address)
    assert response.status_code == status
    return read(response.content.decode())


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["home", "section", "page"])
def test_language_headings_and_identifiers(
    client: Client, pages: dict[str, dict[str, str]], code: str, kind: str
) -> None:
    page = get(client, pages[code][kind])
    html = page.named("html")[0]
    assert (html["lang"], html["dir"]) == (BY_CODE[code].html_lang, BY_CODE[code].direction)
    levels = [int(tag[1]) for tag, _attrs in page.elements if tag in {"h1", "h2", "h3", "h4"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    identifiers = page.values("id")
    assert len(identifiers) == len(set(identifiers))
    for name in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
        assert set(page.values(name)) <= set(identifiers)


@pytest.mark.parametrize("code", CODES)
def test_the_switcher_keeps_the_work_and_marks_the_language(
    client: Client, pages: dict[str, dict[str, str]], code: str
) -> None:
    page = get(client, pages[code]["page"])
    links = [attrs for attrs in page.named("a") if "hreflang" in attrs]
    assert [link["href"] for link in links] == [pages[other]["page"] for other in CODES]
    assert [link["hreflang"] for link in links if link.get("aria-current")] == [
        BY_CODE[code].html_lang
    ]


def test_landmarks_have_names_of_their_own(
    client: Client, pages: dict[str, dict[str, str]]
) -> None:
    page = get(client, pages["en"]["home"])
    assert len(page.named("main")) == 1
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.named("nav")]
    assert all(names)
    assert len(set(names)) == len(names)
    searches = [form["aria-label"] for form in page.named("form") if form.get("role") == "search"]
    assert len(searches) == len(set(searches)) == 2


def test_the_skip_link_comes_first_and_has_its_target(
    client: Client, pages: dict[str, dict[str, str]]
) -> None:
    page = get(client, pages["en"]["page"])
    assert page.named("a", "button", "input")[0]["href"] == "#main"
    assert page.named("main")[0] == {"id": "main", "tabindex": "-1"}


def test_contents_lead_to_the_headings(client: Client, pages: dict[str, dict[str, str]]) -> None:
    page = get(client, pages["en"]["page"])
    links = [attrs["href"] for attrs in page.named("a") if attrs["href"].startswith("#")]
    assert links == ["#main", "#one", "#two", "#three"]


def test_nothing_is_loaded_from_elsewhere(client: Client, pages: dict[str, dict[str, str]]) -> None:
    page = get(client, pages["en"]["page"])
    loaded = page.values("src") + [
        link["href"] for link in page.named("link") if link["rel"] in {"stylesheet", "icon"}
    ]
    assert len(loaded) > 5
    assert all(address.startswith("/static/") for address in loaded)


def test_a_text_page_weighs_less_than_twenty_five_kilobytes(
    client: Client, pages: dict[str, dict[str, str]]
) -> None:
    response = client.get(pages["en"]["page"])
    html = read(response.content.decode())
    files = [link["href"] for link in html.named("link") if link["href"].startswith("/static/")]
    static = [Path(str(find(name.removeprefix("/static/")))).read_bytes() for name in files]
    weight = sum(len(gzip.compress(part)) for part in [response.content, *static])
    assert weight < 25_000


def test_an_untranslated_work_says_so_and_marks_its_language(
    client: Client, homes: dict[str, HomePage]
) -> None:
    only_arabic = add_page(homes["ar"], "حلقة نقاش", slug="panel")
    address = f"/en/works/{only_arabic.translation_key}/"
    content = client.get(address).content.decode()
    page = read(content)
    assert page.named("html")[0] == {"lang": "en", "dir": "ltr"}
    assert page.named("article")[0] == {"class": "wrap", "lang": "ar", "dir": "rtl"}
    assert "not available in your language" in content
    assert content.count("(interface only)") == 5
    assert f'rel="canonical" href="http://testserver{only_arabic.url}"' in content


def test_an_unknown_address_answers_in_the_readers_language(
    client: Client, homes: dict[str, HomePage]
) -> None:
    assert homes
    page = get(client, "/ar/no-such-page/", status=404)
    assert page.named("html")[0] == {"lang": "ar", "dir": "rtl"}
    assert len(page.named("h1")) == 1
