"""Links in lists and in text lead to works in the reader's language."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from wagtail.blocks import StructBlockValidationError
from wagtail.rich_text import expand_db_html

from portal.blocks.link_list import LinkBlock, LinkListBlock
from portal.blocks.page_links import linked_ids
from portal.pages.models import HomePage
from tests.portal.blocks.conftest import add_page, items

LINK: dict[str, Any] = {"page": None, "url": "", "text": "", "description": ""}


def errors_of(**values: Any) -> set[str]:
    with pytest.raises(StructBlockValidationError) as caught:
        LinkBlock().clean(LinkBlock().to_python({**LINK, **values}))
    return set(caught.value.block_errors)


def render(**values: Any) -> str:
    block = LinkListBlock()
    html: str = block.render(block.to_python({"links": items([{**LINK, **values}])}))
    return html


def test_a_link_has_a_target_and_words() -> None:
    assert errors_of() == {"page"}
    assert errors_of(url="https://www.ohchr.org/") == {"text"}


def test_a_link_has_one_target(homes: dict[str, HomePage]) -> None:
    page = add_page(homes["en"], "Funds")
    assert errors_of(page=page.pk, url="https://www.ohchr.org/", text="x") == {"url"}


def test_a_page_that_is_no_work_is_refused(homes: dict[str, HomePage]) -> None:
    assert errors_of(page=homes["en"].pk) == {"page"}


def test_a_link_leads_to_the_readers_version(homes: dict[str, HomePage]) -> None:
    english = add_page(homes["en"], "Funds")
    add_page(homes["fr"], "Fonds", translation_key=english.translation_key)
    with override("fr"):
        html = render(page=english.pk)
    assert 'href="/fr/fonds/"' in html
    assert ">Fonds<" in html
    assert "hreflang" not in html


def test_a_work_without_a_version_opens_in_the_readers_interface(
    homes: dict[str, HomePage],
) -> None:
    arabic = add_page(homes["ar"], "الصناديق", slug="funds")
    with override("fr"):
        html = render(page=arabic.pk)
    assert f'href="/fr/works/{arabic.translation_key}/"' in html
    assert 'lang="ar" dir="rtl"' in html


def test_a_link_to_what_is_not_public_drops_out(homes: dict[str, HomePage]) -> None:
    assert "href" not in render(page=add_page(homes["en"], "Draft", live=False).pk)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_links_in_text_follow_the_same_rule(homes: dict[str, HomePage], language: str) -> None:
    english = add_page(homes["en"], "Funds")
    hidden = add_page(homes["en"], "Hidden", live=False)
    text = (
        f'<a linktype="page" id="{english.pk}">a</a><a linktype="page" id="{hidden.pk}">b</a>'
        f'<a linktype="page" id="{homes["en"].pk}">c</a>'
    )
    with override(language):
        html = expand_db_html(text)
    expected = {
        "en": '<a href="/en/funds/">a</a><a>b</a><a href="/en/">c</a>',
        "fr": f'<a href="/fr/works/{english.translation_key}/" hreflang="en">a</a><a>b</a>'
        '<a href="/fr/">c</a>',
    }
    assert html == expected[language]


def test_identifiers_are_found_whatever_the_order_of_attributes() -> None:
    source = '<a id="3" linktype="page">x</a> <a linktype="document" id="4">y</a> <a href="z">z</a>'
    assert linked_ids([source]) == {"page": {"3"}, "document": {"4"}}


def test_a_linked_page_answers(client: Client, homes: dict[str, HomePage]) -> None:
    english = add_page(homes["en"], "Funds")
    response = client.get(f"/fr/works/{english.translation_key}/")
    assert response.status_code == 200
    assert b'<html lang="fr" dir="ltr">' in response.content
