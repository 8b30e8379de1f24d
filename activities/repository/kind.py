"""Activities as a kind of work."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import Model

from activities.repository.facts import facts_of
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public_sources
from activities.repository.work_facets import facets_of
from portal.pages.kinds import PageKind
from portal.works.documents import WorkDocument


class ActivityKind(PageKind):
    """Also follows the agreement of States, which makes an activity public or takes it away."""

    def sources(self) -> tuple[type[Model], ...]:
        """Return the page type and what States have agreed to."""
        return (ActivityPage, AgreedContent)

    def key_of(self, instance: Model) -> UUID:
        """Return the work's key."""
        if isinstance(instance, AgreedContent):
            return instance.work_key
        return super().key_of(instance)

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public works among ``keys`` with the facets that the facts give."""
        facts = facts_of(public_sources().filter(translation_key__in=keys))
        facets = facets_of(facts)
        for document in super().documents(keys):
            if document.key in facets:
                yield replace(document, facets=facets[document.key])
