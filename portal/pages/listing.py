"""Listings that show each work once, whatever languages it exists in."""

from typing import TYPE_CHECKING

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.models import Page

from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import Card
from portal.works.registry import cards_for, kind_of, kinds

if TYPE_CHECKING:
    from portal.pages.models import SectionPage

WORKS_PER_PAGE = 12
_own_lists: dict[type[Page], list[tuple[str, str | Promise | None]]] = {}
_left_out: set[type[Page]] = set()


def register_own_list(
    model: type[Page],
    view_name: str,
    *,
    label: str | Promise | None = None,
    stays: bool = False,
) -> None:
    """Have sections lead to a list of their own for pages of a type, after those it has already.

    Args:
        model: the page type.
        view_name: name of the address of that list.
        label: of the way there; the kind's name in the plural where there is none.
        stays: whether the pages are in their sections' lists as well.
    """
    _own_lists.setdefault(model, []).append((view_name, label))
    if not stays:
        _left_out.add(model)


def own_lists(section: "SectionPage") -> list[tuple[str | Promise, str]]:
    """Return name and address of the lists that a section leads to, if it has such works.

    One query for each type that has a list of its own.
    """
    return [
        (label or kind.plural_label, reverse(view_name))
        for model, lists in _own_lists.items()
        if (kind := kind_of(model)) is not None
        and public_pages(model).filter(_below(section)).exists()
        for view_name, label in lists
    ]


def section_cards(
    section: "SectionPage", reader: Language, page_number: str
) -> "PaginatorPage[Card]":
    """Return one page of the works directly below a section in any language's tree.

    Newest first. A page number that is no number or out of range gives the nearest page.
    """
    works = (
        public_pages()
        .filter(_below(section))
        .not_type(*_left_out)
        .order_by()
        .values("translation_key")
        .annotate(newest=Max("first_published_at"))
        .order_by("-newest", "translation_key")
    )
    page = Paginator(works, WORKS_PER_PAGE).get_page(page_number)
    page.object_list = list(
        cards_for([row["translation_key"] for row in page.object_list], reader).values()
    )
    return page


def _below(section: "SectionPage") -> Q:
    """Return the condition that a page is directly below a section in any language's tree."""
    sections = Page.objects.filter(translation_key=section.translation_key, live=True)
    below = Q(pk__in=[])
    for path, depth in sections.values_list("path", "depth"):
        below |= Q(path__startswith=path, depth=depth + 1)
    return below


def latest_cards(reader: Language, count: int) -> list[Card]:
    """Return the newest works of every kind but sections, each once."""
    models = [
        model
        for kind in kinds()
        if kind.name != "section"
        for model in kind.sources()
        if issubclass(model, Page)
    ]
    works = (
        public_pages()
        .type(*models)
        .order_by()
        .values("translation_key")
        .annotate(newest=Max("first_published_at"))
        .order_by("-newest", "translation_key")[:count]
    )
    return list(cards_for([row["translation_key"] for row in works], reader).values())
