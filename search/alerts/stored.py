"""A search as it is kept: what it means, and nothing of how the engine is asked."""

import hashlib
import json
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import override

from portal.languages import Language
from search.facets import label_of
from search.forms import SearchRequest
from search.naming import name
from search.understanding import understand

#: Characters of a search in the subject of a letter.
LONGEST_NAME: Final = 80


def stored(wanted: SearchRequest) -> dict[str, Any]:
    """Return what a search looks for; its order and page are no part of it."""
    return {
        "text": wanted.text,
        "filters": {facet: sorted(codes) for facet, codes in wanted.filters.items() if codes},
        "scope": wanted.scope,
        "crossing": wanted.crossing,
    }


def digest(query: dict[str, Any], language: Language) -> str:
    """Return what is equal for equal searches of readers of one language."""
    canonical = json.dumps([language.code, query], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def asks_something(wanted: SearchRequest) -> bool:
    """Tell whether a search looks for anything at all."""
    return wanted.is_filtered or not understand(wanted.text, name).is_empty


def read(query: dict[str, Any], language: Language) -> SearchRequest | None:
    """Return a stored search, validated anew; none when it does not mean anything any more.

    A facet of whose codes none is known any more would let everything through, so the whole
    search is meaningless then.
    """
    typed = QueryDict(mutable=True)
    typed["q"] = query["text"]
    typed["in"] = query["scope"]
    typed["crossing"] = "on" if query["crossing"] else "off"
    for facet, codes in query["filters"].items():
        typed.setlist(facet, codes)
    with override(language.code):
        wanted = SearchRequest.read(typed)
    is_whole = all(wanted.filters.get(facet) for facet in query["filters"])
    return wanted if is_whole and asks_something(wanted) else None


def described(wanted: SearchRequest) -> str:
    """Return a search in words of the active language, on one line.

    What was typed is isolated from the direction of the text around it (Unicode, UAX 9).
    """
    words = " ".join(wanted.text.split())
    if len(words) > LONGEST_NAME:
        words = words[: LONGEST_NAME - 1] + "…"
    parts = [f"\u2068{words}\u2069"] if words else []
    for facet, codes in wanted.filters.items():
        parts += [str(label_of(facet, code, wanted.labels)[0]) for code in codes]
    return " · ".join(parts)
