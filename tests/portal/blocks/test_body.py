"""A page's body as a whole."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from wagtail.images.models import AbstractImage

from portal.blocks import body_blocks
from portal.pages.models import HomePage
from portal.pages.plain_text import plain_text
from tests.portal.blocks.conftest import (
    Raw,
    add_page,
    items,
    make_document,
    make_image,
    stored,
)


def picture(image: AbstractImage) -> dict[str, Any]:
    return {
        "image": {"image": image.pk, "alt_text": "Circles", "decorative": False},
        "caption": "",
        "credit": "",
    }


def a_bit_of_everything(homes: dict[str, HomePage], times: int) -> Raw:
    blocks: Raw = []
    for number in range(times):
        page = add_page(homes["en"], f"Linked {times} {number}")
        image = make_image(f"image-{times}-{number}")
        file = make_document(f"note-{times}-{number}.pdf")
        blocks += [
            ("heading", {"text": "Heading", "level": "2"}),
            (
                "rich_text",
                (
                    f'<p><a linktype="page" id="{page.pk}">a</a>'
                    f'<a linktype="document" id="{file.pk}">b</a></p>'
                ),
            ),
            ("image", picture(image)),
            (
                "link_list",
                {"links": items([{"page": page.pk, "url": "", "text": "", "description": ""}])},
            ),
            (
                "document_download",
                {"document": file.pk, "title": "", "language": "", "description": ""},
            ),
        ]
    return blocks


def test_queries_do_not_depend_on_how_much_there_is(
    client: Client,
    homes: dict[str, HomePage],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    small = add_page(homes["en"], "Small", body=stored(a_bit_of_everything(homes, 1)))
    large = add_page(homes["en"], "Large", body=stored(a_bit_of_everything(homes, 4)))
    client.get(small.url)
    client.get(large.url)  # the first visit makes the renditions
    with CaptureQueriesContext(connection) as counted:
        client.get(small.url)
    with django_assert_num_queries(len(counted)):
        client.get(large.url)


def test_anchors_are_unique_and_only_the_first_picture_loads_at_once(
    client: Client, homes: dict[str, HomePage]
) -> None:
    blocks: Raw = [("image", picture(make_image(f"p{n}"))) for n in range(3)]
    blocks += [("heading", {"text": "Same", "level": "2"})] * 2
    page = add_page(homes["en"], "Page", body=stored(blocks))
    html = client.get(page.url).content.decode()
    assert 'id="same"' in html
    assert 'id="same-2"' in html
    assert html.count('fetchpriority="high"') == 1
    assert html.count('loading="lazy"') == 2


def test_own_words_inside_a_work_in_another_language_are_marked(
    client: Client, homes: dict[str, HomePage]
) -> None:
    callout = {"kind": "deadline", "title": "موعد", "text": "<p>نص</p>"}
    page = add_page(homes["ar"], "صفحة", slug="page", body=stored([("callout", callout)]))
    html = client.get(f"/fr/works/{page.translation_key}/").content.decode()
    assert '<article class="wrap" lang="ar" dir="rtl">' in html
    assert '<p class="callout__kind" lang="fr" dir="ltr">' in html


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_block_names_itself_in_the_picker(language: str) -> None:
    with override(language):
        for _name, block in body_blocks():
            assert str(block.label)
            assert str(block.meta.group)
            assert str(block.get_description())


@pytest.mark.django_db
def test_previews_in_the_picker_can_be_rendered() -> None:
    previewed = [
        name
        for name, block in body_blocks()
        if hasattr(block.meta, "preview_value") and block.render(block.get_preview_value()).strip()
    ]
    assert previewed == ["heading", "rich_text", "quote", "callout", "link_list", "table"]


def test_what_an_editor_chooses_from_a_list_is_not_text_to_find(homes: dict[str, HomePage]) -> None:
    page = add_page(
        homes["en"],
        "Choices",
        body=stored(
            [
                ("heading", {"text": "Peers", "level": "2"}),
                ("callout", {"kind": "warning", "title": "", "text": "<p>Ask first.</p>"}),
                ("quote", {"text": "Nous agissons.", "language": "fr"}),
            ]
        ),
    )
    assert plain_text(page.body).splitlines() == ["Peers", "Ask first.", "Nous agissons."]
