"""What stands around the list: the filters with their counts, and where and when the works are.

A page of twenty works says how many there are in each of two hundred States, under each theme and
in each year. That is made once for each selection, language and state of the repository.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from activities.repository.catalogue import Catalogue
from activities.repository.counting import counts_of
from activities.repository.facets import Labels, facets, places, table, years
from activities.repository.selection import Selection
from portal.languages import active_language

#: For so long the names of States and themes may be those from before an editor changed them.
SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Summary:
    """A selection's counts, as HTML.

    Attributes:
        filters: the form of facets, with what is chosen.
        overview: works by place, theme and year; empty if there are none.
    """

    filters: SafeString
    overview: SafeString


def summary_of(wanted: Selection, works: Catalogue) -> Summary:
    """Return the counts of a selection in the reader's language.

    Three queries, or none if the same was asked for since anything changed.
    """
    asked = (works.state, active_language().code, wanted.query)
    key = f"summary:{sha256(repr(asked).encode(errors='replace')).hexdigest()}"
    found: Summary | None = caches["repository"].get(key)
    if found is None:
        found = _made(wanted, works)
        caches["repository"].set(key, found, SECONDS)
    return found


def _made(wanted: Selection, works: Catalogue) -> Summary:
    counts, labels = counts_of(wanted, works), Labels()
    filters = {"wanted": wanted, "facets": facets(wanted, counts, labels)}
    overview = {
        "places": places(counts, labels),
        "table": table(counts, labels),
        "years": years(counts),
    }
    return Summary(
        render_to_string("repository/filters.html", filters),
        render_to_string("repository/overview.html", overview) if counts.total else SafeString(),
    )
