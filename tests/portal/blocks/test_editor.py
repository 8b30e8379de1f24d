"""Blocks in the editor: forms and previews."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.pages.models import HomePage, StandardPage

PREVIEWED = ["heading", "rich_text", "quote", "callout", "link_list", "table"]


@pytest.mark.parametrize("name", PREVIEWED)
def test_the_picker_shows_a_block_as_readers_will_see_it(
    admin_client: Client, homes: dict[str, HomePage], name: str
) -> None:
    assert homes
    block = StandardPage.body.field.stream_block.child_blocks[name]
    assert block.is_previewable
    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )
    assert response.status_code == 200
    content = response.content.decode()
    assert "portal/css/content.css" in content
    assert block.render(block.get_preview_value()).strip()[:20] in content


def test_the_editor_opens_with_every_block(
    admin_client: Client, homes: dict[str, HomePage]
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", homes["en"].pk])
    response = admin_client.get(address)
    assert response.status_code == 200
    content = response.content.decode()
    for name in StandardPage.body.field.stream_block.child_blocks:
        assert f"&quot;{name}&quot;" in content
