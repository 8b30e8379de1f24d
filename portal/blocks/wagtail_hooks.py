"""What the content blocks add to Wagtail."""

from typing import Any

from wagtail import hooks

from portal.blocks.page_links import FileLinkHandler, WorkLinkHandler


@hooks.register("register_rich_text_features", order=100)
def register_link_types(features: Any) -> None:
    """Take over links of rich text from Wagtail, whose own come earlier."""
    features.register_link_type(WorkLinkHandler)
    features.register_link_type(FileLinkHandler)
