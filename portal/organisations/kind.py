"""Organisations as a kind of work."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import cast
from uuid import UUID

from django.db.models import Model
from django.urls import reverse

from portal.languages import CODES
from portal.organisations.models import Organisation
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.named import NamedKind, NamedRow


class OrganisationKind(NamedKind):
    """Verified organisations, by their official names."""

    def key_of(self, instance: Model) -> UUID:
        """Return the organisation's key."""
        return cast("Organisation", instance).key

    def rows(self, keys: Collection[UUID] | None = None) -> Iterator[NamedRow]:
        """Yield verified organisations. One query."""
        found = Organisation.objects.filter(status=Organisation.Status.VERIFIED)
        if keys is not None:
            found = found.filter(key__in=keys)
        for one in found.select_related("type", f"state__{REGIONS}"):
            yield NamedRow(
                key=one.key,
                names={code: one.name_in(code) for code in CODES},
                also={code: (one.name,) for code in CODES if one.name_in(code) != one.name},
                address=partial(reverse, "organisations:organisation", args=[one.pk]),
                facets={
                    "providers": (one.type.code,),
                    "states": (one.state.iso3,) if one.state else (),
                    "regions": regions_of([one.state] if one.state else []),
                },
            )
