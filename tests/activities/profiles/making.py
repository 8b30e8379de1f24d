"""What profiles show."""

import datetime as dt
from typing import Any

from activities.profiles.models import StateFact
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


def a_fact(iso3: str = "KEN", text: str = "A country office", **fields: Any) -> StateFact:
    """Return a fact that waits for the secretariat."""
    return StateFact.objects.create(
        state=State.objects.get(iso3=iso3),
        **{
            "kind": StateFact.Kind.PRESENCE,
            "texts": {"en": text},
            "source": "Note verbale",
            "source_day": dt.date(2026, 3, 2),
            **fields,
        },
    )
