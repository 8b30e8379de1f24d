"""Offers as a kind of work: found by their texts, and by the tags that shortlists are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.models import Model

from activities.cooperation.matching import shortlist
from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.looking import KIND
from activities.cooperation.models import Offer, OfferText
from activities.cooperation.models.offer import SHOWN_OFFERS
from activities.cooperation.reading import source_of
from activities.cooperation.works import LivingKind
from activities.repository.models import ActivityPage, AgreedContent
from portal.organisations.models import Organisation
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.documents import Version, WorkDocument
from portal.works.named import stamp_of


@dataclass(frozen=True)
class OfferKind(LivingKind):
    """Offers that anybody may read; ``concerned`` says what else makes them public."""

    model = Offer
    text_model = OfferText
    owner = "offer"
    summary = "description"
    route = "cooperation:offer"

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public offers among ``keys``, in eight queries."""
        places = vocabularies().places
        rows = Offer.objects.public().filter(key__in=keys)
        related = ("texts", "kinds", "themes", "sdgs", "channels", "regions")
        homes = (f"organisation__state__{REGIONS}", f"state__{REGIONS}")
        for row in rows.select_related(*homes).prefetch_related(*related):
            home = row.state or (row.organisation.state if row.organisation else None)
            regions = {region.code for region in row.regions.all()} - {shortlist.ALL_REGIONS}
            if home is not None and home.iso3 in places:
                regions.update(places[home.iso3].regions)
            texts = list(row.texts.all())
            yield WorkDocument(
                key=row.key,
                kind=self.name,
                source_language=source_of(texts),
                versions=tuple(
                    Version(
                        text.language,
                        text.title,
                        text=f"{text.description}\n{text.conditions}\n{text.profiles}",
                    )
                    for text in texts
                ),
                stamp=stamp_of(row.version, row.changed_at),
                day=row.renewed_at.date(),
                facets={
                    shortlist.THEMES: _codes(row.themes),
                    shortlist.SDGS: _codes(row.sdgs),
                    shortlist.KINDS: _codes(row.kinds),
                    shortlist.CHANNELS: _codes(row.channels),
                    shortlist.LANGUAGES: tuple(sorted(row.languages)),
                    shortlist.REGIONS: tuple(sorted(regions)) or (shortlist.ALL_REGIONS,),
                    "states": (home.iso3,) if home is not None else (),
                    "regions": regions_of([home] if home is not None else []),
                },
            )


def concerned(instance: Model) -> Iterator[tuple[str, UUID]]:
    """Yield the offers that who offers them, or what they are taken from, takes along.

    Args:
        instance: an organisation, a page of an activity, or what a State has agreed to.
    """
    shown = Offer.objects.filter(status__in=SHOWN_OFFERS).order_by()
    if isinstance(instance, Organisation):
        shown = shown.filter(organisation=instance.pk)
    elif isinstance(instance, AgreedContent):
        shown = shown.filter(activity_key=instance.work_key)
    else:
        # Pages may be there as bare ``Page``s.
        shown = shown.filter(activity_key=cast("ActivityPage", instance).translation_key)
    yield from ((KIND, key) for key in shown.values_list("key", flat=True))


def _codes(concepts: object) -> tuple[str, ...]:
    return tuple(sorted(one.code for one in concepts.all()))  # type: ignore[attr-defined]
