"""Which pages anybody may see, and which one visitor may."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def public_pages(model: type[Page] = Page) -> PageQuerySet:
    """Return the published pages of a type that no view restriction covers.

    Costs no query of its own: a page asks for this many times, and Wagtail's ``public()`` would
    read the restrictions anew each time.
    """
    return model.objects.live().filter(~_restricted())


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


def _restricted() -> Exists:
    """Return the condition that a restriction is on a page or on one above it."""
    return Exists(
        PageViewRestriction.objects.alias(
            below=ExpressionWrapper(OuterRef("path"), output_field=CharField())
        ).filter(below__startswith=F("page__path"))
    )
