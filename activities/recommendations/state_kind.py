"""States as a kind of work: what opens is their profile."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import cast
from uuid import UUID

from django.db.models import Model
from django.urls import reverse

from portal.languages import CODES
from portal.reference.models import State
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.named import NamedKind, NamedRow, row_key


class StateKind(NamedKind):
    """The States of the universal periodic review, by their short names and their synonyms."""

    def key_of(self, instance: Model) -> UUID:
        """Return the key of a State, made of its alpha-3 code."""
        return row_key(self.name, cast("State", instance).iso3)

    def rows(self, keys: Collection[UUID] | None = None) -> Iterator[NamedRow]:
        """Yield States. One query; there are few of them, so that keys are sorted out here."""
        wanted = None if keys is None else set(keys)
        for state in State.objects.select_related(REGIONS):
            key = self.key_of(state)
            if wanted is None or key in wanted:
                yield NamedRow(
                    key=key,
                    names={code: state.label_in(code) for code in CODES},
                    also={
                        code: (*state.synonyms.get(code, ()), state.iso2, state.iso3)
                        for code in CODES
                    },
                    address=partial(reverse, "profiles:state", args=[state.iso3]),
                    facets={"states": (state.iso3,), "regions": regions_of([state])},
                )
