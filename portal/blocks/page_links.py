"""Links inside rich text, resolved for one reader and for a whole page at once."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.html import format_html
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from portal.blocks.linked_works import work_keys
from portal.languages import active_language
from portal.works.cards import Card
from portal.works.registry import cards_for, kind_of

LINK: Final = re.compile(r"<a\b[^>]*>")
KIND: Final = re.compile(r'\blinktype="(page|document)"')
IDENTIFIER: Final = re.compile(r'\bid="(\d+)"')
RICH_TEXT_FIELDS: Final = {"callout": "text", "video": "transcript"}


@dataclass(frozen=True, slots=True)
class Targets:
    """What links lead to, by the identifier that rich text stores.

    Attributes:
        keys: works' keys by page identifier.
        cards: public works by key, as the reader sees them.
        plain_pages: pages that are no works of their own, such as home pages.
        documents: files.
    """

    keys: dict[str, UUID]
    cards: dict[UUID, Card]
    plain_pages: frozenset[str]
    documents: dict[str, Any]


_page_targets: ContextVar[Targets | None] = ContextVar("page_targets", default=None)


def linked_ids(sources: Iterable[str]) -> dict[str, set[str]]:
    """Return the identifiers of the pages and documents that rich texts link to."""
    found: dict[str, set[str]] = {"page": set(), "document": set()}
    for source in sources:
        for link in LINK.findall(source):
            kind, identifier = KIND.search(link), IDENTIFIER.search(link)
            if kind and identifier:
                found[kind[1]].add(identifier[1])
    return found


def rich_texts(stream: StreamValue) -> Iterator[str]:
    """Yield the source of every rich text of a page's body."""
    for block in stream:
        if block.block_type == "rich_text":
            yield block.value.source
        elif block.block_type in RICH_TEXT_FIELDS:
            yield block.value[RICH_TEXT_FIELDS[block.block_type]].source


def find_targets(
    page_ids: Iterable[str], document_ids: Iterable[str], works: Iterable[UUID] = ()
) -> Targets:
    """Read what links lead to, in a number of queries that does not depend on how many.

    Args:
        page_ids: identifiers of pages that rich texts link to.
        document_ids: identifiers of files that they link to.
        works: keys of works that are linked to in other ways.
    """
    keys: dict[str, UUID] = {}
    plain = set()
    wanted, files = set(page_ids), set(document_ids)
    if wanted:
        for page in Page.objects.filter(pk__in=wanted):
            keys[str(page.pk)] = page.translation_key
            if kind_of(page.specific_class) is None:
                plain.add(str(page.pk))
    documents = get_document_model().objects.in_bulk(files) if files else {}
    return Targets(
        keys=keys,
        cards=cards_for([*keys.values(), *works], active_language()),
        plain_pages=frozenset(plain),
        documents={str(pk): document for pk, document in documents.items()},
    )


@contextmanager
def resolved_links(stream: StreamValue) -> Iterator[Targets]:
    """Resolve the links of a page's body, in texts and in lists, before it is rendered."""
    ids = linked_ids(rich_texts(stream))
    listed = [
        key
        for block in stream
        if block.block_type == "link_list"
        for key in work_keys(block.value["links"])
    ]
    targets = find_targets(ids["page"], ids["document"], listed)
    token = _page_targets.set(targets)
    try:
        yield targets
    finally:
        _page_targets.reset(token)


class WorkLinkHandler(PageLinkHandler):
    """Leads to a work as listings do: in the reader's language, else inside their interface.

    A link to a work that is not public loses its address and keeps its words.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags of links to pages."""
        ids = [str(attrs.get("id")) for attrs in attrs_list]
        targets = _page_targets.get() or find_targets(filter(str.isdigit, ids), ())
        return [cls._opening_tag(pk, targets) for pk in ids]

    @classmethod
    def _opening_tag(cls, pk: str, targets: Targets) -> str:
        if pk in targets.plain_pages:
            tag: str = super().expand_db_attributes_many([{"id": pk}])[0]
            return tag
        card = targets.cards.get(targets.keys[pk]) if pk in targets.keys else None
        if card is None:
            return "<a>"
        if card.is_reader_language:
            return format_html('<a href="{}">', card.url)
        return format_html('<a href="{}" hreflang="{}">', card.url, card.language.html_lang)


class FileLinkHandler(DocumentLinkHandler):
    """Leads to a file, read with all others of the page."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        """Return the files of links, ``None`` for one that is gone."""
        ids = [str(attrs.get("id")) for attrs in attrs_list]
        targets = _page_targets.get() or find_targets((), filter(str.isdigit, ids))
        return [targets.documents.get(pk) for pk in ids]
