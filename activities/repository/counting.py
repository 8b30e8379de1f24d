"""How many activities there are of each kind, place and year in a selection."""

from dataclasses import dataclass
from typing import Final

from activities.repository.catalogue import BROAD, Catalogue, catalogue
from activities.repository.selection import FLAGS, Selection

#: Facets whose values are offered, in their order on the page.
OFFERED: Final = ("states", "themes", "sdgs", "groups", "modality", "status", "providers", "years")


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a selection, by code.

    Attributes:
        total: how many works are selected.
        facets: by facet, then code; each facet's own choice is left aside.
        pairs: works by State and broad theme; a work with two themes of one counts once.
        states: works by State, in the selection as it is.
        years: works by the year they began, likewise.
    """

    total: int
    facets: dict[str, dict[str, int]]
    pairs: dict[tuple[str, str], int]
    states: dict[str, int]
    years: dict[str, int]


def counts_of(selection: Selection, works: Catalogue | None = None) -> Counts:
    """Count the works of a selection in all ways that a list of them shows.

    Args:
        selection: what is asked for.
        works: the catalogue to count in; that of now, if it is not at hand.
    """
    works = works or catalogue()
    chosen = works.selected(selection)
    facets = {}
    for name in (*OFFERED, *FLAGS):
        taken = name in selection.chosen or name in selection.flags
        among = works.selected(selection, name) if taken else chosen
        facets[name] = _counted(works.sets[name], among)
    for flag in FLAGS:
        facets[flag].setdefault("on", 0)
    in_states = {code: held & chosen for code, held in works.sets["states"].items()}
    pairs = {
        (state, theme): found
        for state, held in in_states.items()
        if held
        for theme, found in _counted(works.sets[BROAD], held).items()
    }
    return Counts(
        total=chosen.bit_count(),
        facets=facets,
        pairs=pairs,
        states=_counted(works.sets["states"], chosen),
        years=_counted(works.sets["years"], chosen),
    )


def _counted(sets: dict[str, int], among: int) -> dict[str, int]:
    """Return how many works of each set are among some, without those that are none."""
    counted = ((code, (held & among).bit_count()) for code, held in sets.items())
    return {code: works for code, works in counted if works}
