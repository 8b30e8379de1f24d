"""What a panel's page says of statements."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from panels.discussions.models import PanelPage
from panels.statements.models import Statement
from panels.statements.reading import listed
from panels.statements.showing import shown_panel
from panels.statements.timing import Window


def has_something(page: PanelPage) -> bool:
    """Return whether there are statements, or one can send one. Two queries at most."""
    if Statement.objects.public().filter(panel_key=page.translation_key).exists():
        return True
    panel = shown_panel(page.translation_key)
    return panel is not None and panel.window is Window.OPEN


def part(page: PanelPage, request: HttpRequest) -> SafeString:
    """Return the section of the statements received at a panel."""
    rows = listed(page.translation_key)
    context = {
        "panel": shown_panel(page.translation_key),
        "delivered": [row for row in rows if row.is_delivered],
        "written": [row for row in rows if not row.is_delivered],
    }
    return render_to_string("statements/part.html", context, request)
