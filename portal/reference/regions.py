"""The regions around States, as search knows them."""

from collections.abc import Iterable

from portal.reference.models import Region, State


def regions_of(states: Iterable[State]) -> tuple[str, ...]:
    """Return the M49 codes of all regions that States lie in, each once; not the world.

    Args:
        states: with their places, as ``select_related(REGIONS)`` brings them.
    """
    around = (region for state in states for region in state.regions())
    return tuple(
        dict.fromkeys(region.code for region in around if region.level != Region.Level.WORLD)
    )
