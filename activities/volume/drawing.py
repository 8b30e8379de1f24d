"""Drawing generated works by chance: the same seed and number give the same work."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid5

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage
from portal.organisations.models import Organisation
from portal.organisations.models.organisation import PROVIDER_TYPES
from portal.reference.models import Concept, State

#: Of the keys of generated works.
NAMESPACE: Final = UUID("5d9f3c1e-57f3-4d57-8f32-0a0d57320012")
ORGANISATIONS: Final = 35
FIRST_DAY: Final = date(2015, 1, 1)
DAYS: Final = 4000
LONGEST: Final = 900
#: How far works have come in their agreement, of 100.
STAGES: Final = {
    "draft": 10,
    "review": 8,
    "waiting": 8,
    "partly": 7,
    "public": 62,
    "withdrawn": 5,
}
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """A generated work.

    Attributes:
        stage: one of ``STAGES``.
        source: code of its source language.
        translated: code of the language of its translation, if any.
        fields: what stands in the source version's own columns, apart from texts.
        rows: of other tables, by the name of the page's field.
    """

    number: int
    key: UUID
    stage: str
    source: str
    translated: str
    fields: Fields
    rows: dict[str, list[Any]]
    chance: Random


class Vocabularies:
    """What works are drawn from, read once."""

    def __init__(self) -> None:
        """Read vocabularies, and make the organisations that are missing."""
        self.states = list(State.objects.order_by("iso3"))
        self.concepts: dict[str, list[Concept]] = defaultdict(list)
        for concept in Concept.objects.select_related("scheme").order_by("code", "pk"):
            self.concepts[concept.scheme.code].append(concept)
        self.organisations = self._organisations()
        self.recommendations: dict[int, list[Recommendation]] = defaultdict(list)
        rows = Recommendation.objects.filter(position=Recommendation.Position.SUPPORTED)
        for row in rows.only("pk", "key", "state_id").order_by("key"):
            self.recommendations[row.state_id].append(row)

    def _organisations(self) -> list[Organisation]:
        types = self.concepts[PROVIDER_TYPES]
        verified = Organisation.Status.VERIFIED
        return [
            Organisation.objects.get_or_create(
                name=f"Generated organisation {number} (fictitious)",
                defaults={"type": types[number % len(types)], "status": verified},
            )[0]
            for number in range(1, ORGANISATIONS + 1)
        ]


def key_of(seed: int, number: int) -> UUID:
    """Return the key of a work."""
    return uuid5(NAMESPACE, f"{seed}-{number}")


def draw(seed: int, number: int, codes: list[str], known: Vocabularies) -> Work:
    """Return a work; every third is translated."""
    chance = Random(f"{seed}-{number}")  # noqa: S311 -- no secret, the same work every time
    source = chance.choice(codes)
    others = [code for code in codes if code != source]
    states = chance.sample(known.states, k=chance.choice((1, 1, 1, 1, 2, 3)))
    starts = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    fields: Fields = {
        "starts_on": starts,
        "start_precision": ActivityPage.Precision.DAY.value,
        "ends_on": starts + timedelta(days=chance.randrange(LONGEST)),
        "end_precision": chance.choice(ActivityPage.Precision.values),
        "status": chance.choice(ActivityPage.Status.values),
        "good_practice": False,
        "hub_kind": "",
        "helps_peers": chance.random() < 1 / 4,
        "modality": chance.choice(known.concepts["modalities"]),
    }
    rows: dict[str, list[Any]] = {
        "states": states,
        "themes": _some(known.concepts["themes"], chance, least=1),
        "sdgs": _some(known.concepts["sdgs"], chance),
        "groups": _some(known.concepts["groups"], chance),
        "providers": chance.sample(known.organisations, k=chance.randint(1, 2)),
        "implemented": [
            row
            for state in states
            for row in _some(known.recommendations.get(state.pk, []), chance)
        ],
    }
    return Work(
        number=number,
        key=key_of(seed, number),
        stage=chance.choices(list(STAGES), weights=list(STAGES.values()))[0],
        source=source,
        translated=chance.choice(others) if others and number % 3 == 0 else "",
        fields=fields,
        rows=rows,
        chance=chance,
    )


def _some(rows: list[Any], chance: Random, least: int = 0) -> list[Any]:
    """Return up to three rows, each once."""
    return chance.sample(rows, k=min(len(rows), chance.randint(least, 3)))
