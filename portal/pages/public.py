"""Which pages anybody may see."""

from typing import TypeVar

from wagtail.models import Page
from wagtail.query import PageQuerySet

PageT = TypeVar("PageT", bound=Page)


def public_pages(model: type[Page] = Page) -> PageQuerySet:
    """Return the published pages of a type that no view restriction covers.

    Costs one query for the restrictions, made when this is called.
    """
    return model.objects.live().public()
