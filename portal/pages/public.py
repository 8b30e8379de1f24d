"""Which pages anybody may see, and which one visitor may."""

from typing import TypeVar

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

PageT = TypeVar("PageT", bound=Page)


def public_pages(model: type[Page] = Page) -> PageQuerySet:
    """Return the published pages of a type that no view restriction covers.

    Costs one query for the restrictions, made when this is called.
    """
    return model.objects.live().public()


def readable_pages(request: HttpRequest, model: type[Page] = Page) -> PageQuerySet:
    """Return the published pages of a type that this visitor may see.

    The public ones, and those whose every view restriction lets the visitor in. Costs one query
    for the restrictions, made when this is called; more only where there are restrictions.
    """
    closed = Q()
    for restriction in PageViewRestriction.objects.select_related("page"):
        if not restriction.accept_request(request):
            closed |= model.objects.descendant_of_q(restriction.page, inclusive=True)
    return model.objects.live().exclude(closed) if closed else model.objects.live()
