"""Requests that anybody may read as a kind of work.

What a State restricts, withdraws or has not opened yet is in no index at all: whatever search
keeps or shows is read through ``Request.objects.public()``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, cast
from uuid import UUID

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from activities.cooperation.models import Request, RequestText
from activities.cooperation.reading import source_of
from portal.languages import Language
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.cards import Card, languages_of, version_for
from portal.works.documents import Version, WorkDocument
from portal.works.named import addresses, stamp_of

KIND: Final = "request"


@dataclass(frozen=True)
class RequestKind:
    """Requests whose State shows them to everybody, each in the languages its author wrote."""

    name: str
    label: str | Promise
    plural_label: str | Promise

    def sources(self) -> tuple[type[Model], ...]:
        """Return requests and their texts."""
        return (Request, RequestText)

    def key_of(self, instance: Model) -> UUID:
        """Return the request's key."""
        if isinstance(instance, RequestText):
            return instance.request.key
        return cast("Request", instance).key

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public request. One query."""
        rows = Request.objects.public().order_by().values_list("key", "version", "changed_at")
        for key, version, changed_at in rows.iterator():
            yield key, stamp_of(version, changed_at)

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

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public requests among ``keys`` as a reader sees them, in two queries."""
        rows = Request.objects.public().filter(key__in=keys).order_by()
        found = {}
        for row in rows.prefetch_related("texts"):
            versions = {text.language: text for text in row.texts.all()}
            language, text = version_for(versions, source_of(list(versions.values())), reader)
            urls = addresses(partial(reverse, "cooperation:request", args=[row.key]))
            found[row.key] = Card(
                key=row.key,
                kind=self.name,
                kind_label=self.label,
                title=text.title,
                summary=text.need,
                url=urls[reader.code],
                language=language,
                is_reader_language=language == reader,
                available_in=languages_of(versions),
                day=row.renewed_at.date(),
                urls={code: urls[code] for code in versions},
                stamp=stamp_of(row.version, row.changed_at),
            )
        return found
