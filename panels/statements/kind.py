"""Published statements as a kind of work.

A kind of its own and no part of its panel: a statement has an address, languages and a body of its
own, and is withdrawn by itself. Its panel's pages decide too whether anybody may read it, so it is
looked at again with them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, OuterRef, Prefetch, Subquery, Sum
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from panels.discussions.models import PanelPage
from panels.discussions.venue import VENUE_TIME_ZONE
from panels.statements.models import Statement, StatementFileWords, StatementText
from panels.statements.paragraphs import anchor_of, paragraphs_of
from portal.languages import Language
from portal.pages.public import public_pages
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.cards import Card, languages_of, version_for
from portal.works.documents import FILE_ANCHOR, Passage, Version, WorkDocument
from portal.works.named import addresses, stamp_of

KIND: Final = "statement"


@dataclass(frozen=True)
class StatementKind:
    """What anybody may read, through ``Statement.objects.public()``."""

    name: str
    label: str | Promise
    plural_label: str | Promise

    def sources(self) -> tuple[type[Model], ...]:
        """Return nothing: drafts concern nobody, see ``concerned``."""
        return ()

    def key_of(self, instance: Model) -> UUID:
        """Refuse, as no row is a source.

        Raises:
            LookupError: always.
        """
        raise LookupError(instance)

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public statement. One query, and one for their languages."""
        rows = _public().prefetch_related(_with_words(whole=False))
        for row in rows.iterator(chunk_size=1_000):
            yield row.key, _stamp(row)

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public statements among ``keys``. Two queries."""
        for row in _public(keys).prefetch_related(_with_words(whole=True)):
            texts = _texts(row)
            states = [row.state] if row.state else []
            yield WorkDocument(
                key=row.key,
                kind=self.name,
                source_language=_source(texts),
                versions=tuple(
                    Version(
                        language=code,
                        title=_title(row, code),
                        text="\n".join(part for part in (row.others, row.function) if part),
                        passages=tuple(_passages(text)),
                    )
                    for code, text in texts.items()
                ),
                stamp=_stamp(row),
                day=_day(row),
                names=(row.speaker,) if row.speaker else (),
                facets={
                    "states": tuple(state.iso3 for state in states),
                    "regions": regions_of(states),
                    "session": (str(row.session),),
                },
            )

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public statements among ``keys`` as a reader sees them. Two queries."""
        rows = _public(keys).prefetch_related(_with_words(whole=False))
        return {row.key: self._card(row, reader) for row in rows}

    def _card(self, row: Any, reader: Language) -> Card:
        texts = _texts(row)
        urls = addresses(partial(reverse, "statements:read", args=[row.panel_key, row.key]))
        language, text = version_for(texts, _source(texts), reader)
        return Card(
            key=row.key,
            kind=self.name,
            kind_label=self.label,
            title=_title(row, text.language),
            summary="",
            url=urls[reader.code],
            language=language,
            is_reader_language=language == reader,
            available_in=languages_of(texts),
            day=_day(row),
            urls={code: urls[code] for code in texts},
            stamp=_stamp(row),
        )


def concerned(instance: Model) -> Iterator[tuple[str, UUID]]:
    """Yield the works that a statement, words of its file, or a page of a panel concerns."""
    if isinstance(instance, StatementFileWords):
        instance = instance.file.statement
    if isinstance(instance, Statement):
        # What was never published was never seen.
        if instance.published_at is not None:
            yield KIND, instance.key
        return
    published = Statement.objects.filter(
        panel_key=instance.translation_key,  # type: ignore[attr-defined]  # a page
        status=Statement.Status.PUBLISHED,
    )
    yield from ((KIND, key) for key in published.values_list("key", flat=True))


def _public(keys: Collection[UUID] | None = None) -> Any:
    """Return public statements with what their panel says of them: day, session, and its edition.

    The edition is a sum of revisions: it changes when a page of the panel is published or
    withdrawn.
    """
    pages = public_pages(PanelPage).filter(translation_key=OuterRef("panel_key"))
    first = pages.order_by("pk")
    total = pages.order_by().values("translation_key").annotate(total=Sum("live_revision"))
    rows = Statement.objects.public().select_related("organisation", f"state__{REGIONS}")
    rows = rows.annotate(
        met_at=Subquery(first.values("starts_at")[:1]),
        session=Subquery(first.values("council_session")[:1]),
        panel_edition=Subquery(total.values("total")),
    ).order_by("pk")
    return rows if keys is None else rows.filter(key__in=keys)


def _with_words(*, whole: bool) -> Prefetch[str]:
    """Return what brings the texts of statements, and of their files what was read, in one query.

    Args:
        whole: bring what they say as well.
    """
    rows = StatementText.objects.select_related("file__words")
    return Prefetch("texts", rows if whole else rows.defer("text", "file__words__pages"))


def _passages(text: StatementText) -> Iterator[Passage]:
    """Yield the paragraphs of a text; without one, the pages of its file.

    They open at the file's place on the statement's page, as the file itself is saved and not
    shown.
    """
    for number, paragraph in enumerate(paragraphs_of(text.text), start=1):
        yield Passage(anchor_of(number), "", paragraph)
    if not text.text and (words := _words(text)) is not None:
        yield from words.passages(anchor=FILE_ANCHOR)


def _words(text: StatementText) -> StatementFileWords | None:
    return getattr(text.file, "words", None)


def _texts(row: Statement) -> dict[str, StatementText]:
    return {text.language: text for text in row.texts.all()}


def _source(texts: dict[str, StatementText]) -> str:
    original = (code for code, text in texts.items() if text.is_original)
    return next(original, next(iter(texts), ""))


def _title(row: Statement, code: str) -> str:
    with override(code):
        return _("Statement by %(body)s") % {"body": row.body_in(code)}


def _day(row: Any) -> Any:
    moment = row.met_at or row.published_at
    return moment.astimezone(VENUE_TIME_ZONE).date() if moment else None


def _stamp(row: Any) -> str:
    """Return what changes with the statement, its languages, who makes it, and its panel."""
    texts = _texts(row)
    return stamp_of(
        row.version,
        row.published_at,
        row.others,
        row.function,
        row.speaker,
        [_title(row, code) for code in sorted(texts)],
        [words.read_at for text in texts.values() if (words := _words(text)) is not None],
        row.panel_edition,
    )
