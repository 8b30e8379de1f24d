"""The codes of requests and offers: read once, and held until a row is saved again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db.models import QuerySet, Value

from activities.cooperation.models import Offer, Request
from activities.cooperation.models.living import Living

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

#: Rows held in a process, about a kilobyte each; with more it begins anew.
MOST: Final = 10_000
#: Codes by field.
Codes = Mapping[str, frozenset[str]]


class HeldTerms:
    """The codes of rows of one model, in the memory of this process.

    Who reads has just asked the database which rows there are, and so knows the stamp of each:
    its version and when it was saved. What was read at another stamp is read again, so that
    nothing out of date is used, whichever process changed it.

    Args:
        model: requests or offers.
        fields: where the code stands, by field of many.
    """

    def __init__(self, model: type[Living], fields: Mapping[str, str]) -> None:
        self._name = model.__name__.lower()
        self._sources = {field: (getattr(model, field).through, fields[field]) for field in fields}
        self._held: dict[UUID, tuple[tuple[int, datetime], Codes]] = {}

    def of(self, rows: Iterable[Living]) -> dict[int, Codes]:
        """Return the codes of rows by primary key. One query, and none if all are held."""
        found: dict[int, Codes] = {}
        unknown: list[Living] = []
        for row in rows:
            held = self._held.get(row.key)
            if held is not None and held[0] == (row.version, row.changed_at):
                found[row.pk] = held[1]
            else:
                unknown.append(row)
        if unknown:
            read = self._read([row.pk for row in unknown])
            if len(self._held) + len(unknown) > MOST:
                self._held.clear()
            for row in unknown:
                found[row.pk] = read[row.pk]
                self._held[row.key] = (row.version, row.changed_at), read[row.pk]
        return found

    def _read(self, ids: list[int]) -> dict[int, Codes]:
        parts: list[QuerySet[Any, Any]] = [
            through.objects.filter(**{f"{self._name}__in": ids})
            .order_by()
            .annotate(field=Value(field))
            .values_list(f"{self._name}_id", "field", path)
            for field, (through, path) in self._sources.items()
        ]
        codes: dict[int, dict[str, set[str]]] = {pk: defaultdict(set) for pk in ids}
        for pk, field, code in parts[0].union(*parts[1:], all=True):
            codes[pk][field].add(code)
        return {
            pk: {field: frozenset(of[field]) for field in self._sources} for pk, of in codes.items()
        }


_CONCEPTS: Final = dict.fromkeys(("kinds", "themes", "sdgs"), "concept__code")
REQUESTS: Final = HeldTerms(Request, _CONCEPTS)
OFFERS: Final = HeldTerms(
    Offer, {**_CONCEPTS, "channels": "concept__code", "regions": "region__code"}
)
