"""Planting the organisations of the demonstration."""

from importlib.resources import files
from typing import Final

from portal.demonstration.planting import Grounds
from portal.demonstration.texts import read
from portal.organisations.models import Organisation
from portal.organisations.models.organisation import PROVIDER_TYPES
from portal.reference.models import Concept, State

FILE: Final = files(__package__) / "organisations.toml"
#: Scheme of the identifier by which an organisation is found again, whatever it is called by now.
SCHEME: Final = "demonstration"


def plant_organisations(_grounds: Grounds) -> None:
    """Make the organisations that are missing; those that exist belong to their editors."""
    held = set(
        Organisation.objects.filter(identifiers__has_key=SCHEME).values_list(
            f"identifiers__{SCHEME}", flat=True
        )
    )
    kinds = {one.code: one for one in Concept.objects.in_scheme(PROVIDER_TYPES)}
    states = {state.iso3: state for state in State.objects.all()}
    for key, kind, name, *homes in read(FILE)["organisations"]:
        if key not in held:
            Organisation.objects.create(
                name=name,
                type=kinds[kind],
                state=states[homes[0]] if homes else None,
                identifiers={SCHEME: key},
                status=Organisation.Status.VERIFIED,
            )
