"""Who may see what of requests, offers and introductions, said once more in plain Python.

Every text holds a word that is used nowhere else, so that whatever a reader is shown can be told
from what they may not know. The model is told what people did; it asks no database.
"""

import re
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

NONCE: Final = re.compile(r"Nonce\d+x")
#: In every title, for a search to find all of them by.
COMMON: Final = "Unmistakable"
#: Everybody who looks; the first has no account.
READERS: Final = (
    "nobody",
    "unverified",
    "partner",
    "author",
    "focal",
    "other_state",
    "secretary",
)
STATES: Final = ("KEN", "UGA")
SIDES: Final = ("state", "partner")
SHOWN: Final = ("open", "matched", "confirmed", "under-way", "completed")
LOOKING: Final = ("open", "matched")
UNDER_WAY: Final = ("proposed", "confirmed", "under-way")
CONSENTED: Final = ("confirmed", "under-way", "completed")
#: Until a request is opened, and again once it is returned, it is a matter of the few.
UNSENT: Final = ("draft", "asking")


@dataclass
class Thing:
    """A request or an offer.

    Attributes:
        owner: State that asks or offers (alpha-3), or name of the body that offers.
        words: of its texts.
        secrets: words of its contact.
        reasons: words of what was written about it when it was returned or withdrawn.
    """

    pk: int
    key: UUID
    owner: str
    words: set[str]
    secrets: set[str]
    status: str = "draft"
    reasons: set[str] = field(default_factory=set)

    @property
    def reference(self) -> str:
        """What it is named by."""
        return f"{'RQ' if isinstance(self, Asks) else 'OF'}-{self.pk:06d}"


@dataclass
class Asks(Thing):
    """A request.

    Attributes:
        author: name of the body that wrote it for its State.
        sent: whether it has reached the secretariat, by the will of its State.
    """

    author: str = ""
    visibility: str = "public"
    sent: bool = False


@dataclass
class Offers(Thing):
    """An offer; ``is_practice`` where it is taken from the activity."""

    is_practice: bool = False


@dataclass
class Meets:
    """An introduction.

    Attributes:
        words: of what was said of it, to stay.
        messages: words of messages, which end with the consent of both.
        feedback: sides that have said how it went.
    """

    pk: int
    key: UUID
    asks: Asks
    offers: Offers
    by: str
    words: set[str]
    status: str = "proposed"
    messages: set[str] = field(default_factory=set)
    feedback: set[str] = field(default_factory=set)

    @property
    def reference(self) -> str:
        """What it is named by."""
        return f"IN-{self.pk:06d}"


@dataclass
class Model:
    """Everything that was done.

    Attributes:
        office: States (alpha-3) that people answer for, by name.
        member: bodies that they act for, verified or not, by name.
        verified: bodies that the secretariat knows.
        desk: who decides for the secretariat.
        is_agreed: whether the State agrees to the one activity.
        activity: words of that activity.
        dismissed: what is taken from lists: keys of request and offer, and the side.
    """

    office: dict[str, set[str]]
    member: dict[str, set[str]]
    verified: set[str]
    desk: set[str]
    is_agreed: bool = True
    activity: set[str] = field(default_factory=set)
    asks: list[Asks] = field(default_factory=list)
    offers: list[Offers] = field(default_factory=list)
    meets: list[Meets] = field(default_factory=list)
    dismissed: set[tuple[UUID, UUID, str]] = field(default_factory=set)
    words: int = 0

    def nonce(self) -> str:
        """Return a word never used before."""
        self.words += 1
        return f"Nonce{self.words}x"

    def bodies(self, who: str) -> set[str]:
        """Return the States and known bodies that somebody acts for."""
        return self.office.get(who, set()) | (self.member.get(who, set()) & self.verified)

    def roles(self, who: str) -> set[str]:
        """Return what somebody is, of whatever worth."""
        desk = {"desk"} if who in self.desk else set()
        return self.office.get(who, set()) | self.member.get(who, set()) | desk

    def owns(self, who: str, thing: Thing) -> bool:
        """Whether it is theirs: of their State once that is asked, or of their body."""
        bodies = self.bodies(who)
        if isinstance(thing, Asks) and thing.author:
            unasked = thing.status == "draft"
            return thing.author in bodies or (thing.owner in bodies and not unasked)
        return thing.owner in bodies

    def reads(self, who: str, thing: Thing) -> bool:
        """Whether somebody may read a request or an offer at all."""
        if isinstance(thing, Offers):
            sent = thing.status != "draft"
            return self.is_public(thing) or self.owns(who, thing) or (who in self.desk and sent)
        assert isinstance(thing, Asks)
        if self.owns(who, thing) or (
            who in self.desk and thing.sent and thing.status not in UNSENT
        ):
            return True
        if thing.status not in SHOWN:
            return False
        if thing.visibility == "public" or (thing.visibility == "partners" and self.bodies(who)):
            return True
        return any(
            meets.asks is thing
            and meets.offers.owner in self.bodies(who)
            and (meets.status in CONSENTED or (meets.status, meets.by) == ("proposed", "state"))
            for meets in self.meets
        )

    def is_public(self, thing: Thing) -> bool:
        """Whether anybody may read it."""
        if isinstance(thing, Offers):
            known = thing.owner in STATES or thing.owner in self.verified
            agreed = self.is_agreed or not thing.is_practice
            return thing.status == "published" and known and agreed
        return isinstance(thing, Asks) and thing.status in SHOWN and thing.visibility == "public"

    def listed(self, who: str) -> set[UUID]:
        """Return the requests that the list shows somebody."""
        return {one.key for one in self.asks if one.status in SHOWN and self.reads(who, one)}

    def public_offers(self) -> set[UUID]:
        """Return the offers that the list shows everybody."""
        return {one.key for one in self.offers if self.is_public(one)}

    def is_side(self, who: str, meets: Meets) -> bool:
        """Whether somebody is one of the two."""
        return bool({meets.asks.owner, meets.offers.owner} & self.bodies(who))

    def may_know(self, who: str) -> set[str]:
        """Return every word and reference that somebody may be shown, on whatever page."""
        found = set(self.activity) if self.is_agreed else set[str]()
        for thing in (*self.asks, *self.offers):
            if self.reads(who, thing):
                found |= thing.words | {thing.reference}
                if self.owns(who, thing) or who in self.desk:
                    found |= thing.reasons
        for meets in self.meets:
            if self.is_side(who, meets):
                found |= meets.words | {meets.reference}
                found |= {meets.asks.reference, meets.offers.reference}
                found |= meets.messages if meets.status in CONSENTED else set()
        return found

    def keys_known_to(self, who: str) -> set[UUID]:
        """Return the keys that addresses shown to somebody may hold."""
        things = {one.key for one in (*self.asks, *self.offers) if self.reads(who, one)}
        return things | {one.key for one in self.meets if self.is_side(who, one)}

    def follow(self, asks: Asks) -> None:
        """Bring the status of a request up to date with its introductions."""
        if asks.status not in SHOWN:
            return
        met = [meets for meets in self.meets if meets.asks is asks]
        statuses = {meets.status for meets in met}
        order = ("under-way", "confirmed", "proposed", "completed")
        has = next((status for status in order if status in statuses), "open")
        said = all(one.feedback >= set(SIDES) for one in met if one.status == has)
        asks.status = "closed" if has == "completed" and said else has
        if asks.status == "proposed":
            asks.status = "matched"

    def end_all(self, thing: Thing) -> None:
        """End what is open of what is taken back."""
        for meets in self.meets:
            if thing in (meets.asks, meets.offers) and meets.status in UNDER_WAY:
                meets.status = "ended"
                self.follow(meets.asks)
