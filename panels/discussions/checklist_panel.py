"""Tells an editor what a panel still lacks, phase by phase."""

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import Panel

from panels.discussions.checklist import expected, missing
from panels.discussions.phases import LABELS, Phase, phase_at


class ChecklistPanel(Panel):
    """Counts and names what is missing now, and what the later phases will ask for."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "discussions/admin/checklist_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add ``phases``: label, what is missing, and whether it is the phase now."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            now = phase_at(self.instance.schedule, timezone.now())
            phases = list(Phase)
            context["phases"] = [
                {
                    "label": LABELS[phase],
                    "missing": missing(self.instance, phase),
                    "expected": len(expected(phase)),
                    "is_now": phase == now,
                }
                for phase in phases[phases.index(now) :]
            ]
            return context
