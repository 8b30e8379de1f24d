"""Which pages anybody may see, and which one visitor may."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from django.db.models.query import RawQuerySet

_gates: dict[type[Page], Callable[[], PageQuerySet]] = {}
#: Queries without rows, by type: putting one together costs more than asking it for a page.
_public: dict[type[Page], PageQuerySet] = {}
#: The same as text, with what is put into it, by language code.
_standing: dict[str, tuple[str, tuple[Any, ...]]] = {}
SECTION_DEPTH: Final = 3


def register_gate(model: type[Page], closed: Callable[[], PageQuerySet]) -> None:
    """Keep pages of a type from everybody, whatever Wagtail says of them.

    Args:
        model: the page type; each has one gate at most.
        closed: returns the pages nobody may see. What it returns is kept, so it must not query,
            nor hold anything that changes.
    """
    _gates[model] = closed
    _public.clear()
    _standing.clear()


def public_pages(model: type[Page] = Page) -> PageQuerySet:
    """Return the published pages of a type that no view restriction and no gate covers.

    Costs no query of its own: a page asks for this many times, and Wagtail's ``public()`` would
    read the restrictions anew each time.
    """
    if model not in _public:
        _public[model] = _through_gates(model).filter(~_restricted())
    return _public[model].all()


def standing_pages(code: str) -> "RawQuerySet[Page]":
    """Return the public pages right below a language's home that ask to be in menus, in order.

    Every page of the portal asks for them. The query is read by the database quickly, and is put
    together from all gates slowly; so that is done once a language.
    """
    if code not in _standing:
        pages = public_pages().filter(
            depth=SECTION_DEPTH, show_in_menus=True, locale__language_code=code
        )
        _standing[code] = pages.order_by("path").query.sql_with_params()
    found: RawQuerySet[Page] = Page.objects.raw(*_standing[code])
    return found


def readable_pages(request: HttpRequest, model: type[Page] = Page) -> PageQuerySet:
    """Return the published pages of a type that this visitor may see.

    The public ones, and those whose every view restriction lets the visitor in. Costs one query
    for the restrictions, made when this is called; more only where there are restrictions.
    """
    closed = Q()
    for restriction in PageViewRestriction.objects.select_related("page"):
        if not restriction.accept_request(request):
            closed |= model.objects.descendant_of_q(restriction.page, inclusive=True)
    pages = _through_gates(model)
    return pages.exclude(closed) if closed else pages


def _through_gates(model: type[Page]) -> PageQuerySet:
    """Return the live pages of a type, without those that a gate keeps."""
    pages = model.objects.live()
    for gated, closed in _gates.items():
        # Either may be the wider type: all pages, or one kind of them.
        if issubclass(gated, model) or issubclass(model, gated):
            pages = pages.filter(~Exists(closed().filter(pk=OuterRef("pk"))))
    return pages


def _restricted() -> Exists:
    """Return the condition that a restriction is on a page or on one above it."""
    return Exists(
        PageViewRestriction.objects.alias(
            below=ExpressionWrapper(OuterRef("path"), output_field=CharField())
        ).filter(below__startswith=F("page__path"))
    )
