"""The parts of a panel that are lists of blocks, for ``StreamField``s of its page.

Blocks and not rows of their own: wagtail-localize offers the words of each for translation and
takes times, codes and choices over, and one page, draft or version, holds all of it.
"""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from panels.discussions.access import NOTHING_CONFIRMED
from panels.discussions.blocks import (
    AccessServiceBlock,
    IdeaBlock,
    PersonBlock,
    ProgrammeStepBlock,
)

PEOPLE: Final = [("person", PersonBlock())]
PROGRAMME: Final = [("step", ProgrammeStepBlock())]
QUESTIONS: Final = [("question", blocks.TextBlock(label=_("Question"), rows=2))]
SERVICES: Final = [("service", AccessServiceBlock())]
IDEAS: Final = [("idea", IdeaBlock())]

#: Names of the fields whose text is the panel's own, for search; that of others is in passages.
SAYING: Final = ("body", "people")


def nothing_confirmed() -> list[tuple[str, dict[str, Any]]]:
    """Return every access service once, not confirmed: what the editor of a new panel shows."""
    return [
        (
            "service",
            {
                "service": one.service.value,
                "availability": one.availability.value,
                "languages": [],
                "other_language": "",
                "url": "",
                "note": "",
            },
        )
        for one in NOTHING_CONFIRMED
    ]
