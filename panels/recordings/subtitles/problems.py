"""Everything that can be wrong with a file of subtitles, said to who has to mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext, gettext_noop

#: Bytes of a file; a day of speech takes less.
MOST_BYTES: Final = 2 * 1024 * 1024
MOST_CUES: Final = 20_000
#: Characters of one cue.
MOST_CHARACTERS: Final = 1000
#: What is wrong after so much else is not noted: a file of noise holds a problem in every letter.
MOST_PROBLEMS: Final = 500

REASONS: Final[Mapping[str, str]] = {
    # The file.
    "empty": gettext_noop("The file is empty."),
    "large": gettext_noop("The file is larger than 2 MB."),
    "utf16": gettext_noop("The file is encoded in UTF-16. Save it as UTF-8."),
    "utf8": gettext_noop("The file is not encoded in UTF-8 here. Save it as UTF-8."),
    "lost": gettext_noop(
        "A letter was lost here when the file was saved. Save it again as UTF-8 from its source."
    ),
    "control": gettext_noop("There is a character here that cannot be shown: U+%(code)s."),
    "signature": gettext_noop("A WebVTT file must begin with the line WEBVTT."),
    "header": gettext_noop("Leave an empty line below the line WEBVTT."),
    "no_cues": gettext_noop("There is no text with a time in the file."),
    "many": gettext_noop("There are more than 20,000 texts in the file."),
    # A block.
    "style": gettext_noop("Take out STYLE: how captions look is for the viewer to choose."),
    "region": gettext_noop("Take out REGION: captions are not shown in regions here."),
    "no_time": gettext_noop("There is no line with times above this text."),
    "no_text": gettext_noop("There is no text below these times."),
    "no_gap": gettext_noop(
        "Leave an empty line, without spaces, before each text and its line of times."
    ),
    "long": gettext_noop("The text is longer than 1,000 characters."),
    "name_twice": gettext_noop("The identifier “%(name)s” is already used on line %(other)s."),
    # Times.
    "time": gettext_noop("“%(time)s” is not a time. Example: 00:01:02.500"),
    "time_srt": gettext_noop("“%(time)s” is not a time. Example: 00:01:02,500"),
    "comma": gettext_noop("“%(time)s” needs a full stop before the milliseconds, not a comma."),
    "stop": gettext_noop("“%(time)s” needs a comma before the milliseconds, not a full stop."),
    "digits": gettext_noop("“%(time)s” must be written with the digits 0 to 9."),
    "sixty": gettext_noop("Minutes and seconds go up to 59, not as in “%(time)s”."),
    "late": gettext_noop("“%(time)s” is later than 24 hours."),
    "arrow": gettext_noop("Two times must stand here with a space, --> and a space between them."),
    "backwards": gettext_noop("The text must end after it starts."),
    "order": gettext_noop("The text starts before the one on line %(other)s: put them in order."),
    "overlap": gettext_noop(
        "The text starts before the one on line %(other)s has ended: they would cover each other."
    ),
    # Settings of a cue.
    "setting": gettext_noop("“%(setting)s” is not a setting of WebVTT."),
    "setting_twice": gettext_noop("The setting “%(setting)s” is there twice."),
    "setting_value": gettext_noop("“%(setting)s” has a value that WebVTT does not know."),
    # What stands in a cue.
    "tag": gettext_noop("The tag “%(tag)s” is not known. Known: v, lang, b, i, u, c, ruby, rt."),
    "tag_cut": gettext_noop(
        "A tag begins here and does not end. Write the sign itself as %(written)s."
    ),
    "tag_open": gettext_noop("The tag “%(tag)s” is not closed."),
    "tag_closed": gettext_noop("The tag “%(tag)s” closes nothing that is open."),
    "tag_crossed": gettext_noop("The tag “%(tag)s” is closed before what was opened inside it."),
    "tag_extra": gettext_noop("Nothing may stand behind the name of the tag “%(tag)s”."),
    "speaker": gettext_noop("The tag “v” needs the name of the speaker. Example: <v Chair>"),
    "language": gettext_noop("The tag “lang” needs the code of a language. Example: <lang fr>"),
    "ruby": gettext_noop("The tag “rt” must stand in the tag “ruby”."),
    "reference": gettext_noop(
        "“%(text)s” is no character reference. Write the sign itself as %(written)s."
    ),
    "moment": gettext_noop("The time “%(time)s” in the text is not between those around it."),
    # SubRip.
    "number": gettext_noop("A number must stand above the times of each text in SubRip."),
    "number_order": gettext_noop("The number %(number)s must be higher than the one before."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong.

    Attributes:
        line: number of the line, the first is 1; 0 for the file as a whole.
        reason: key of ``REASONS``.
        values: what is put into the reason.
    """

    line: int
    reason: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The reason in the active language."""
        return (
            gettext(REASONS[self.reason]) % self.values
            if self.values
            else gettext(REASONS[self.reason])
        )

    def __str__(self) -> str:
        if not self.line:
            return self.message
        return gettext("Line %(line)s: %(reason)s") % {"line": self.line, "reason": self.message}


class SubtitlesError(ValueError):
    """A file is refused.

    Attributes:
        problems: all that was found, in the order of the lines.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{one.line}: {one.reason}" for one in problems))
        self.problems = tuple(sorted(problems, key=lambda one: one.line))


class Findings:
    """Gathers what is wrong while a file is read to its end."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, line: int, reason: str, **values: str | int) -> None:
        """Note a problem, if there are not too many for anybody to read."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(line, reason, values))

    def raise_any(self) -> None:
        """Refuse the file if something is wrong.

        Raises:
            SubtitlesError: with everything noted.
        """
        if self.problems:
            raise SubtitlesError(self.problems)
