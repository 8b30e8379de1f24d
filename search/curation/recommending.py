"""Works that editors recommend for a query, from memory."""

from uuid import UUID

from django.utils import timezone

from portal.languages import Language
from search.curation.folding import asked_as
from search.curation.holding import rules


def recommended(query: str, reader: Language) -> tuple[UUID, ...]:
    """Return the keys of the works for a whole query in a language, if any, today."""
    held = rules()
    if not held.recommended:
        return ()
    one = held.recommended.get((reader.code, asked_as(query)))
    return one.keys if one and one.holds_on(timezone.localdate()) else ()
