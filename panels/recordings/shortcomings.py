"""What keeps somebody from following a recording.

A page that shows a recording asks this before it is published: what is `blocking` must be mended
first. The rest is said to the editor.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something missing.

    Attributes:
        code: its name in programs.
        criterion: number of the success criterion of WCAG 2.2 it falls short of; empty for none.
        blocking: whether nothing that shows the recording may be published.
        message: what to do, in the reader's language.
    """

    code: str
    criterion: str
    blocking: bool
    message: "str | Promise"

    @property
    def reference(self) -> str:
        """The criterion as it is cited, empty for none."""
        return f"WCAG 2.2, {self.criterion}" if self.criterion else ""


NOTHING_TO_PLAY: Final = Shortcoming(
    "nothing_to_play",
    "",
    blocking=True,
    message=_("Add the file of the recording, or the address where it is shown."),
)
NO_WORDS: Final = Shortcoming(
    "no_words",
    "1.2.2",
    blocking=True,
    message=_("Add captions or a transcript: without either nobody who does not hear can follow."),
)
NO_TRANSCRIPT: Final = Shortcoming(
    "no_transcript",
    "1.2.1",
    blocking=True,
    message=_("Add a transcript, or captions, which a transcript is made of."),
)
NO_CAPTIONS: Final = Shortcoming(
    "no_captions",
    "1.2.2",
    blocking=False,
    message=_("There is a transcript, but there are no captions to follow the picture by."),
)
NO_DESCRIPTION: Final = Shortcoming(
    "no_description",
    "1.2.5",
    blocking=False,
    message=_("There is no audio description for those who do not see."),
)
NO_SIGN_LANGUAGE: Final = Shortcoming(
    "no_sign_language",
    "1.2.6",
    blocking=False,
    message=_("There is no version in International Sign."),
)
