"""What a reader sees of a panel, in six languages."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from portal.works.cards import work_url
from tests.panels.discussions.panels import ENDS, STARTS, document, panel, section
from tests.portal.look.page_reader import PageReader, read

MANDATE = "A/HRC/RES/57/32"


def page_of(client: Client, address: str) -> tuple[str, PageReader]:
    response = client.get(address)
    assert response.status_code == 200
    source = str(response.content.decode())
    return source, read(source)


@pytest.mark.parametrize("code", CODES)
def test_it_has_language_direction_and_its_facts(
    homes: dict[str, HomePage], client: Client, code: str
) -> None:
    address = panel(
        section(homes[code]), mandate_symbol=MANDATE, starts_at=STARTS, ends_at=ENDS, room="XX"
    ).url
    source, page = page_of(client, address)
    language = BY_CODE[code]
    root = page.named("html")[0]
    assert (root["lang"], root["dir"]) == (language.html_lang, language.direction)
    assert f'<bdi dir="ltr">{MANDATE}</bdi>' in source
    assert [attrs["datetime"] for attrs in page.named("time")][:2] == [
        "2025-07-07T11:00:00+02:00",
        "2025-07-07T13:00:00+02:00",
    ]


@pytest.mark.parametrize(
    ("starts_at", "shown"),
    [
        (STARTS, "2025-07-07T11:00:00+02:00"),
        (dt.datetime(2025, 1, 7, 9, tzinfo=dt.UTC), "2025-01-07T10:00:00+01:00"),
        (dt.datetime(2025, 7, 7, 22, 30, tzinfo=dt.UTC), "2025-07-08T00:30:00+02:00"),
    ],
)
def test_times_are_those_of_the_venue(
    homes: dict[str, HomePage], client: Client, starts_at: dt.datetime, shown: str
) -> None:
    _source, page = page_of(client, panel(section(homes["en"]), starts_at=starts_at).url)
    assert page.named("time")[0]["datetime"] == shown


def test_a_panel_over_two_days_names_both(homes: dict[str, HomePage], client: Client) -> None:
    ends = ENDS + dt.timedelta(days=1)
    address = panel(section(homes["en"]), starts_at=STARTS, ends_at=ends).url
    source, _page = page_of(client, address)
    assert "7 July 2025" in source
    assert "8 July 2025" in source


def test_the_mandate_leads_to_its_paragraph(homes: dict[str, HomePage], client: Client) -> None:
    parent = section(homes["en"])
    resolution = document(parent, MANDATE)
    page = panel(parent, mandate_symbol=MANDATE, mandate_paragraph=14)
    _source, shown = page_of(client, page.url)
    assert f"{resolution.url}#para-14" in [attrs.get("href") for attrs in shown.named("a")]


def test_cited_documents_are_in_order_in_the_readers_language_or_marked(
    homes: dict[str, HomePage], client: Client
) -> None:
    parent, french = section(homes["en"]), section(homes["fr"])
    here = document(parent, "A/HRC/59/41")
    there = document(french, "A/HRC/56/72")
    page = panel(parent, document_symbols="A/HRC/56/72\nA/HRC/59/41\nA/HRC/56/18")
    source, shown = page_of(client, page.url)
    links = {attrs.get("href"): attrs for attrs in shown.named("a")}
    assert "lang" not in links[here.url]
    foreign = links[work_url(there.translation_key, BY_CODE["en"])]
    assert (foreign["lang"], foreign["hreflang"]) == ("fr", "fr")
    places = [source.index(f">{symbol}<") for symbol in ("A/HRC/56/72", "A/HRC/59/41")]
    assert places == sorted(places)
    # One that the portal does not have is named all the same.
    assert "A/HRC/56/18" in source


def test_a_document_in_draft_is_not_linked(homes: dict[str, HomePage], client: Client) -> None:
    parent = section(homes["en"])
    draft = document(parent, "A/HRC/59/41")
    address = draft.url
    draft.unpublish()
    source, shown = page_of(client, panel(parent, document_symbols="A/HRC/59/41").url)
    assert address not in [attrs.get("href") for attrs in shown.named("a")]
    assert draft.title not in source


def test_queries_do_not_depend_on_the_documents(homes: dict[str, HomePage], client: Client) -> None:
    parent = section(homes["en"])
    symbols = [f"A/HRC/59/{number}" for number in range(1, 31)]
    for symbol in symbols:
        document(parent, symbol)
    few = panel(parent, slug="few", document_symbols="\n".join(symbols[:2]))
    many = panel(parent, slug="many", document_symbols="\n".join(symbols))
    counts = []
    for page in (few, few, many):
        with CaptureQueriesContext(connection) as queries:
            page_of(client, page.url)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 40


def test_it_is_listed_once_in_every_languages_section(
    homes: dict[str, HomePage], client: Client
) -> None:
    english = section(homes["en"])
    page = panel(english)
    arabic = english.copy_for_translation(homes["ar"].locale)
    arabic.save_revision().publish()
    translation = page.copy_for_translation(homes["ar"].locale)
    translation.title = "دعم الأقران"
    translation.save_revision().publish()
    for code, title in (("en", "Peer support"), ("ar", "دعم الأقران")):
        there = Page.objects.get(translation_key=english.translation_key, locale=homes[code].locale)
        source, _shown = page_of(client, there.url)
        cards = source.split("<main", 1)[1]
        assert title in cards
        assert ("Peer support" in cards) == (code == "en")
