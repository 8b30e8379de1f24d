"""Every address of the portal's own, from the resolver itself."""

from collections.abc import Iterator
from typing import Final

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

OURS: Final = ("activities.", "panels.", "portal.", "search.")
#: Its pages are for people who sign in as well, and reached at our addresses.
SIGN_IN: Final = "allauth."
SNIPPETS: Final = ("wagtailsnippets_", "wagtailsnippetchoosers_")


def own_names() -> set[str]:
    """Return the names of all addresses that our code answers at, or our configuration made.

    An address without a name is called by its pattern.
    """
    return {name for name, module in _walk(get_resolver()) if _is_own(name, module)}


def _walk(
    resolver: URLResolver, spaces: tuple[str, ...] = (), before: str = ""
) -> Iterator[tuple[str, str]]:
    for held in resolver.url_patterns:
        whole = f"{before}{held.pattern}"
        if isinstance(held, URLResolver):
            inner = (*spaces, held.namespace) if held.namespace else spaces
            yield from _walk(held, inner, whole)
        elif isinstance(held, URLPattern):
            yield ":".join((*spaces, held.name or whole)), _module(held)


def _module(pattern: URLPattern) -> str:
    """Return where a view comes from; decorators keep that."""
    view = pattern.callback
    return str(getattr(view, "view_class", view).__module__)


def _is_own(name: str, module: str) -> bool:
    space = name.partition(":")[0]
    if space.startswith(SNIPPETS):
        label = space.split("_", 1)[1].rsplit("_", 1)[0]
        return apps.get_app_config(label).name.startswith(OURS)
    return module.startswith((*OURS, SIGN_IN))
