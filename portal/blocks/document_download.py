"""A file to download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from portal.blocks.languages import LANGUAGE_CHOICES
from portal.languages import BY_CODE


class DocumentDownloadBlock(blocks.StructBlock):
    """A file, offered with its format, size and language before anyone spends data on it."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        default="",
        max_length=200,
        help_text=_("If empty, the document's own title."),
    )
    language = blocks.ChoiceBlock(
        label=_("Language of the document"),
        choices=LANGUAGE_CHOICES,
        required=False,
        search_index=False,
        help_text=_("Only if it is not the language of the page."),
    )
    description = blocks.CharBlock(
        label=_("Description"), required=False, default="", max_length=300
    )

    class Meta:
        label = _("Download")
        icon = "download"
        group = _("Links and data")
        template = "blocks/document_download.html"
        label_format = "{title}"
        description = _("A file to download, shown with its format and size.")

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add ``format``, such as ``PDF``, and ``document_language``, ``None`` for the page's own.

        The size in bytes is the document's ``get_file_size``, kept in its row.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        document = value["document"]
        context["format"] = document.file_extension.upper() if document else ""
        context["size"] = document.get_file_size() if document else None
        context["document_language"] = BY_CODE.get(value["language"] or "")
        return context
