"""Issues by name, made at first sight with the concepts they stand for by default."""

import re
import tomllib
from importlib.resources import files
from typing import Final

from activities.recommendations.models import Issue
from portal.reference.models import Concept

DEFAULTS: Final = files("activities.recommendations.data") / "issues.toml"
LONGEST_NAME: Final = 200
SDG: Final = re.compile(r"SDG ([0-9a-z.]+)")


def defaults(source: str) -> dict[str, list[str]]:
    """Return the concepts, as ``scheme:code``, that a source's issues mean unless changed."""
    found: dict[str, list[str]] = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))[source]
    return found


class Issues:
    """The issues of a source. What an editor has changed is left alone."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known = dict(Issue.objects.filter(source=source).values_list("name", "pk"))
        self._defaults = defaults(source)

    def pk(self, name: str) -> int:
        """Return the primary key of an issue, which is made where it is new."""
        if name not in self._known:
            issue = Issue.objects.create(source=self._source, name=name)
            for reference in self._meant(name):
                scheme, code = reference.split(":")
                issue.concepts.add(*Concept.objects.filter(scheme__code=scheme, code=code))
            self._known[name] = issue.pk
        return self._known[name]

    def _meant(self, name: str) -> list[str]:
        goal = SDG.fullmatch(name)
        return [f"sdgs:{goal.group(1)}"] if goal else self._defaults.get(name, [])
