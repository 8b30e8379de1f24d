"""The regions around a State."""

from collections.abc import Iterable, Mapping

from portal.reference.models import Region, State


def regions_around() -> Mapping[int, tuple[str, ...]]:
    """Return M49 codes by the key of a region: its own, then of what holds it, the world aside.

    One query; there are about thirty regions.
    """
    rows: dict[int, tuple[str, int | None]] = {
        pk: (code, parent)
        for pk, code, parent in Region.objects.exclude(level=Region.Level.WORLD).values_list(
            "pk", "code", "parent_id"
        )
    }
    return {pk: tuple(_outwards(pk, rows)) for pk in rows}


def regions_of(states: Iterable[State], around: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the codes of all regions that States lie in, each once.

    Args:
        states: no region is asked for by query.
        around: what ``regions_around`` returned.
    """
    codes = (code for state in states for code in around.get(state.region_id or 0, ()))
    return tuple(dict.fromkeys(codes))


def _outwards(pk: int | None, rows: Mapping[int, tuple[str, int | None]]) -> Iterable[str]:
    while pk is not None and (row := rows.get(pk)):
        code, pk = row
        yield code
