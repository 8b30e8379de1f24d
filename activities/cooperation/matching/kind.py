"""Offers as a kind of work: found by their texts, and by the tags that shortlists are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast
from uuid import UUID

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from activities.cooperation.matching import shortlist
from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.looking import KIND
from activities.cooperation.models import Offer, OfferText
from activities.cooperation.models.offer import SHOWN_OFFERS
from activities.cooperation.reading import source_of
from activities.repository.models import ActivityPage, AgreedContent
from portal.languages import Language
from portal.organisations.models import Organisation
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.cards import Card, languages_of, version_for
from portal.works.documents import Version, WorkDocument
from portal.works.named import addresses, stamp_of


@dataclass(frozen=True)
class OfferKind:
    """Offers that anybody may read; each exists in the languages its author wrote."""

    name: str
    label: str | Promise
    plural_label: str | Promise

    def sources(self) -> tuple[type[Model], ...]:
        """Return offers and their texts; see ``concerned`` for what else makes them public."""
        return (Offer, OfferText)

    def key_of(self, instance: Model) -> UUID:
        """Return the offer's key."""
        if isinstance(instance, OfferText):
            return instance.offer.key
        return cast("Offer", instance).key

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public offer. One query."""
        rows = Offer.objects.public().order_by().values_list("key", "version", "changed_at")
        for key, version, changed_at in rows.iterator():
            yield key, stamp_of(version, changed_at)

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

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public offers among ``keys`` as a reader sees them, in two queries."""
        rows = Offer.objects.public().filter(key__in=keys).order_by()
        found = {}
        for row in rows.prefetch_related("texts"):
            texts = list(row.texts.all())
            versions = {text.language: text for text in texts}
            language, text = version_for(versions, source_of(texts), reader)
            urls = addresses(partial(reverse, "cooperation:offer", args=[row.key]))
            found[row.key] = Card(
                key=row.key,
                kind=self.name,
                kind_label=self.label,
                title=text.title,
                summary=text.description,
                url=urls[reader.code],
                language=language,
                is_reader_language=language == reader,
                available_in=languages_of(versions),
                day=row.renewed_at.date(),
                urls={code: urls[code] for code in versions},
                stamp=stamp_of(row.version, row.changed_at),
            )
        return found


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
