"""Counts of a selection as people read them: labelled, ordered, in the reader's language."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy

from activities.repository.counting import OFFERED, Counts
from activities.repository.models import ActivityPage
from activities.repository.selection import FLAGS, Selection
from portal.reference.facets import SCHEMES
from portal.reference.models import Concept, Region, State

TITLES: Final = {
    "states": gettext_lazy("States concerned"),
    "themes": gettext_lazy("Themes"),
    "sdgs": gettext_lazy("SDG targets"),
    "groups": gettext_lazy("Groups of persons"),
    "modality": gettext_lazy("Modality"),
    "status": gettext_lazy("Status"),
    "providers": gettext_lazy("Kinds of provider"),
    "years": gettext_lazy("Year it began"),
}
#: The world, in M49.
WORLD: Final = "001"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet."""

    code: str
    label: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values."""

    name: str
    title: str
    values: list[Value]

    @property
    def is_open(self) -> bool:
        """Whether something of it is chosen."""
        return any(value.is_chosen for value in self.values)


class Labels:
    """Labels of all codes that a page of counts names. Three queries, whatever their number.

    Read without what else is kept beside labels: decoding that took half of a page's time.
    """

    def __init__(self) -> None:
        regions = Region.objects.only("code", "labels", "parent").in_bulk()
        for region in regions.values():
            region.parent = regions.get(region.parent_id)
        rows = State.objects.only("iso3", "labels", "region").ordered_by_label()
        self.states = {state.iso3: state for state in rows}
        for state in self.states.values():
            state.region = regions[state.region_id]
        concepts = Concept.objects.filter(scheme__code__in=SCHEMES.values())
        self.concepts = {
            (row.scheme.code, row.code): row
            for row in concepts.select_related("scheme")
            .only("code", "labels", "scheme__code")
            .order_by("position", "code")
        }

    def of(self, name: str, codes: dict[str, int]) -> list[tuple[str, str]]:
        """Return the codes that occur, with their labels, in the order people expect."""
        if name == "states":
            return [(iso3, row.label) for iso3, row in self.states.items() if iso3 in codes]
        if name in SCHEMES:
            scheme = SCHEMES[name]
            return [
                (code, row.label)
                for (of, code), row in self.concepts.items()
                if of == scheme and code in codes
            ]
        if name == "status":
            statuses = ActivityPage.Status
            return [(one.value, str(one.label)) for one in statuses if one.value in codes]
        return [(code, code) for code in sorted(codes, reverse=True)]


def facets(selection: Selection, counts: Counts, labels: Labels) -> list[Facet]:
    """Return the facets that have values."""
    found = []
    for name in OFFERED:
        chosen = selection.chosen.get(name, ())
        held = counts.facets[name]
        values = [
            Value(code, label, held[code], is_chosen=code in chosen)
            for code, label in labels.of(name, held)
        ]
        if values:
            found.append(Facet(name, str(TITLES[name]), values))
    flags = {
        "good_practice": gettext("Good practice"),
        "helps_peers": gettext("Willing to help peers"),
    }
    for flag in FLAGS:
        value = Value("on", gettext("Yes"), counts.facets[flag]["on"], flag in selection.flags)
        found.append(Facet(flag, flags[flag], [value]))
    return found


def places(counts: Counts, labels: Labels) -> list[dict[str, Any]]:
    """Return the States that have activities, by region: a map that draws no borders."""
    regions: dict[str, dict[str, Any]] = {}
    for iso3, state in labels.states.items():
        if iso3 in counts.states:
            around = [region for region in state.regions() if region.code != WORLD]
            region = around[-1]
            held = regions.setdefault(region.code, {"label": region.label, "states": []})
            held["states"].append(Value(iso3, state.label, counts.states[iso3]))
    return sorted(regions.values(), key=lambda region: str(region["label"]))


def table(counts: Counts, labels: Labels) -> dict[str, Any]:
    """Return how many works each State has under each broad theme."""
    used = {theme for _state, theme in counts.pairs}
    themes = {
        code: concept.label
        for (scheme, code), concept in labels.concepts.items()
        if scheme == SCHEMES["themes"] and code in used
    }
    rows = [
        {
            "label": state.label,
            "counts": [counts.pairs.get((iso3, theme), 0) for theme in themes],
        }
        for iso3, state in labels.states.items()
        if iso3 in counts.states
    ]
    return {"themes": list(themes.values()), "rows": rows}


def years(counts: Counts) -> list[Value]:
    """Return the years in which activities began, the latest first."""
    return [Value(code, code, counts.years[code]) for code in sorted(counts.years, reverse=True)]
