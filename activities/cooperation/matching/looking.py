"""Where candidates come from: the engine, or the database while it is away."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Count

from activities.cooperation.matching.profiles import Place
from activities.cooperation.matching.shortlist import (
    ALL_REGIONS,
    CHANNELS,
    KINDS,
    LANGUAGES,
    LENGTH,
    REGIONS,
    SDGS,
    THEMES,
    Group,
    most_of,
)
from activities.cooperation.models import Offer
from search.client import EngineAway
from search.shortlists import shortlist

#: Name of the kind of work that offers are.
KIND: Final = "offer"
#: The field of offers that holds what a tag names, and where its code stands.
FIELDS: Final = {
    THEMES: ("themes", "concept__code"),
    SDGS: ("sdgs", "concept__code"),
    KINDS: ("kinds", "concept__code"),
    CHANNELS: ("channels", "concept__code"),
    REGIONS: ("regions", "region__code"),
}


def look(groups: Sequence[Group], places: Mapping[str, Place]) -> tuple[list[str], bool]:
    """Return the keys of the offers with most of what is wanted, and whether the engine is away.

    Args:
        groups: of tags.
        places: all States, by alpha-3 code.
    """
    try:
        return [str(key) for key in shortlist(KIND, groups, LENGTH)], False
    except EngineAway:
        return look_in_database(groups, places), True


def look_in_database(groups: Sequence[Group], places: Mapping[str, Place]) -> list[str]:
    """Return the same from the database, in six queries; all published offers are looked at."""
    codes: dict[str, list[str]] = defaultdict(list)
    for tag in {tag for group in groups for tag in group}:
        name, _, code = tag.partition(":")
        codes[name].append(code)
    having: dict[str, set[str]] = defaultdict(set)
    for name, (field, path) in FIELDS.items():
        rows = getattr(Offer, field).through.objects.filter(
            **{f"{path}__in": codes[name]}, offer__status=Offer.Status.PUBLISHED
        )
        for key, code in rows.values_list("offer__key", path):
            having[f"{name}:{code}"].add(str(key))
    rows = Offer.objects.filter(status=Offer.Status.PUBLISHED).order_by()
    for key, languages, own, seat, regions in rows.annotate(named=Count("regions")).values_list(
        "key", "languages", "state__iso3", "organisation__state__iso3", "named"
    ):
        place = places.get(own or seat or "")
        around = place.regions if place else () if regions else (ALL_REGIONS,)
        tags = [
            *(f"{LANGUAGES}:{code}" for code in languages),
            *(f"{REGIONS}:{code}" for code in around),
        ]
        for tag in tags:
            having[tag].add(str(key))
    return most_of(groups, having)
