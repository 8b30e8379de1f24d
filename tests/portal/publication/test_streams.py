"""What a body must not hold when it is published."""

from typing import Any

import pytest
from wagtail.models import Page

from portal.pages.models import StandardPage
from portal.publication.streams import check_streams
from tests.portal.blocks.conftest import make_image, stored

pytestmark = pytest.mark.django_db


def messages(*body: tuple[str, Any]) -> list[str]:
    page = StandardPage(title="T", body=stored(list(body)))
    return [one.message for one in check_streams(page)]


def heading(text: str, level: int) -> tuple[str, Any]:
    return "heading", {"text": text, "level": str(level)}


def test_a_heading_that_skips_a_level_is_named() -> None:
    assert messages(heading("One", 2), heading("Two", 3), heading("Three", 2)) == []
    (said,) = messages(heading("Why", 2), heading("How", 4))
    assert "“How” skips a level" in said
    (said,) = messages(heading("First", 3))
    assert "“First”" in said


def test_links_are_looked_at_wherever_they_stand() -> None:
    callout = {"kind": "note", "title": "", "text": '<p><a href="https://x.org/">here</a></p>'}
    listed = {"links": [{"page": None, "url": "https://x.org/", "text": "more", "description": ""}]}
    found = messages(
        ("rich_text", '<p><a href="https://x.org/"></a></p>'),
        ("callout", callout),
        ("link_list", listed),
    )
    assert ["no words" in found[0], "“here”" in found[1], "“more”" in found[2]] == [True] * 3


def test_an_image_needs_an_alternative_or_the_word_decorative() -> None:
    image = make_image("circles", (64, 64))

    def block(alternative: str, *, decorative: bool) -> tuple[str, Any]:
        picture = {"image": image.pk, "alt_text": alternative, "decorative": decorative}
        return "image", {"image": picture, "caption": "", "credit": ""}

    assert messages(block("Circles", decorative=False)) == []
    assert messages(block("", decorative=True)) == []
    (said,) = messages(block(" ", decorative=False))
    assert image.title in said


def test_a_table_needs_headers_and_a_video_something_to_read() -> None:
    table = {
        "caption": "Sessions",
        "columns": [{"type": "text", "heading": "Month"}, {"type": "text", "heading": " "}],
        "rows": [{"values": ["June", "59"]}],
    }
    video: dict[str, Any] = {
        "title": "The panel", "file": None, "url": "https://webtv.un.org/", "poster": None,
        "tracks": [], "captioned": False, "sign_url": "", "transcript": "",
    }  # fmt: skip
    found = messages(("table", table), ("video", video))
    assert "“Sessions” lacks headers" in found[0]
    assert "neither captions nor a transcript" in found[1]
    assert messages(("video", {**video, "captioned": True})) == []


def test_a_page_without_streams_has_nothing_to_check() -> None:
    assert list(check_streams(Page(title="T"))) == []
