"""What rooms above this one show on a panel's page; its template asks for each by name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

#: Returns the part's HTML for a page, nothing where it has nothing to show.
Part = Callable[["PanelPage", HttpRequest], SafeString]

#: Tells whether a part that is a section of its own has anything to show.
Filled = Callable[["PanelPage"], bool]

_parts: dict[str, Part] = {}
_filled: dict[str, Filled] = {}


def register_part(name: str, part: Part, filled: Filled | None = None) -> None:
    """Have a part shown where the template of a panel's page asks for it.

    Args:
        name: by which it is asked for.
        part: makes its HTML.
        filled: for a section of its own, whether it is to be there at all; may query.
    """
    _parts[name] = part
    if filled is not None:
        _filled[name] = filled


def has_section(name: str, page: "PanelPage") -> bool:
    """Return whether a room above has something for a section of its own."""
    filled = _filled.get(name)
    return filled is not None and filled(page)


def part_of(name: str, page: "PanelPage", request: HttpRequest) -> SafeString:
    """Return a part's HTML, empty when no room has registered it."""
    part = _parts.get(name)
    return part(page, request) if part else SafeString("")
