"""Pages as a kind of work."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast
from uuid import UUID

from django.db.models import Expression, Model, Subquery, Value, prefetch_related_objects
from django.utils.functional import Promise
from wagtail.query import PageQuerySet

from portal.languages import CODES, Language
from portal.pages.models.base import BasePage
from portal.pages.public import public_pages
from portal.works.cards import Card, languages_of, version_for, work_url
from portal.works.documents import Version, WorkDocument

#: Columns of every page that no card shows: to read them takes as long as all the others.
NOT_ON_CARDS: Final = (
    "alias_of",
    "draft_title",
    "expire_at",
    "expired",
    "first_published_at",
    "go_live_at",
    "has_unpublished_changes",
    "last_reviewed",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "search_description",
    "seo_title",
    "show_in_menus",
)


@dataclass(frozen=True)
class PageKind:
    """A page type whose translations are the versions of one work.

    Attributes:
        name: in the registry.
        label: for people, in the singular.
        plural_label: the same in the plural.
        model: the page type.
        reads: what its pages say of rows that are not theirs, to be read for all of them at once.
        edition: changes whenever such rows do; nothing where there are none.
    """

    name: str
    label: str | Promise
    plural_label: str | Promise
    model: type[BasePage]
    reads: tuple[str, ...] = ()
    edition: Expression | Subquery | None = None

    def sources(self) -> tuple[type[Model], ...]:
        """Return the page type."""
        return (self.model,)

    def key_of(self, instance: Model) -> UUID:
        """Return the page's translation key."""
        key: UUID = cast("BasePage", instance).translation_key
        return key

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public work; the stamp names each live revision."""
        rows = (
            self._pages()
            .order_by("translation_key", "locale__language_code")
            .values_list(
                "translation_key",
                "locale__language_code",
                "live_revision_id",
                "last_published_at",
                "edition",
            )
        )
        key, parts = None, list[str]()
        for row_key, language, *changes in rows.iterator():
            if key is not None and row_key != key:
                yield key, ";".join(parts)
                parts = []
            key = row_key
            parts.append(_part(language, *changes))
        if key is not None:
            yield key, ";".join(parts)

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public works among ``keys``."""
        for key, versions in _by_work(self._found(keys).prefetch_related(*self.reads)).items():
            pages = list(versions.values())
            yield WorkDocument(
                key=key,
                kind=self.name,
                source_language=pages[0].source_language or next(iter(versions)),
                versions=(
                    *(
                        Version(
                            language=code,
                            title=page.title,
                            summary=page.summary,
                            text=page.search_text(),
                            passages=tuple(page.search_passages()),
                        )
                        for code, page in versions.items()
                    ),
                    *self.said_elsewhere(versions),
                ),
                stamp=_stamp(versions),
                symbols=tuple(dict.fromkeys(s for page in pages for s in page.search_symbols())),
                day=next((day for page in pages if (day := page.search_date())), None),
                names=tuple(dict.fromkeys(name for page in pages for name in page.search_names())),
                facets=_facets(pages),
            )

    def said_elsewhere(self, pages: Mapping[str, BasePage]) -> Iterable[Version]:
        """Return what a work says in languages that it has no page in: of most kinds, nothing.

        Args:
            pages: its public ones by language code, with what ``reads`` names.
        """
        del pages
        return ()

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys`` as a reader sees them."""
        cards = {}
        pages = list(self._found(keys).defer_streamfields().defer(*NOT_ON_CARDS))
        # Few pages have a picture; a query is put together for nothing where none has.
        pictured = [page for page in pages if page.listing_image_id]
        prefetch_related_objects(pictured, "listing_image__renditions")
        for key, versions in _by_work(pages).items():
            source = next(iter(versions.values())).source_language
            language, page = version_for(versions, source, reader)
            urls = _Addresses(versions)
            mine = language == reader
            cards[key] = Card(
                key=key,
                kind=self.name,
                kind_label=self.label,
                title=page.title,
                summary=page.summary,
                url=urls[language.code] if mine else work_url(key, reader),
                language=language,
                is_reader_language=mine,
                available_in=languages_of(versions),
                day=page.search_date(),
                precision=page.search_date_precision(),
                symbol=next(iter(page.search_symbols()), ""),
                # The source decides: a translation may wait to be synchronised.
                notice=versions.get(source, page).card_notice(),
                image=page.listing_image,
                urls=urls,
                stamp=_stamp(versions),
            )
        return cards

    def _pages(self) -> PageQuerySet:
        """Return the public pages, each with its edition."""
        return public_pages(self.model).annotate(edition=self.edition or Value(""))

    def _found(self, keys: Sequence[UUID]) -> PageQuerySet:
        """Return the public pages of some works."""
        pages = self._pages().filter(translation_key__in=keys)
        # In whatever order: the caller puts them into its own.
        return pages.order_by().select_related("locale")


class _Addresses(Mapping[str, str]):
    """Addresses of a work's pages by language code, each made when somebody asks for it.

    A list shows one of them for each work; the others are for links into a certain version.
    """

    def __init__(self, pages: Mapping[str, BasePage]) -> None:
        self._pages = pages

    def __getitem__(self, code: str) -> str:
        return str(self._pages[code].get_url() or "")

    def __contains__(self, code: object) -> bool:
        return code in self._pages

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def _by_work(pages: Iterable[BasePage]) -> dict[UUID, dict[str, BasePage]]:
    """Return the pages of each work by language code, in the switcher's order."""
    works: dict[UUID, dict[str, BasePage]] = defaultdict(dict)
    for page in sorted(pages, key=lambda page: CODES.index(page.locale.language_code)):
        works[page.translation_key][page.locale.language_code] = page
    return works


def _facets(pages: Sequence[BasePage]) -> dict[str, tuple[str, ...]]:
    """Return what all versions give: editors may have filled in a fact in one of them only."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for page in pages:
        for name, codes in page.search_facets().items():
            found[name].update(dict.fromkeys(codes))
    return {name: tuple(codes) for name, codes in found.items() if codes}


def _stamp(versions: Mapping[str, BasePage]) -> str:
    return ";".join(
        _part(code, page.live_revision_id, page.last_published_at, page.edition)
        for code, page in sorted(versions.items())
    )


def _part(language: str, revision: int | None, published: object, edition: str | None) -> str:
    return f"{language}:{revision or published}" + (f"+{edition}" if edition else "")
