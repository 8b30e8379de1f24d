"""Planting the recommendations of the demonstration."""

from importlib.resources import files
from typing import Final

from activities.recommendations.models import Issue, Recommendation
from portal.demonstration.planting import Grounds
from portal.demonstration.texts import read
from portal.reference.models import Concept, State

FILE: Final = files(__package__) / "recommendations.toml"
#: Their source: neither of those that recommendations are imported from.
SOURCE: Final = Issue.Source.DEMONSTRATION.value


def key_of(name: str) -> str:
    """Return the key of a recommendation by its name in the file."""
    return f"{SOURCE}-{name}"


def plant_recommendations(_grounds: Grounds) -> None:
    """Make the recommendations that are missing; those that exist are left alone."""
    content = read(FILE)
    held = set(Recommendation.objects.filter(source=SOURCE).values_list("key", flat=True))
    missing = [row for row in content["recommendations"] if key_of(row[0]) not in held]
    if not missing:
        return
    themes = {one.code: one for one in Concept.objects.in_scheme("themes")}
    states = {state.iso3: state for state in State.objects.all()}
    for name, theme, position, code, text in missing:
        space = "" if code == "zh-hans" else " "
        marked = f"{text}{space}{content['marks'][code]}"
        row = Recommendation.objects.create(
            key=key_of(name),
            source=SOURCE,
            state=states[name[:3].upper()],
            text=marked,
            language=code,
            position=position,
        )
        issue, _created = Issue.objects.get_or_create(source=SOURCE, name=theme)
        issue.concepts.add(themes[theme])
        row.issues.add(issue)
