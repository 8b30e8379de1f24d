"""The rows of the reader.

Not a template: a document has hundreds of rows, and Django's templates would take longer for
them than for all the rest of the page.
"""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from panels.documents.aligning import Row
from panels.documents.presentation import ShownBlock, ShownItem
from portal.languages import Language, active_language


def rows_html(rows: Iterable[Row], first: Language, second: Language) -> SafeString:
    """Return the rows of a table with the number of a paragraph and two versions of it.

    Args:
        rows: of two versions, with anchors that no other part of the page has.
        first: language of the first version.
        second: of the second.
    """
    attributes = [language.attributes for language in (first, second)]
    missing = (
        f'<p class="reader__missing"{active_language().attributes}>'
        f"{escape(_('not in this version'))}</p>"
    )
    mark = f'<span class="reader__mark">{escape(_("Not aligned"))}</span>'
    unnumbered = f'<span class="visually-hidden">{escape(_("without a number"))}</span>'

    def cell(blocks: tuple[ShownBlock, ...], language: str) -> str:
        return f'<td role="cell"{language}>{"".join(map(_block, blocks)) or missing}</td>'

    def row_html(row: Row) -> str:
        number = f"<bdi>{row.number:d}</bdi>" if row.number else ""
        header = (number or unnumbered) if row.is_aligned else number + mark
        return (
            f'<tr role="row"><th role="rowheader" scope="row">{header}</th>'
            f"{cell(row.first, attributes[0])}{cell(row.second, attributes[1])}</tr>\n"
        )

    return mark_safe("".join(map(row_html, rows)))  # noqa: S308  # each piece is escaped or HTML


def _block(block: ShownBlock) -> str:
    anchor = escape(block.anchor)
    if block.kind == "heading":
        return f'<h{block.level} id="{anchor}">{block.html}</h{block.level}>'
    if block.kind == "table":
        return block.html
    style = ' class="paragraph--preamble"' if block.kind == "preamble" else ""
    items = "".join(map(_item, block.items))
    return f'<div id="{anchor}"{style}><p>{block.html}</p>{items}</div>'


def _item(item: ShownItem) -> str:
    return (
        f'<div class="subparagraph subparagraph--depth-{item.depth:d}" id="{escape(item.anchor)}">'
        f'<span class="subparagraph__label"><bdi>{escape(item.label)}</bdi></span>'
        f"<p>{item.html}</p></div>"
    )
