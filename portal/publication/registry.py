"""Checks of pages, by type of page. Content apps register theirs in ``AppConfig.ready()``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """What makes a page unusable to somebody.

    Attributes:
        where: name of the field, for people.
        message: what is wrong and how to mend it, in whole sentences.
    """

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


#: Takes a page as it would be published, with its children; yields what is wrong with it.
Check = Callable[[Any], Iterable[Shortcoming]]

_checks: dict[type[Page], dict[Check, tuple[str, ...]]] = {}


def register(model: type[Page], check: Check, *, looks_at: tuple[str, ...] = ()) -> None:
    """Have a type of page checked before publication; a second time changes nothing.

    Args:
        model: the type of page.
        check: what to ask.
        looks_at: relations that the check follows, as ``prefetch_related`` takes them.
    """
    _checks.setdefault(model, {})[check] = looks_at


def is_checked(model: type[Page]) -> bool:
    """Tell whether there are checks for a type of page."""
    return any(known in _checks for known in model.__mro__)


def live_and_short(seen: QuerySet[Page]) -> dict[int, list[Shortcoming]]:
    """Return what is wrong with live pages, by primary key; those that are well are left out.

    A query for each type of page that is checked and for each relation that its checks look at.

    Args:
        seen: the pages to look at.
    """
    found: dict[int, list[Shortcoming]] = {}
    for model, checks in _checks.items():
        relations = {relation for looks_at in checks.values() for relation in looks_at}
        pages = model._default_manager.filter(pk__in=seen.order_by().values("pk"), live=True)  # noqa: SLF001 -- Django's documented model API
        for page in pages.prefetch_related(*sorted(relations)):
            if wrong := shortcomings(page):
                found[page.pk] = wrong
    return found


def shortcomings(page: Page) -> list[Shortcoming]:
    """Return what keeps a page from being published, each once, in the order of the checks."""
    found = [
        shortcoming
        for model in type(page).__mro__
        for check in _checks.get(model, ())
        for shortcoming in check(page)
    ]
    return list(dict.fromkeys(found))
