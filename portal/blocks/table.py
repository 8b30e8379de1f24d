"""A table of facts."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue

ROW_HEADER = "row_header"


class TableBlock(TypedTableBlock):
    """A table with a caption and headers, so that every cell can be understood when read alone.

    A column of row headers becomes ``<th scope="row">`` (WCAG 2.2, 1.3.1). wagtail-localize
    leaves Wagtail's tables out, so this one offers caption, headings and cells for translation.
    A part's path is made of its words: moving a row or a column keeps its translation.
    """

    row_header = blocks.CharBlock(label=_("Row header"), required=False, default="")
    text = blocks.TextBlock(label=_("Words"), required=False, default="", rows=2)
    number = blocks.CharBlock(label=_("Figures"), required=False, default="")

    class Meta:
        label = _("Table")
        icon = "table"
        group = _("Links and data")
        template = "blocks/table.html"
        description = _("Rows and columns with a caption. Row headers name their rows.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """Return an example for the block picker."""
            return {
                "caption": gettext("Sessions of the Council"),
                "columns": [
                    {"type": ROW_HEADER, "heading": gettext("Session")},
                    {"type": "text", "heading": gettext("Month")},
                ],
                "rows": [{"values": ["57", gettext("September")]}],
            }

    def clean(self, table: TypedTable) -> TypedTable:
        """Demand a caption, a heading for every column, and at least one row.

        Raises:
            TypedTableBlockValidationError: naming all that is missing. A draft may miss it.
        """
        cleaned = super().clean(table)
        if self.is_deferred_validation:
            return cleaned
        errors = []
        if not (cleaned.caption or "").strip():
            errors.append(ValidationError(_("Give the table a caption.")))
        if not cleaned.columns or not cleaned.row_data:
            errors.append(ValidationError(_("Add at least one column and one row.")))
        if any(not column["heading"].strip() for column in cleaned.columns):
            errors.append(ValidationError(_("Give every column a heading.")))
        headers = [n for n, c in enumerate(cleaned.columns) if c["block"].name == ROW_HEADER]
        if headers not in ([], [0]):
            errors.append(ValidationError(_("Only the first column can hold the row headers.")))
        if errors:
            raise TypedTableBlockValidationError(non_block_errors=errors)
        return cleaned

    def get_context(
        self, value: TypedTable, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add ``caption_id``, which names the scrolling region after the caption."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        position = context.get("position", 0)
        context["caption_id"] = f"table-{position}" if position else _path(value.caption or "")
        return context

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Return caption, headings and cells, each different text once."""
        texts = [table.caption, *(column["heading"] for column in table.columns)]
        texts += [value for row in table.row_data for value in row["values"]]
        return [
            StringSegmentValue(_path(text), text)
            for text in dict.fromkeys(texts)
            if _has_words(text)
        ]

    def restore_translated_segments(
        self, table: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Return the table with translated texts in the places of their sources."""
        translated = {segment.path: segment.render_text() for segment in segments}

        def in_translation(text: str | None) -> str | None:
            return translated.get(_path(text), text) if text else text

        return TypedTable(
            columns=[
                {**column, "heading": in_translation(column["heading"])} for column in table.columns
            ],
            row_data=[
                {**row, "values": [in_translation(value) for value in row["values"]]}
                for row in table.row_data
            ],
            caption=in_translation(table.caption) or "",
        )


def _has_words(text: str) -> bool:
    """Tell whether there is anything to translate: a bare number or a dash is not."""
    return any(character.isalpha() for character in text)


def _path(text: str) -> str:
    """Return a path component for a text; never a dot, which separates components."""
    return "text-" + hashlib.sha256(text.encode()).hexdigest()[:16]
