"""Tells an editor what the import was not sure of."""

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from panels.documents.reading import DoubtKind

DOUBT_LABELS: Final[dict[str, str | Promise]] = {
    DoubtKind.TITLE_GUESSED: _("The title was guessed"),
    DoubtKind.SYMBOL_DIFFERS: _("The number in the title differs from the symbol"),
    DoubtKind.NUMBER_MISSING: _("A paragraph number is missing"),
    DoubtKind.NUMBER_UNSUPPORTED: _("A paragraph begins where a sentence seems unfinished"),
    DoubtKind.BREAK_BY_WORDING: _("A paragraph was begun because of its wording only"),
    DoubtKind.PAGE_NUMBER_KEPT: _("A number alone on its line was kept"),
    DoubtKind.HYPHEN: _("A divided word was joined without evidence"),
    DoubtKind.MARK_NOT_FOUND: _("The mark of a footnote was not found in the text"),
    DoubtKind.MARK_AMBIGUOUS: _("The mark of a footnote could stand at several places"),
    DoubtKind.LINK_NOT_PLACED: _("The place of a link in the text is not known"),
    DoubtKind.END_NOT_FOUND: _("No closing line was found below the text"),
    DoubtKind.TABLE_BY_LAYOUT: _("A table was seen by its layout only"),
    DoubtKind.PICTURE_LEFT_OUT: _("Pictures were left out"),
    DoubtKind.CHANGES_ACCEPTED: _("Tracked changes were taken as accepted"),
}


class DoubtsPanel(Panel):
    """Lists the doubts of the last import; not shown where there are none."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "undocuments/admin/doubts_panel.html"

        def is_shown(self) -> bool:
            """Return whether the import left doubts."""
            return super().is_shown() and bool(self.instance.import_doubts)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add ``doubts``, each with ``label``, ``line`` and ``detail``."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["doubts"] = [
                {**doubt, "label": DOUBT_LABELS.get(doubt["kind"], doubt["kind"])}
                for doubt in self.instance.import_doubts
            ]
            return context
