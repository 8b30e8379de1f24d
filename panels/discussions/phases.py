"""In which phase a panel is, and what its page shows first then. Knows no model and no clock."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: A panel whose end is not known yet is taken to last as long as the Council's panels do.
ASSUMED_LENGTH: Final = dt.timedelta(hours=2)
#: How long after its end a panel is news.
JUST_ENDED_FOR: Final = dt.timedelta(days=14)


class Phase(StrEnum):
    """What a panel's page is for at a moment, in the order of time."""

    ANNOUNCED = "announced"
    REGISTRATION = "registration"
    LIVE = "live"
    JUST_ENDED = "just_ended"
    ARCHIVE = "archive"


LABELS: Final[dict[Phase, str | Promise]] = {
    Phase.ANNOUNCED: pgettext_lazy("phase of a panel", "Announced"),
    Phase.REGISTRATION: pgettext_lazy("phase of a panel", "Registration is open"),
    Phase.LIVE: pgettext_lazy("phase of a panel", "Live now"),
    Phase.JUST_ENDED: pgettext_lazy("phase of a panel", "Just ended"),
    Phase.ARCHIVE: pgettext_lazy("phase of a panel", "Held"),
}
EXPLANATIONS: Final[dict[Phase, str | Promise]] = {
    Phase.ANNOUNCED: _("Details are added as they are decided."),
    Phase.REGISTRATION: _("Register, and say which services you need."),
    Phase.LIVE: _("Follow the panel here. Captions and International Sign are listed below."),
    Phase.JUST_ENDED: _("The recording and the summary are added as they become ready."),
    Phase.ARCHIVE: _("What was said, and what became of it."),
}


@dataclass(frozen=True, slots=True)
class Schedule:
    """The moments that decide, all aware; each may be unknown.

    Attributes:
        starts_at: when the panel begins.
        ends_at: when it ends.
        registration_opens_at: when people can register.
    """

    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    registration_opens_at: dt.datetime | None = None

    @property
    def end(self) -> dt.datetime | None:
        """When the panel ends, assumed if only its start is known."""
        return self.ends_at or (self.starts_at and self.starts_at + ASSUMED_LENGTH)


def phase_at(schedule: Schedule, now: dt.datetime) -> Phase:
    """Return the phase at a moment; each begins at its moment and lasts until the next one's."""
    starts, ends, opens = schedule.starts_at, schedule.end, schedule.registration_opens_at
    if starts is None or ends is None or now < starts:
        return Phase.REGISTRATION if opens is not None and opens <= now else Phase.ANNOUNCED
    if now < ends:
        return Phase.LIVE
    return Phase.JUST_ENDED if now < ends + JUST_ENDED_FOR else Phase.ARCHIVE


class Section(StrEnum):
    """A part of a panel's page; its template has its name."""

    ACCESS = "access"
    REGISTRATION = "registration"
    WATCH = "watch"
    RECORDINGS = "recordings"
    PROGRAMME = "programme"
    PEOPLE = "people"
    QUESTIONS = "questions"
    ABOUT = "about"
    IDEAS = "ideas"
    OUTCOME = "outcome"
    STATEMENTS = "statements"
    DOCUMENTS = "documents"
    RELATED = "related"


# Before and during a panel, how one can take part comes first. Afterwards it is the recording,
# whose own captions and transcript are with it, and then what the panel brought.
ORDER: Final[dict[Phase, tuple[Section, ...]]] = {
    Phase.ANNOUNCED: (
        Section.ACCESS, Section.ABOUT, Section.PROGRAMME, Section.PEOPLE, Section.QUESTIONS,
        Section.REGISTRATION, Section.STATEMENTS, Section.WATCH, Section.RECORDINGS,
        Section.DOCUMENTS, Section.RELATED, Section.OUTCOME, Section.IDEAS,
    ),
    Phase.REGISTRATION: (
        Section.ACCESS, Section.REGISTRATION, Section.PROGRAMME, Section.PEOPLE, Section.ABOUT,
        Section.QUESTIONS, Section.STATEMENTS, Section.WATCH, Section.RECORDINGS,
        Section.DOCUMENTS, Section.RELATED, Section.OUTCOME, Section.IDEAS,
    ),
    Phase.LIVE: (
        Section.ACCESS, Section.WATCH, Section.RECORDINGS, Section.PROGRAMME, Section.PEOPLE,
        Section.QUESTIONS, Section.STATEMENTS, Section.DOCUMENTS, Section.ABOUT, Section.RELATED,
        Section.OUTCOME, Section.IDEAS,
    ),
    Phase.JUST_ENDED: (
        Section.WATCH, Section.RECORDINGS, Section.ACCESS, Section.OUTCOME, Section.IDEAS,
        Section.STATEMENTS, Section.DOCUMENTS, Section.PROGRAMME, Section.PEOPLE,
        Section.QUESTIONS, Section.ABOUT, Section.RELATED,
    ),
    Phase.ARCHIVE: (
        Section.OUTCOME, Section.IDEAS, Section.WATCH, Section.RECORDINGS, Section.STATEMENTS,
        Section.DOCUMENTS, Section.RELATED, Section.ABOUT, Section.PROGRAMME, Section.PEOPLE,
        Section.QUESTIONS, Section.ACCESS,
    ),
}  # fmt: skip
