"""No answer to a visitor holds a style or a script of its own: the policy would refuse it."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from portal.blocks import body_blocks
from portal.pages.models import HomePage
from tests.portal.blocks.conftest import add_page, add_section, make_image, stored

PICTURE = {"alt_text": "Circles", "decorative": False}


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


class Inline(HTMLParser):
    """Collects what a policy without ``unsafe-inline`` refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _value in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name == "style" or name.startswith("on") or address.startswith("javascript:"):
                self.found.append(f"<{tag} {name}>")


def inline(html: str) -> list[str]:
    parser = Inline()
    parser.feed(html)
    return parser.found


def every_block() -> list[tuple[str, Any]]:
    """Return one of each block that can be previewed, and a picture."""
    blocks = [
        (name, block.get_prep_value(block.get_preview_value()))
        for name, block in body_blocks()
        if hasattr(block.meta, "preview_value")
    ]
    image = {"image": {"image": make_image("picture").pk, **PICTURE}, "caption": "", "credit": ""}
    return [*blocks, ("image", image)]


@pytest.fixture
def addresses(homes: dict[str, HomePage]) -> dict[str, tuple[str, int]]:
    """An address of each type of answer, and its status."""
    body = stored(every_block())
    homes["en"].body = body
    homes["en"].save()
    section = add_section(homes["en"], "Section", slug="section", body=body)
    page = add_page(section, "Page", slug="page", body=body, listing_image=make_image("listing"))
    return {
        "home": ("/en/", 200),
        "section": ("/en/section/", 200),
        "standard page": ("/en/section/page/", 200),
        "untranslated work": (f"/ar/works/{page.translation_key}/", 200),
        "search": ("/en/search/", 200),
        "search results": ("/en/search/?q=page", 200),
        "not found": ("/en/nowhere/", 404),
    }


def test_public_answers_hold_nothing_inline(
    client: Client, addresses: dict[str, tuple[str, int]]
) -> None:
    for name, (address, status) in addresses.items():
        response = client.get(address)
        assert response.status_code == status, name
        assert inline(response.content.decode()) == [], name


@pytest.mark.parametrize(
    "html",
    ['<p style="a">', "<style>", "<script>", '<a onclick="a">', '<a href=" JavaScript:a">'],
)
def test_each_kind_would_be_seen(html: str) -> None:
    assert len(inline(html)) == 1


def test_a_script_of_our_own_is_not_inline() -> None:
    assert inline('<script src="/static/a.js"></script>') == []


def test_what_an_editor_types_stays_text(client: Client, homes: dict[str, HomePage]) -> None:
    heading = ("heading", {"text": "<script>a</script>", "level": "2"})
    add_page(
        homes["en"],
        "<script>a</script>",
        slug="page",
        summary='"><style>a</style>',
        search_description='" onload="a',
        body=stored([heading]),
    )
    response = client.get("/en/page/")
    assert response.status_code == 200
    assert inline(response.content.decode()) == []
