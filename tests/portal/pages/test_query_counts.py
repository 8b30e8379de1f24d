"""What each page type costs in queries, with one of everything and with thirty.

The numbers are asserted as they are: whoever changes one sees what a page has come to cost.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page

from portal.pages.models import HomePage
from tests.portal.blocks.conftest import add_page, add_section, items, make_image, stored
from tests.portal.sharing.works import translated

FEW, MANY = 1, 30
# Works in lists and behind links are read kind by kind, until all are found.
HOME, SECTION, STANDARD, UNTRANSLATED, NOT_FOUND = 18, 33, 17, 15, 5


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def body(parent: Page, count: int) -> str:
    """Return a body of pictures, and of links to works in texts and in a list."""
    pictures = [make_image(f"picture-{number}", size=(64, 36)).pk for number in range(count)]
    works = [
        add_page(parent, f"Linked {number}", slug=f"linked-{number}") for number in range(count)
    ]
    links = "".join(f'<a linktype="page" id="{work.pk}">{work.pk}</a>' for work in works)
    listed = [{"page": work.pk, "url": "", "text": "", "description": ""} for work in works]
    return stored(
        [
            ("rich_text", f"<p>{links}</p>"),
            ("link_list", {"links": items(listed)}),
            *(
                (
                    "image",
                    {
                        "image": {"image": key, "alt_text": "Circles", "decorative": False},
                        "caption": "",
                        "credit": "",
                    },
                )
                for key in pictures
            ),
        ]
    )


@pytest.mark.django_db
def test_menus_are_looked_up_and_not_looked_for() -> None:
    with connection.cursor() as cursor:
        kept = connection.introspection.get_constraints(cursor, "wagtailcore_page")
    assert kept["portal_pages_in_menus"]["columns"] == ["locale_id"]


def cost(client: Client, address: str, status: int = 200) -> int:
    """Return the queries of a second visit; the first makes renditions and fills caches."""
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        response = client.get(address)
    assert response.status_code == status
    return len(counted)


def home(homes: dict[str, HomePage], count: int) -> str:
    homes["en"].body = body(homes["en"], count)
    homes["en"].save()
    for number in range(count):
        add_page(
            homes["en"],
            f"Work {number}",
            listing_image=make_image(f"listing-{number}", size=(64, 36)),
        )
    return "/en/"


def section(homes: dict[str, HomePage], count: int) -> str:
    page = add_section(homes["en"], "Panels", slug="panels", body=body(homes["en"], count))
    for number in range(count):
        add_page(
            page,
            f"Work {number}",
            listing_image=make_image(f"listing-{number}", size=(64, 36)),
        )
    return "/en/panels/"


def standard(homes: dict[str, HomePage], count: int) -> str:
    return str(add_page(homes["en"], "Page", body=body(homes["en"], count)).get_url())


def untranslated(homes: dict[str, HomePage], count: int) -> str:
    page = add_page(homes["en"], "Page", body=body(homes["en"], count))
    translated(page, homes["ru"], "Страница")
    return f"/ar/works/{page.translation_key}/"


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize(
    ("kind", "queries"),
    [(home, HOME), (section, SECTION), (standard, STANDARD), (untranslated, UNTRANSLATED)],
    ids=["home", "section", "standard", "untranslated work"],
)
def test_a_page_costs_the_same_whatever_it_holds(
    client: Client,
    homes: dict[str, HomePage],
    kind: Callable[[dict[str, HomePage], int], str],
    queries: int,
    count: int,
) -> None:
    assert cost(client, kind(homes, count)) == queries


@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_page_not_found_costs_the_menu_and_the_way_to_it(
    client: Client, homes: dict[str, HomePage], count: int
) -> None:
    for number in range(count):
        add_section(homes["en"], f"Section {number}", slug=f"section-{number}", show_in_menus=True)
    assert cost(client, "/en/no-such-page/", 404) == NOT_FOUND
