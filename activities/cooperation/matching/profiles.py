"""What matching knows of a request and of those who could answer it: codes and numbers, no rows.

Who makes profiles answers for what is in them: only what the reader may see.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from activities.cooperation.matching.tree import ConceptTree

NONE: frozenset[str] = frozenset()


class Form(StrEnum):
    """What a candidate is."""

    OFFER = "offer"
    PRACTICE = "practice"
    FUND = "fund"


@dataclass(frozen=True, slots=True)
class Place:
    """A State, as far as it makes others comparable.

    Attributes:
        state: alpha-3 code.
        regions: M49 codes of the regions it lies in, the smallest first; not the world.
        groups: codes of the scheme ``country-groups`` it belongs to.
        legal_system: code of its legal system; empty where it is not given.
    """

    state: str
    regions: tuple[str, ...] = ()
    groups: frozenset[str] = NONE
    legal_system: str = ""

    @property
    def traits(self) -> frozenset[str]:
        """What a comparable State has in common with it."""
        return self.groups | ({self.legal_system} if self.legal_system else NONE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request.

    Attributes:
        key: names it, and orders equals.
        place: the State that asks.
        recommendations: issues, by any key of theirs, of each recommendation it wants to implement.
        kinds: codes of the kinds of assistance.
        themes: codes of themes.
        sdgs: codes of goals and targets.
        languages: codes of the languages of work.
        channel: code of the preferred way of working together; empty without a preference.
    """

    key: str
    place: Place
    recommendations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: frozenset[str] = NONE
    themes: frozenset[str] = NONE
    sdgs: frozenset[str] = NONE
    languages: frozenset[str] = NONE
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who could answer: an offer, the good practice of an activity, a fund.

    Attributes:
        key: names it, and orders equals.
        places: States it comes from or has worked in.
        regions: M49 codes of regions it works in; none where it works everywhere.
        recommendations: keys of those it has helped to implement.
        issues: of those recommendations.
        kinds: codes of the kinds of assistance it gives.
        themes: codes of themes.
        sdgs: codes of goals and targets.
        languages: codes of the languages it can work in.
        channels: codes of the ways of working together.
        completed: how many activities it has completed.
        feedback: what those it worked with said, each from 1 to 5.
        capacity: requests it can answer in a year; none where it does not say.
        taken: requests it has taken on in the last year.
        age: days since somebody said that it still holds.
        form: what it is; not every factor applies to all of them.
    """

    key: str
    places: tuple[Place, ...] = ()
    regions: frozenset[str] = NONE
    recommendations: frozenset[str] = NONE
    issues: frozenset[str] = NONE
    kinds: frozenset[str] = NONE
    themes: frozenset[str] = NONE
    sdgs: frozenset[str] = NONE
    languages: frozenset[str] = NONE
    channels: frozenset[str] = NONE
    completed: int = 0
    feedback: tuple[int, ...] = ()
    capacity: int | None = None
    taken: int = 0
    age: int = 0
    form: Form = Form.OFFER


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees in which themes and goals are near to each other."""

    themes: ConceptTree
    sdgs: ConceptTree
