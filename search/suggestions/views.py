"""What the search field asks for while somebody types."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from portal.languages import Language, active_language
from search.suggestions.asked import Asked
from search.suggestions.asking import Group, Suggestion, suggest

# In the reader's own browser only, for letters taken back and typed again: what is withdrawn must
# not stay in a cache that others read from.
SECONDS_KEPT: Final = 60


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer ``?q=`` with ``{"groups": [{"name", "label", "suggestions"}], "status"}``.

    A suggestion is ``{"text", "url"}`` with, where they are not the interface's, ``lang`` and
    ``dir``, and perhaps a ``note`` with ``note_lang`` and ``note_dir``. ``status`` says in words
    how many there are. Whatever is asked, there is an answer.
    """
    reader = active_language()
    suggested = suggest(Asked.read(request.GET.get("q", "")), reader)
    count = suggested.count
    status = ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}
    response = JsonResponse(
        {
            "groups": [_group(group, reader) for group in suggested.groups],
            "status": status if count else gettext("No suggestions"),
        }
    )
    if suggested.is_reduced:
        patch_cache_control(response, no_store=True)
    else:
        patch_cache_control(response, private=True, max_age=SECONDS_KEPT)
    response["X-Robots-Tag"] = "noindex"
    return response


def _group(group: Group, reader: Language) -> dict[str, Any]:
    return {
        "name": group.name,
        "label": str(group.label),
        "suggestions": [_suggestion(found, reader) for found in group.suggestions],
    }


def _suggestion(found: Suggestion, reader: Language) -> dict[str, str]:
    told = {"text": found.text, "url": found.url, **_language(found.language, reader)}
    if found.note:
        told["note"] = str(found.note)
        told |= _language(found.note_language, reader, "note_")
    return told


def _language(language: Language | None, reader: Language, prefix: str = "") -> dict[str, str]:
    if language is None or language == reader:
        return {}
    return {f"{prefix}lang": language.html_lang, f"{prefix}dir": language.direction}
