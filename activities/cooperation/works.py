"""What is the same of requests and offers as kinds of work."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, cast
from uuid import UUID

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from activities.cooperation.reading import source_of
from portal.languages import Language
from portal.works.cards import Card, languages_of, version_for
from portal.works.documents import WorkDocument
from portal.works.named import addresses, stamp_of


@dataclass(frozen=True)
class LivingKind(ABC):
    """Those of a model that anybody may read, each in the languages its author wrote.

    Whatever search keeps or shows is read through ``public()`` of the model. A subclass says of
    which model, and what is found in it.

    Attributes:
        model: has ``key``, ``texts``, ``version``, ``changed_at``, ``renewed_at``, ``public()``.
        text_model: of its texts, each with ``language``, ``title`` and ``is_original``.
        owner: field of a text that leads to what it is of.
        summary: field of a text that is shown below its title.
        route: name of the address where one is read, by key.
    """

    name: str
    label: str | Promise
    plural_label: str | Promise
    model: ClassVar[Any]
    text_model: ClassVar[Any]
    owner: ClassVar[str]
    summary: ClassVar[str]
    route: ClassVar[str]

    def sources(self) -> tuple[type[Model], ...]:
        """Return the model and that of its texts."""
        return (self.model, self.text_model)

    def key_of(self, instance: Model) -> UUID:
        """Return the key of what was saved, or of what the text that was saved is of."""
        row: Any = instance
        if isinstance(instance, self.text_model):
            row = getattr(instance, self.owner)
        return cast("UUID", row.key)

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public one. One query."""
        rows = self.model.objects.public().order_by().values_list("key", "version", "changed_at")
        for key, version, changed_at in rows.iterator():
            yield key, stamp_of(version, changed_at)

    @abstractmethod
    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public ones among ``keys``, in a constant number of queries."""

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public ones among ``keys`` as a reader sees them, in two queries."""
        rows = self.model.objects.public().filter(key__in=keys).order_by()
        found = {}
        for row in rows.prefetch_related("texts"):
            texts = list(row.texts.all())
            versions = {text.language: text for text in texts}
            language, text = version_for(versions, source_of(texts), reader)
            urls = addresses(partial(reverse, self.route, args=[row.key]))
            found[row.key] = Card(
                key=row.key,
                kind=self.name,
                kind_label=self.label,
                title=text.title,
                summary=getattr(text, self.summary),
                url=urls[reader.code],
                language=language,
                is_reader_language=language == reader,
                available_in=languages_of(versions),
                day=row.renewed_at.date(),
                urls={code: urls[code] for code in versions},
                stamp=stamp_of(row.version, row.changed_at),
            )
        return found
