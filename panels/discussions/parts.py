"""What rooms above this one show on a panel's page; its template asks for each by name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

#: Returns the part's HTML for a page, nothing where it has nothing to show.
Part = Callable[["PanelPage", HttpRequest], SafeString]

_parts: dict[str, Part] = {}


def register_part(name: str, part: Part) -> None:
    """Have a part shown where the template of a panel's page asks for it."""
    _parts[name] = part


def part_of(name: str, page: "PanelPage", request: HttpRequest) -> SafeString:
    """Return a part's HTML, empty when no room has registered it."""
    part = _parts.get(name)
    return part(page, request) if part else SafeString("")
