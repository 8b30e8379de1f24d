"""Listings that show each work once, whatever languages it exists in."""

from typing import TYPE_CHECKING

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Max, Q
from wagtail.models import Page

from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import Card
from portal.works.registry import cards_for, kinds

if TYPE_CHECKING:
    from portal.pages.models import SectionPage

WORKS_PER_PAGE = 12


def section_cards(
    section: "SectionPage", reader: Language, page_number: str
) -> "PaginatorPage[Card]":
    """Return one page of the works directly below a section in any language's tree.

    Newest first. A page number that is no number or out of range gives the nearest page.
    """
    sections = Page.objects.filter(translation_key=section.translation_key, live=True)
    below = Q(pk__in=[])
    for path, depth in sections.values_list("path", "depth"):
        below |= Q(path__startswith=path, depth=depth + 1)
    works = (
        public_pages()
        .filter(below)
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


def latest_cards(reader: Language, count: int) -> list[Card]:
    """Return the newest works of every kind but sections, each once."""
    models = [model for kind in kinds() if kind.name != "section" for model in kind.sources()]
    works = (
        public_pages()
        .type(*models)
        .order_by()
        .values("translation_key")
        .annotate(newest=Max("first_published_at"))
        .order_by("-newest", "translation_key")[:count]
    )
    return list(cards_for([row["translation_key"] for row in works], reader).values())
