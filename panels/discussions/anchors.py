"""Addresses within a panel's page: of steps of its programme, questions and ideas.

They are made of the ids of blocks, which translations share and which stay when others are added.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from panels.recordings.spoken import spoken
from portal.pages.plain_text import plain_piece
from portal.works.documents import Passage

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

#: How addresses begin, by name of the field, in the order of the page.
BEGINNINGS: Final = {
    "programme": "panel-step",
    "questions": "panel-question",
    "ideas": "panel-idea",
}


@dataclass(frozen=True, slots=True)
class Anchored:
    """A block with its address.

    Attributes:
        anchor: ``id`` of its element; empty while the block was never saved.
        value: of the block.
        text: what it says, a line a piece.
    """

    anchor: str
    value: Any
    text: str


def anchored(page: "PanelPage", name: str) -> list[Anchored]:
    """Return the blocks of one of the fields in ``BEGINNINGS``."""
    return [
        Anchored(
            f"{BEGINNINGS[name]}-{block.id}" if block.id else "", block.value, plain_piece(block)
        )
        for block in getattr(page, name)
    ]


def passages_of(page: "PanelPage") -> list[Passage]:
    """Return what can be found and opened by itself: of the page, and said in its recordings."""
    recordings = [use.recording for use in page.recordings.all()]
    found = [
        Passage(one.anchor, "", one.text)
        for name in BEGINNINGS
        for one in anchored(page, name)
        if one.text and one.anchor
    ]
    return [*found, *spoken(recordings, page.locale.language_code)]
