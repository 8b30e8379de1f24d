"""Requests that anybody may read as a kind of work.

What a State restricts, withdraws or has not opened yet is in no index at all: whatever search
keeps or shows is read through ``Request.objects.public()``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from activities.cooperation.models import Request, RequestText
from activities.cooperation.reading import source_of
from activities.cooperation.works import LivingKind
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.documents import Version, WorkDocument
from portal.works.named import stamp_of

KIND: Final = "request"


@dataclass(frozen=True)
class RequestKind(LivingKind):
    """Requests whose State shows them to everybody, each in the languages its author wrote."""

    model = Request
    text_model = RequestText
    owner = "request"
    summary = "need"
    route = "cooperation:request"

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public requests among ``keys``, in five queries."""
        rows = Request.objects.public().filter(key__in=keys).select_related(f"state__{REGIONS}")
        for row in rows.prefetch_related("texts", "kinds", "themes", "sdgs"):
            texts = list(row.texts.all())
            yield WorkDocument(
                key=row.key,
                kind=self.name,
                source_language=source_of(texts),
                versions=tuple(
                    Version(text.language, text.title, text=f"{text.need}\n{text.support}")
                    for text in texts
                ),
                stamp=stamp_of(row.version, row.changed_at),
                day=row.renewed_at.date(),
                facets={
                    "states": (row.state.iso3,),
                    "regions": regions_of([row.state]),
                    "themes": tuple(one.code for one in row.themes.all()),
                    "sdgs": tuple(one.code for one in row.sdgs.all()),
                    "assistance": tuple(one.code for one in row.kinds.all()),
                },
            )
