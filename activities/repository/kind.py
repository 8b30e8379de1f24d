"""Activities as a kind of work."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import Model

from activities.repository.facts import facts_of
from activities.repository.file_texts import languages_of_files, said_in_files
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public_sources
from activities.repository.work_facets import facets_of
from portal.file_words.works import with_said
from portal.languages import Language
from portal.pages.kinds import PageKind
from portal.works.cards import Card, also_in
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
        """Yield the public works among ``keys`` with facets and files, which the facts give."""
        facts = facts_of(public_sources().filter(translation_key__in=keys))
        facets, said = facets_of(facts), said_in_files(facts.values())
        for document in super().documents(keys):
            if document.key in facets:
                whole = with_said(document, said.get(document.key, {}))
                yield replace(whole, facets=facets[document.key])

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys``, with one query more where there are any.

        In a language that only a file is in, the work opens in the version there is.
        """
        cards = super().cards(keys, reader)
        return also_in(cards, languages_of_files(cards)) if cards else cards
