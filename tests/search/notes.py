"""A kind of work kept in memory: shows that the engine knows works by their registry only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid5

from django.db.models import Model

from portal.languages import BY_CODE, Language
from portal.works import registry
from portal.works.cards import Card, languages_of, version_for
from portal.works.documents import Passage, Version, WorkDocument

NAMESPACE = UUID("6f6f8a4e-2f83-4d0a-9d5d-3a2f1c9b7e10")


@dataclass
class Notes:
    """Notes by key; those in ``hidden`` are not public."""

    name: str = "note"
    label: str = "Note"
    plural_label: str = "Notes"
    works: dict[UUID, WorkDocument] = field(default_factory=dict)
    hidden: set[UUID] = field(default_factory=set)

    def add(
        self,
        name: str,
        *,
        symbols: tuple[str, ...] = (),
        day: date | None = None,
        passages: dict[str, list[tuple[str, str]]] | None = None,
        stamp: str = "1",
        names: tuple[str, ...] = (),
        facets: dict[str, tuple[str, ...]] | None = None,
        **texts: str,
    ) -> UUID:
        """Add a note; ``fr="Titre | Corps"`` gives its French title and body."""
        key = uuid5(NAMESPACE, name)
        versions = []
        for code, text in texts.items():
            title, _, body = text.partition(" | ")
            language = code.replace("_", "-")
            versions.append(
                Version(
                    language=language,
                    title=title,
                    text=body,
                    passages=tuple(
                        Passage(anchor, anchor.removeprefix("para-"), said)
                        for anchor, said in (passages or {}).get(code, [])
                    ),
                )
            )
        self.works[key] = WorkDocument(
            key=key,
            kind=self.name,
            source_language=versions[0].language,
            versions=tuple(versions),
            stamp=stamp,
            symbols=symbols,
            day=day,
            names=names,
            facets=facets or {},
        )
        return key

    def add_in(self, code: str, text: str) -> UUID:
        """Add a note in one language, named by its text."""
        key = uuid5(NAMESPACE, text)
        title, _, body = text.partition(" | ")
        version = Version(language=code, title=title, text=body)
        self.works[key] = WorkDocument(key, self.name, code, (version,), "1")
        return key

    def change(self, key: UUID, stamp: str, **texts: str) -> None:
        """Give a note other titles and another stamp."""
        self.works[key] = replace(
            self.works[key],
            stamp=stamp,
            versions=tuple(Version(code, title) for code, title in texts.items()),
        )

    @contextmanager
    def registered(self) -> Iterator[None]:
        """Be known to the portal for a while."""
        registry.register(self)
        try:
            yield
        finally:
            registry._kinds.pop(self.name)  # noqa: SLF001 -- the portal itself never forgets a kind

    def sources(self) -> tuple[type[Model], ...]:
        return ()

    def key_of(self, instance: Model) -> UUID:
        raise LookupError(instance)

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        for key, work in self.works.items():
            if key not in self.hidden:
                yield key, work.stamp

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        for key in keys:
            if key in self.works and key not in self.hidden:
                yield self.works[key]

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        return {work.key: self._card(work, reader) for work in self.documents(keys)}

    def _card(self, work: WorkDocument, reader: Language) -> Card:
        versions = {version.language: version for version in work.versions}
        language, version = version_for(versions, work.source_language, reader)
        urls = {code: f"/{code}/notes/{work.key}/" for code in versions}
        return Card(
            key=work.key,
            kind=self.name,
            kind_label=self.label,
            title=version.title,
            summary=version.summary,
            url=urls[language.code] if language == reader else f"/{reader.code}/works/{work.key}/",
            language=BY_CODE[language.code],
            is_reader_language=language == reader,
            available_in=languages_of(versions),
            day=work.day,
            symbol=next(iter(work.symbols), ""),
            urls=urls,
            stamp=work.stamp,
        )
