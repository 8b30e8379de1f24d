"""What a panel still lacks for a phase. Says what to do; whether to publish is asked elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panels.discussions.access import Availability, access_services
from panels.discussions.phases import Phase

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

#: Fields that are chosen in a window of its own.
CHOSEN: Final = frozenset({"concept_note"})
#: Fields that hold blocks, each in a panel of its own.
BLOCKS: Final = frozenset({"body", "services", "people", "programme", "questions", "ideas"})


@dataclass(frozen=True, slots=True)
class Item:
    """Something a panel should have from a phase on.

    Attributes:
        field: name of the field of the page where it is entered.
        label: what to do, for people.
        since: the first phase in which readers expect it.
        is_there: tells whether a panel has it.
    """

    field: str
    label: str | Promise
    since: Phase
    is_there: Callable[["PanelPage"], bool]

    @property
    def target(self) -> str:
        """Identifier of the field's place in the editor."""
        if self.field in BLOCKS:
            return f"panel-child-content-{self.field}-section"
        return f"id_{self.field}{'-chooser' if self.field in CHOSEN else ''}"


def _has(name: str) -> Callable[["PanelPage"], bool]:
    return lambda page: bool(getattr(page, name))


def _all_confirmed(page: "PanelPage") -> bool:
    return all(
        one.availability != Availability.UNCONFIRMED for one in access_services(page.services)
    )


def _has_moderator(page: "PanelPage") -> bool:
    return any(child.value["role"] == "moderator" for child in page.people)


def _all_followed(page: "PanelPage") -> bool:
    return bool(page.ideas) and all(child.value["follow_ups"] for child in page.ideas)


ITEMS: Final = (
    Item("summary", _("Write the summary"), Phase.ANNOUNCED, _has("summary")),
    Item("mandate_symbol", _("Name the mandate"), Phase.ANNOUNCED, _has("mandate_symbol")),
    Item("starts_at", _("Enter when it starts"), Phase.ANNOUNCED, _has("starts_at")),
    Item("body", _("Say what it is about"), Phase.ANNOUNCED, _has("body")),
    Item("ends_at", _("Enter when it ends"), Phase.REGISTRATION, _has("ends_at")),
    Item("room", _("Name the room"), Phase.REGISTRATION, _has("room")),
    Item(
        "step_free_route",
        _("Describe the step-free route"),
        Phase.REGISTRATION,
        _has("step_free_route"),
    ),
    Item(
        "services", _("Confirm or refuse every access service"), Phase.REGISTRATION, _all_confirmed
    ),
    Item("programme", _("Enter the programme"), Phase.REGISTRATION, _has("programme")),
    Item("people", _("Enter the panellists"), Phase.REGISTRATION, _has("people")),
    Item("people", _("Name the moderator"), Phase.REGISTRATION, _has_moderator),
    Item("questions", _("Enter the guiding questions"), Phase.REGISTRATION, _has("questions")),
    Item("concept_note", _("Add the concept note"), Phase.REGISTRATION, _has("concept_note")),
    Item("webcast_url", _("Enter the address of the webcast"), Phase.LIVE, _has("webcast_url")),
    Item(
        "archive_url",
        _("Enter the address of the archived webcast"),
        Phase.JUST_ENDED,
        _has("archive_url"),
    ),
    Item("ideas", _("Enter the key ideas and issues raised"), Phase.JUST_ENDED, _has("ideas")),
    Item(
        "summary_report_symbol",
        _("Name the summary report"),
        Phase.ARCHIVE,
        _has("summary_report_symbol"),
    ),
    Item("ideas", _("Say of every idea what became of it"), Phase.ARCHIVE, _all_followed),
)


def expected(phase: Phase) -> tuple[Item, ...]:
    """Return what readers expect of a panel in a phase, in the order of the editor."""
    phases = list(Phase)
    # The live webcast is of no use any more once it is over.
    return tuple(
        item
        for item in ITEMS
        if phases.index(item.since) <= phases.index(phase)
        and not (item.field == "webcast_url" and phase in {Phase.JUST_ENDED, Phase.ARCHIVE})
    )


def missing(page: "PanelPage", phase: Phase) -> list[Item]:
    """Return what a panel lacks in a phase."""
    return [item for item in expected(phase) if not item.is_there(page)]
