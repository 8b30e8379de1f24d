"""How many recommendations a State had, by cycle, theme and answer: two aggregate queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count
from django.db.models.functions import Coalesce

from activities.profiles.figures import RECOMMENDATIONS, Figure, figure
from activities.recommendations.forms import NO_CYCLE
from activities.recommendations.models import Recommendation
from portal.reference.models import Concept, State

THEMES: Final = "themes"
POSITIONS: Final = tuple(Recommendation.Position.values)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    Attributes:
        name: what it counts, in the reader's language; empty for a cycle that nobody knows.
        figures: by answer, in the order of ``Recommendation.Position``.
        total: whatever the answer.
        sessions: of the review, of a cycle.
    """

    name: str
    figures: tuple[Figure, ...]
    total: Figure
    sessions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cycle:
    """The recommendations of a cycle by broad theme; one may have several themes, or none."""

    name: str
    themes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Recommended:
    """What was recommended to a State.

    Attributes:
        cycles: a row each, the earliest first.
        total: of all of them.
        by_theme: a table each.
    """

    cycles: tuple[Line, ...]
    total: Line
    by_theme: tuple[Cycle, ...]

    @property
    def supported(self) -> Figure:
        """Those that the State supports."""
        return self.total.figures[POSITIONS.index(Recommendation.Position.SUPPORTED)]


def recommended_to(state: State) -> Recommended:
    """Count what was recommended to a State. Three queries."""
    counted = _by_session(state)
    cycles = sorted({cycle for cycle, _session in counted}, key=_known_first)
    lines = []
    for cycle in cycles:
        held = {session: one for (of, session), one in counted.items() if of == cycle}
        lines.append(
            _line(
                str(cycle or ""),
                _sum(held.values()),
                state=state.iso3,
                cycle=cycle or NO_CYCLE,
                sessions=tuple(sorted(session for session in held if session)),
            )
        )
    total = _line("", _sum(counted.values()), state=state.iso3)
    return Recommended(tuple(lines), total, tuple(_by_theme(state)))


def _by_session(state: State) -> dict[tuple[int | None, int | None], dict[str, int]]:
    rows = Recommendation.objects.filter(state=state).order_by()
    found: dict[tuple[int | None, int | None], dict[str, int]] = defaultdict(dict)
    grouped = rows.values_list("cycle", "session", "position").annotate(rows=Count("pk"))
    for cycle, session, position, number in grouped:
        found[cycle, session][position] = number
    return found


def _by_theme(state: State) -> list[Cycle]:
    """Count by broad theme those themes that lists can be narrowed to. Two queries."""
    filed = Recommendation.issues.through.objects.filter(
        recommendation__state=state, issue__concepts__scheme__code=THEMES
    )
    grouped = (
        filed.order_by()
        .values_list(
            "recommendation__cycle",
            Coalesce("issue__concepts__parent__code", "issue__concepts__code"),
            "recommendation__position",
        )
        .annotate(rows=Count("recommendation", distinct=True))
    )
    found: dict[int | None, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for cycle, theme, position, number in grouped:
        found[cycle][theme][position] = number
    broad = Concept.objects.in_scheme(THEMES).offered().filter(parent=None)
    themes = [(theme.code, theme.label) for theme in broad]
    return [
        Cycle(
            str(cycle or ""),
            tuple(
                _line(
                    label,
                    found[cycle][code],
                    state=state.iso3,
                    cycle=cycle or NO_CYCLE,
                    theme=code,
                )
                for code, label in themes
                if code in found[cycle]
            ),
        )
        for cycle in sorted(found, key=_known_first)
    ]


def _line(
    name: str, counted: dict[str, int], sessions: tuple[int, ...] = (), **query: str | int
) -> Line:
    return Line(
        name=name,
        figures=tuple(
            figure(counted.get(position, 0), RECOMMENDATIONS, **query, position=position)
            for position in POSITIONS
        ),
        total=figure(sum(counted.values()), RECOMMENDATIONS, **query),
        sessions=sessions,
    )


def _sum(counted: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counted:
        total.update(one)
    return total


def _known_first(cycle: int | None) -> tuple[bool, int]:
    return cycle is None, cycle or 0
