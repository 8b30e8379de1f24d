"""Recommendations for profiles to count."""

from typing import Any

from activities.recommendations.models import Issue, Recommendation
from portal.reference.models import Concept, State


def recommended(key: str, *themes: str, by: str = "FJI", **fields: Any) -> Recommendation:
    """Return a recommendation filed under themes."""
    values = {"session": 21, "cycle": 2, "position": "supported", **fields}
    state = State.objects.get(iso3=values.pop("state", "KEN"))
    row = Recommendation.objects.create(
        key=key, source=Issue.Source.UHRI, state=state, text=key, **values
    )
    row.recommending.add(State.objects.get(iso3=by))
    for theme in themes:
        issue, _created = Issue.objects.get_or_create(source=Issue.Source.UHRI, name=theme)
        issue.concepts.add(Concept.objects.get(scheme__code="themes", code=theme))
        row.issues.add(issue)
    return row
