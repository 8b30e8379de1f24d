"""How requests and offers of the demonstration get as far as their files say: by the real steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import User
from django.utils import timezone

from activities.cooperation import deciding, introducing
from activities.cooperation.clock import ANSWER, FRESH, KEPT, SECRETARIAT
from activities.cooperation.demonstration.entries import Entry
from activities.cooperation.life import Kind
from activities.cooperation.matching import inviting
from activities.cooperation.models import Introduction, Offer, Request, Side
from portal.demonstration.planting import work_key

DAY: Final = timedelta(days=1)


@dataclass
class Story:
    """A request or an offer on its way.

    Attributes:
        row: it, as it is now.
        entry: its table.
        people: who acts, by whom they act for.
        introduction: the last one of a request.
    """

    row: Any
    entry: Entry
    people: Mapping[str, User]
    introduction: Introduction | None = None

    @property
    def version(self) -> str:
        """The version that is decided about."""
        return str(self.row.version)

    def who(self, side: Side) -> User:
        """Return who acts for a side of the introduction."""
        if side == Side.STATE:
            return self.people[self.entry.said["state"]]
        return self.people[self.entry.said["partner"][0]]

    @property
    def sender(self) -> User:
        """Who sent it."""
        return self.people[self.entry.sender]

    @property
    def desk(self) -> User:
        """Who decides for the secretariat."""
        return self.people["desk"]


Step = Callable[[Story], None]


def _send(story: Story) -> None:
    send: Any = deciding.send_request if isinstance(story.row, Request) else deciding.send_offer
    story.row = send(story.row, story.sender, story.version)


def _give_back(story: Story) -> None:
    deciding.give_back(story.row, story.desk, story.version, story.entry.said["reason"])


def _authenticate(story: Story) -> None:
    story.row = deciding.authenticate(story.row, story.desk, story.version)


def _open(story: Story) -> None:
    story.row = deciding.open_up(story.row, story.desk, story.version)


def _publish(story: Story) -> None:
    story.row = deciding.publish(story.row, story.desk, story.version)


def _withdraw(story: Story) -> None:
    deciding.withdraw(story.row, story.sender, story.entry.said["reason"])


def _aged(age: timedelta, asked: timedelta | None = None) -> Step:
    """Return what lets time pass; what follows from that, the clock does, as it does every hour."""

    def step(story: Story) -> None:
        since = timezone.now() - age
        dates: dict[str, Any] = dict.fromkeys(
            ("created_at", "sent_at", "status_since", "renewed_at"), since
        )
        if asked is not None:
            dates["asked_at"] = timezone.now() - asked
        type(story.row).objects.filter(pk=story.row.pk).update(**dates)

    return step


def _propose(side: Side) -> Step:
    def step(story: Story) -> None:
        offer = Offer.objects.get(key=work_key(story.entry.said["partner"][1]))
        story.introduction = introducing.propose(
            story.row, offer, story.who(side), side, story.entry.said["note"]
        )

    return step


def _answer(side: Side, *, yes: bool) -> Step:
    def step(story: Story) -> None:
        reason = "" if yes else story.entry.said["reason"]
        introducing.answer(_met(story), story.who(side), yes=yes, reason=reason)

    return step


def _invite(story: Story) -> None:
    practice = work_key(story.entry.said["practice"])
    inviting.invite(story.row, practice, story.who(Side.STATE))


def _go_on(kind: Kind) -> Step:
    def step(story: Story) -> None:
        introducing.go_on(_met(story), kind, story.who(Side.PARTNER))

    return step


def _talk(story: Story) -> None:
    for name, language, text in story.entry.said.get("messages", ()):
        side = Side(name)
        introducing.write(_met(story), story.who(side), side, language, text)


def _say(story: Story) -> None:
    for name, worth, text in story.entry.said["feedback"]:
        side = Side(name)
        introducing.give_feedback(_met(story), story.who(side), side, worth, text)


def _met(story: Story) -> Introduction:
    if story.introduction is None:
        raise LookupError(story.entry.said["slug"])
    return story.introduction


_OPENED: Final = (_send, _authenticate, _open)
_CONFIRMED: Final = (*_OPENED, _propose(Side.STATE), _answer(Side.PARTNER, yes=True), _talk)
_BEGUN: Final = (*_CONFIRMED, _go_on(Kind.BEGUN))
_DONE: Final = (*_BEGUN, _go_on(Kind.COMPLETED), _say)
_PUBLISHED: Final = (_send, _publish)
#: Long enough without a word to be asked, to be shown no more, to be put away.
_ASKED: Final = _aged(FRESH + DAY)
_STALE: Final = _aged(FRESH + ANSWER + DAY, ANSWER + DAY)
_ARCHIVED: Final = _aged(KEPT + DAY, KEPT - FRESH)

#: How far a request has come.
REQUESTS: Final[Mapping[str, tuple[Step, ...]]] = {
    "draft": (),
    "asking": (_send,),
    "submitted": (_send, _aged(SECRETARIAT + DAY)),
    "returned": (_send, _give_back),
    "authenticated": (_send, _authenticate),
    "open": _OPENED,
    "questioned": (*_OPENED, _invite, _ASKED),
    "declined-once": (*_OPENED, _propose(Side.PARTNER), _answer(Side.STATE, yes=False)),
    "proposed-by-partner": (*_OPENED, _propose(Side.PARTNER)),
    "proposed-by-state": (*_OPENED, _propose(Side.STATE)),
    "confirmed": _CONFIRMED,
    "under-way": _BEGUN,
    # One side has still to say how it went; when both have, it is closed.
    "completed": _DONE,
    "closed": _DONE,
    "stale": (*_OPENED, _STALE),
    "archived": (*_OPENED, _ARCHIVED),
    "withdrawn": (*_OPENED, _withdraw),
}

#: How far an offer has come.
OFFERS: Final[Mapping[str, tuple[Step, ...]]] = {
    "draft": (),
    "submitted": (_send,),
    "returned": (_send, _give_back),
    "published": _PUBLISHED,
    "stale": (*_PUBLISHED, _STALE),
    "archived": (*_PUBLISHED, _ARCHIVED),
    "withdrawn": (*_PUBLISHED, _withdraw),
}
