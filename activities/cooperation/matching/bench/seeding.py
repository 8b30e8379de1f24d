"""Many offers and some requests, drawn alike, to measure among."""

from itertools import count
from random import Random
from typing import Any, Final

from activities.cooperation.models import Offer, OfferText, Request, RequestText
from activities.cooperation.models.living import CHANNELS, KINDS
from portal.languages import CODES
from portal.organisations.models import Organisation
from portal.reference.models import Concept, Region, State

BATCH: Final = 1_000
ORGANISATIONS: Final = 400
FIELDS: Final = {"kinds": KINDS, "themes": "themes", "sdgs": "sdgs", "channels": CHANNELS}


class Seeding:
    """Adds offers and requests.

    Args:
        seed: of chance: the same numbers give the same rows.
    """

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 -- no secret: the same rows each time
        self._number = count(1)
        self._states = list(State.objects.order_by("pk"))
        self._regions = list(Region.objects.order_by("pk"))
        self._concepts = {
            field: list(Concept.objects.in_scheme(scheme)) for field, scheme in FIELDS.items()
        }
        kind = Concept.objects.get(scheme__code="provider-types", code="civil-society")
        self._organisations = [
            Organisation.objects.create(
                name=f"Organisation {number}",
                type=kind,
                state=self._chance.choice(self._states),
                status=Organisation.Status.VERIFIED,
            )
            for number in range(ORGANISATIONS)
        ]

    def offers(self, number: int) -> None:
        """Publish so many more offers."""
        for start in range(0, number, BATCH):
            rows = Offer.objects.bulk_create(
                Offer(
                    organisation=self._chance.choice(self._organisations),
                    languages=self._chance.sample(CODES, self._chance.randint(1, 3)),
                    capacity=self._chance.choice((None, 2, 5, 10)),
                    status=Offer.Status.PUBLISHED,
                )
                for _ in range(min(BATCH, number - start))
            )
            OfferText.objects.bulk_create(
                OfferText(
                    offer=row,
                    language="en",
                    is_original=True,
                    title=self._title(),
                    description="Assistance between peers.",
                )
                for row in rows
            )
            self._join(Offer, rows)
            through = Offer.regions.through
            through.objects.bulk_create(
                through(offer=row, region=region)
                for row in rows
                for region in self._chance.sample(self._regions, self._chance.randint(0, 2))
            )

    def requests(self, number: int) -> list[Request]:
        """Open so many requests."""
        channels = self._concepts["channels"]
        rows = Request.objects.bulk_create(
            Request(
                state=self._chance.choice(self._states),
                languages=self._chance.sample(CODES, self._chance.randint(1, 2)),
                channel=self._chance.choice((None, *channels)),
                status=Request.Status.OPEN,
                visibility=Request.Visibility.PUBLIC,
            )
            for _ in range(number)
        )
        RequestText.objects.bulk_create(
            RequestText(
                request=row, language="en", is_original=True, title=self._title(), need="Training."
            )
            for row in rows
        )
        self._join(Request, rows)
        return rows

    def _join(self, model: Any, rows: list[Any]) -> None:
        name = model.__name__.lower()
        for field, concepts in self._concepts.items():
            if not hasattr(model, field):
                continue
            through = getattr(model, field).through
            through.objects.bulk_create(
                through(**{name: row, "concept": concept})
                for row in rows
                for concept in self._chance.sample(concepts, self._chance.randint(1, 3))
            )

    def _title(self) -> str:
        return f"Number {next(self._number)}"
