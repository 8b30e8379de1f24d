"""Planting generated works as pages below the section of each language."""

from types import SimpleNamespace
from typing import Any, Final, cast

from django.contrib.auth.models import User
from django.utils import timezone

from activities.repository.content import Content, content_of, fingerprint, texts_of
from activities.repository.models import (
    ActivityPage,
    ActivityProvider,
    ActivityRecommendation,
    ActivityReference,
)
from activities.volume.drawing import Work
from activities.volume.texts import texts_in
from portal.pages.inserting import BATCH
from portal.pages.models import SectionPage
from portal.pages.planting import Planting

MANY: Final = ("states", "themes", "sdgs", "groups")
ONCE_PUBLIC: Final = frozenset({"public", "withdrawn"})


class Rows(list[Any]):
    """Rows in memory that are read as those of a page."""

    def all(self) -> "Rows":
        """Return all of them."""
        return self


class Planted(SimpleNamespace):
    """A work with its pages: the source version and, it may be, a translation.

    Attributes:
        work: a ``Work``.
        pages: by language code, the source version first.
        contents: by language code, as a State would be shown them.
    """

    work: Work
    pages: dict[str, ActivityPage]
    contents: dict[str, Content]


class Planter:
    """Plants works; it knows where the next page of each section goes."""

    def __init__(self, sections: dict[str, SectionPage], owner: User) -> None:
        """Read where pages go.

        Args:
            sections: by language code.
            owner: of every page.
        """
        self.sections = sections
        self.owner = owner
        self.now = timezone.now()
        self._planting = Planting(sections.values())
        numbers = ActivityReference.objects.filter(year=self.now.year).order_by("-number")
        self._number = numbers.values_list("number", flat=True).first() or 0

    def plant(self, works: list[Work]) -> list[Planted]:
        """Write works and everything that belongs to their pages, but no decision."""
        references = [self._reference(work) for work in works]
        ActivityReference.objects.bulk_create(references, batch_size=BATCH)
        planted = [
            self._versions(work, row.reference) for work, row in zip(works, references, strict=True)
        ]
        self._planting.insert([page for one in planted for page in one.pages.values()])
        self._rows(planted)
        return planted

    def _reference(self, work: Work) -> ActivityReference:
        self._number += 1
        year = self.now.year
        return ActivityReference(
            work_key=work.key,
            reference=f"TC-{year}-{self._number:06}",
            year=year,
            number=self._number,
            first_public_at=self.now if work.stage in ONCE_PUBLIC else None,
        )

    def _versions(self, work: Work, reference: str) -> Planted:
        pages: dict[str, ActivityPage] = {}
        contents: dict[str, Content] = {}
        for code in filter(None, (work.source, work.translated)):
            texts = texts_in(code, work.number, work.chance)
            is_source = code == work.source
            # Reading rows through a page in memory would take most of the time.
            read = cast(
                "ActivityPage",
                SimpleNamespace(
                    locale=self.sections[code].locale,
                    is_source_version=is_source,
                    listing_image_id=None,
                    **texts,
                    **work.fields,
                    **_as_read(work),
                ),
            )
            contents[code] = content_of(read)
            page = self._page(work, code, reference, texts)
            page.is_source_version = is_source
            page.content_fingerprint = fingerprint(contents[code])
            page.text_fingerprint = fingerprint(texts_of(read))
            if not is_source:
                page.translated_fingerprint = pages[work.source].text_fingerprint
            pages[code] = page
        return Planted(work=work, pages=pages, contents=contents)

    def _page(self, work: Work, code: str, reference: str, texts: dict[str, str]) -> ActivityPage:
        is_live = work.stage == "public"
        page = ActivityPage(
            slug=reference.lower(),
            translation_key=work.key,
            source_language=work.source,
            reference=reference,
            owner=self.owner,
            live=is_live,
            has_unpublished_changes=not is_live,
            first_published_at=self.now if work.stage in ONCE_PUBLIC else None,
            last_published_at=self.now if work.stage in ONCE_PUBLIC else None,
            latest_revision_created_at=self.now,
            **texts,
            **work.fields,
        )
        self._planting.place(page, self.sections[code])
        return page

    def _rows(self, planted: list[Planted]) -> None:
        """Write the facts of which there can be several, for source versions only."""
        sources = [(one.work.rows, one.pages[one.work.source].pk) for one in planted]
        for name in MANY:
            through: Any = getattr(ActivityPage, name).through
            column = "state_id" if name == "states" else "concept_id"
            rows = [
                through(activitypage_id=pk, **{column: row.pk})
                for found, pk in sources
                for row in found[name]
            ]
            through.objects.bulk_create(rows, batch_size=BATCH)
        ActivityProvider.objects.bulk_create(
            [
                ActivityProvider(page_id=pk, organisation=row, type=row.type, sort_order=order)
                for found, pk in sources
                for order, row in enumerate(found["providers"])
            ],
            batch_size=BATCH,
        )
        ActivityRecommendation.objects.bulk_create(
            [
                ActivityRecommendation(page_id=pk, recommendation=row, sort_order=order)
                for found, pk in sources
                for order, row in enumerate(found["implemented"])
            ],
            batch_size=BATCH,
        )


def _as_read(work: Work) -> dict[str, Rows]:
    """Return the rows of a work as a page has them."""
    rows = {name: Rows(work.rows[name]) for name in MANY}
    rows["providers"] = Rows(
        ActivityProvider(organisation=row, type=row.type) for row in work.rows["providers"]
    )
    rows["implemented"] = Rows(
        SimpleNamespace(recommendation=row) for row in work.rows["implemented"]
    )
    return rows | {name: Rows() for name in ("funding", "identifiers", "links", "documents")}
