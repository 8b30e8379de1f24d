"""How works are counted by facet, as the engine's aggregations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from portal.works.facets import work_facets
from search.filtering import FIELDS, chosen
from search.understanding.fields import YEAR

#: More than all vocabularies together have, so that counts are exact.
FACET_VALUES: Final = 5_000
#: Name of the aggregation of all facets in which nothing is chosen.
EVERY_FACET: Final = "every"


def counts_by_facet(choices: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    """Return the aggregations that count each facet over the works that the other facets leave.

    Facets in which nothing is chosen are over the same works, so one aggregation counts all of
    them; those with a choice have each their own.

    Args:
        choices: codes by facet.
    """
    counts: dict[str, tuple[str, dict[str, Any]]] = {
        EVERY_FACET: ("", {"terms": {"field": "facets", "size": FACET_VALUES}}),
        YEAR: (
            YEAR,
            {
                "date_histogram": {
                    "field": "day",
                    "calendar_interval": "year",
                    "format": "yyyy",
                    "min_doc_count": 1,
                }
            },
        ),
    }
    for name, field_name in FIELDS.items():
        counts[name] = (name, {"terms": {"field": field_name, "size": FACET_VALUES}})
    for facet in work_facets():
        if choices.get(facet.name):
            own = {"field": "facets", "include": f"{facet.name}:.*", "size": FACET_VALUES}
            counts[facet.name] = (facet.name, {"terms": own})
    return {
        name: {"filter": {"bool": {"filter": chosen(choices, but=but)}}, "aggs": {"values": values}}
        for name, (but, values) in counts.items()
    }
