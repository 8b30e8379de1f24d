"""What a recording lacks, above its form."""

from typing import Any

from wagtail.admin.panels import Panel


class ShortcomingsPanel(Panel):
    """Says what keeps somebody from following the recording as it is kept."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "recordings/admin/shortcomings.html"

        def is_shown(self) -> bool:
            """Show it for what is kept already."""
            return self.instance is not None and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> Any:
            """Add the shortcomings."""
            context = super().get_context_data(parent_context)
            context["shortcomings"] = self.instance.shortcomings()
            return context
