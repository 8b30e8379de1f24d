"""A list of links."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.linked_works import resolve_links, work_keys
from portal.languages import active_language
from portal.works.registry import cards_for, kind_of


class LinkBlock(blocks.StructBlock):
    """One link: to a page of the portal or to an address elsewhere, never both."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("For a page outside the portal.")
    )
    text = blocks.CharBlock(
        label=_("Link text"),
        required=False,
        default="",
        max_length=160,
        help_text=_(
            "Says where the link leads, even when read alone. "
            "If empty, the title of the page in the reader's language."
        ),
    )
    description = blocks.CharBlock(
        label=_("Description"), required=False, default="", max_length=300
    )

    class Meta:
        label = _("Link")
        icon = "link"
        label_format = "{text}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Demand one target, and words for an address outside (WCAG 2.2, 2.4.4)."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        page = cleaned["page"]
        if page and kind_of(page.specific_class) is None:
            errors["page"] = ValidationError(_("This page cannot be linked from a list."))
        elif page and cleaned["url"]:
            errors["url"] = ValidationError(_("Choose a page or give an address, not both."))
        elif not self.is_deferred_validation:
            if not page and not cleaned["url"]:
                errors["page"] = ValidationError(_("Choose a page or give an address."))
            elif cleaned["url"] and not cleaned["text"]:
                errors["text"] = ValidationError(_("Write the words of the link."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


class LinkListBlock(blocks.StructBlock):
    """Links to read further; pages are shown in the reader's language where they exist in it."""

    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        label = _("List of links")
        icon = "list-ul"
        group = _("Links and data")
        template = "blocks/link_list.html"
        description = _("Pages of the portal or addresses elsewhere, each in a line of its own.")

        @staticmethod
        def preview_value() -> dict[str, list[dict[str, Any]]]:
            """Return an example for the block picker."""
            return {
                "links": [
                    {
                        "page": None,
                        "url": "https://www.ohchr.org/",
                        "text": gettext("Office of the High Commissioner"),
                        "description": "",
                    }
                ]
            }

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add ``links``, the list of ``Link`` this reader can follow.

        ``linked_cards`` in the context saves the queries: ``{% body %}`` asks once for all lists
        of a page.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        cards = context.get("linked_cards")
        if cards is None:
            cards = cards_for(work_keys(value["links"]), active_language())
        context["links"] = resolve_links(value["links"], cards)
        return context
