"""What keeps a kind of page from being published by the board, beyond what holds for every page.

Rooms register theirs in ``AppConfig.ready()``.
"""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

#: Takes a version as it would be in the database once published; returns why it must not be.
Hold = Callable[[Any], str | None]

_holds: dict[type[Page], Hold] = {}


def register(model: type[Page], hold: Hold) -> None:
    """Have a kind of page looked at in the transaction that would publish it."""
    _holds[model] = hold


def held(version: Page) -> str | None:
    """Return why a version that is about to be public must not be."""
    hold = _holds.get(type(version))
    return None if hold is None else hold(version)
