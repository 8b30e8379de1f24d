"""Parts of a page that is made of many kinds of things, as its list of contents names them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page.

    Attributes:
        name: which of the page's parts it is.
        text: its heading.
        anchor: its address on the page.
        level: of its heading.
    """

    name: str
    text: str | Promise
    anchor: str
    level: int = 2


def filled_sections(
    page: str, titles: Mapping[str, str | Promise], filled: Mapping[str, object]
) -> tuple[Section, ...]:
    """Return the parts of a page that have something to show, in their order.

    Args:
        page: kind of page, with which addresses on it begin.
        titles: heading of every part by its name, in order.
        filled: by the same names, whether there is anything.
    """
    return tuple(
        Section(name, title, f"{page}-{name}") for name, title in titles.items() if filled[name]
    )
