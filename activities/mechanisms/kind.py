"""National mechanisms as a kind of work: what opens is their State's part of the directory."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import cast
from uuid import UUID

from django.db.models import Model
from django.urls import reverse

from activities.mechanisms.models import Mechanism
from portal.languages import CODES
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.named import NamedKind, NamedRow


class MechanismKind(NamedKind):
    """National mechanisms by their official and their short names, and what they are."""

    def key_of(self, instance: Model) -> UUID:
        """Return the mechanism's key."""
        return cast("Mechanism", instance).key

    def rows(self, keys: Collection[UUID] | None = None) -> Iterator[NamedRow]:
        """Yield mechanisms. One query."""
        found = Mechanism.objects.select_related(f"state__{REGIONS}")
        if keys is not None:
            found = found.filter(key__in=keys)
        for one in found:
            yield NamedRow(
                key=one.key,
                names=one.labels,
                also={code: tuple(one.synonyms.get(code, ())) for code in CODES},
                address=partial(_address, one.state.iso3),
                facets={"states": (one.state.iso3,), "regions": regions_of([one.state])},
            )


def _address(iso3: str) -> str:
    """Return where a State's mechanisms stand in the directory."""
    return f"{reverse('mechanisms:list')}?state={iso3}"
