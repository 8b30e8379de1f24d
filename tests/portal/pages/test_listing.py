"""Lists show each work once, newest first, page by page."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from portal.languages import BY_CODE
from portal.pages.listing import WORKS_PER_PAGE, latest_cards, section_cards
from portal.pages.models import HomePage, SectionPage
from tests.portal.pages.trees import add_section, publish_many
from tests.portal.sharing.works import published, translated

TITLE = re.compile(r'class="card__title"[^>]*><a href="[^"]*"[^>]*>([^<]*)<')


@pytest.fixture
def section(homes: dict[str, HomePage]) -> SectionPage:
    """A section with a page of works, and one more."""
    section = add_section(homes["en"], "Panels", "panels")
    publish_many(section, WORKS_PER_PAGE + 1)
    return section


def titles(client: Client, query: str) -> list[str]:
    response = client.get(f"/en/panels/{query}")
    assert response.status_code == 200
    return TITLE.findall(response.content.decode())


def test_newest_first(client: Client, section: SectionPage) -> None:
    assert section
    newest_first = [f"Work {number}" for number in range(WORKS_PER_PAGE, -1, -1)]
    assert titles(client, "") == newest_first[:WORKS_PER_PAGE]
    assert titles(client, "?page=2") == newest_first[WORKS_PER_PAGE:]


# One section serves all of a test's values: planting it takes longer than asking.
def test_what_is_no_number_gives_the_first_page(client: Client, section: SectionPage) -> None:
    assert section
    first = titles(client, "")
    for asked in (
        "abc",
        "0.5",
        "",
        "1e3",
        "%00",
        "%ff",
        "NaN",
        "0x1",
        "1;",
        "9" * 5_000,
        "2&page=a",
    ):
        assert titles(client, f"?page={asked}") == first, asked


def test_a_page_out_of_range_gives_the_last(client: Client, section: SectionPage) -> None:
    assert section
    for asked in ("0", "-1", "3", "999999", "-999999", "9" * 4_000):
        assert titles(client, f"?page={asked}") == ["Work 0"], asked


def test_the_second_page_in_any_digits(client: Client, section: SectionPage) -> None:
    assert section
    for asked in ("2", "+2", "%D9%A2", "%EF%BC%92", "%202"):
        assert titles(client, f"?page={asked}") == ["Work 0"], asked


def test_links_to_other_pages_keep_the_rest_of_the_query(
    client: Client, section: SectionPage
) -> None:
    assert section
    html = client.get("/en/panels/?page=2&a=%3Cb%3E").content.decode()
    assert 'href="?page=1&amp;a=%3Cb%3E"' in html
    assert "<b>" not in html


def test_an_empty_section_says_so(client: Client, homes: dict[str, HomePage]) -> None:
    add_section(homes["en"], "Panels", "panels")
    assert "There is nothing in this section yet." in client.get("/en/panels/").content.decode()


def test_a_work_is_listed_once_in_the_readers_language_else_in_its_own(
    homes: dict[str, HomePage],
) -> None:
    section = add_section(homes["en"], "Panels", "panels")
    french_section = translated(section, homes["fr"], "Débats")
    both = published(section, "Both")
    translated(both, french_section, "Les deux")
    only_french = published(french_section, "Seulement", "only")
    for reader, expected in (
        ("en", [("Seulement", "fr"), ("Both", "en")]),
        ("fr", [("Seulement", "fr"), ("Les deux", "fr")]),
        ("ar", [("Seulement", "fr"), ("Both", "en")]),
    ):
        for shown in (section, french_section):
            cards = section_cards(shown, BY_CODE[reader], "1").object_list
            assert [(card.title, card.language.code) for card in cards] == expected
            assert [card.is_reader_language for card in cards] == [
                code == reader for _title, code in expected
            ]
    arabic = section_cards(section, BY_CODE["ar"], "1").object_list
    assert arabic[0].url == f"/ar/works/{only_french.translation_key}/"
    assert [language.code for language in arabic[1].available_in] == ["en", "fr"]


def test_works_further_down_are_not_the_sections_own(homes: dict[str, HomePage]) -> None:
    section = add_section(homes["en"], "Panels", "panels")
    published(published(section, "Work"), "Detail", "detail")
    cards = section_cards(section, BY_CODE["en"], "1").object_list
    assert [card.title for card in cards] == ["Work"]


def test_the_latest_are_works_and_not_sections(homes: dict[str, HomePage]) -> None:
    section = add_section(homes["en"], "Panels", "panels")
    publish_many(section, 3)
    translated(published(homes["en"], "About"), homes["ru"], "О портале")
    assert [card.title for card in latest_cards(BY_CODE["ru"], 3)] == [
        "О портале",
        "Work 2",
        "Work 1",
    ]


def test_works_published_at_the_same_moment_keep_one_order(
    homes: dict[str, HomePage],
) -> None:
    section = add_section(homes["en"], "Panels", "panels")
    now = timezone.now()
    publish_many(section, WORKS_PER_PAGE + 3)
    section.get_children().update(first_published_at=now)
    seen = [
        card.key
        for number in ("1", "2")
        for card in section_cards(section, BY_CODE["en"], number).object_list
    ]
    assert len(seen) == len(set(seen)) == WORKS_PER_PAGE + 3
