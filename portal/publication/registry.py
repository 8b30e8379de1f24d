"""Checks of pages, by type of page. Content apps register theirs in ``AppConfig.ready()``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

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

_checks: dict[type[Page], list[Check]] = {}


def register(model: type[Page], check: Check) -> None:
    """Have a type of page checked before publication; a second time changes nothing."""
    checks = _checks.setdefault(model, [])
    if check not in checks:
        checks.append(check)


def is_checked(model: type[Page]) -> bool:
    """Tell whether there are checks for a type of page."""
    return any(known in _checks for known in model.__mro__)


def shortcomings(page: Page) -> list[Shortcoming]:
    """Return what keeps a page from being published, each once, in the order of the checks."""
    found = [
        shortcoming
        for model in type(page).__mro__
        for check in _checks.get(model, ())
        for shortcoming in check(page)
    ]
    return list(dict.fromkeys(found))
