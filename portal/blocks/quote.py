"""A quotation, in the page's language or another."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from portal.blocks.languages import LANGUAGE_CHOICES
from portal.languages import BY_CODE


class QuoteBlock(blocks.StructBlock):
    """A quotation with its source.

    A quotation whose language is given stays in that language in every translation of the page,
    is marked with ``lang`` and ``dir`` (WCAG 2.2, 3.1.2), and can carry a rendering beside it.
    """

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    attribution = blocks.CharBlock(
        label=_("Attribution"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Who said or wrote it, and where."),
    )
    language = blocks.ChoiceBlock(
        label=_("Language of the quotation"),
        choices=LANGUAGE_CHOICES,
        required=False,
        search_index=False,
        help_text=_("Only if it is not the language of the page."),
    )
    translation = blocks.TextBlock(
        label=_("Translation"),
        required=False,
        default="",
        rows=3,
        help_text=_("The quotation in the language of the page, if it is quoted in another."),
    )

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = _("Text")
        template = "blocks/quote.html"
        label_format = "{text}"
        description = _("Words of a person or a document, with their source and language.")

        @staticmethod
        def preview_value() -> dict[str, str]:
            """Return an example for the block picker."""
            return {
                "text": gettext("Technical cooperation begins with listening."),
                "attribution": gettext("A panellist"),
                "language": "",
                "translation": "",
            }

    def get_translatable_segments(self, value: blocks.StructValue) -> list[StringSegmentValue]:
        """Offer for translation all but a quotation that stands in its own language."""
        names = ["attribution", "translation"] if value["language"] else ["text", "attribution"]
        return [StringSegmentValue(name, value[name] or "") for name in names]

    def restore_translated_segments(
        self, value: blocks.StructValue, segments: list[StringSegmentValue]
    ) -> blocks.StructValue:
        """Put translated parts back in their places."""
        for segment in segments:
            value[segment.path] = segment.render_text()
        return value

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the quotation's ``quote_language``, ``None`` when it is the page's own."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["quote_language"] = BY_CODE.get(value["language"] or "")
        return context
