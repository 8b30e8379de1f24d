"""Permanent addresses of activities."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from activities.repository.gone import CACHE_CONTROL, withdrawn
from activities.repository.models import ActivityReference
from activities.repository.public import public
from portal.languages import active_language, language_of
from portal.works.cards import version_for, work_url


@require_safe
def permalink(request: HttpRequest, reference: str) -> HttpResponse:
    """Open an activity by its reference in the reader's interface language.

    Raises:
        Http404: when it is not public and never was.
    """
    held = get_object_or_404(ActivityReference, reference=reference.upper())
    versions = {
        page.locale.language_code: page
        for page in public().filter(translation_key=held.work_key).select_related("locale")
    }
    if not versions:
        return withdrawn(request, held.work_key)
    reader = active_language()
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    address = page.get_url(request) if language == reader else work_url(held.work_key, reader)
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = CACHE_CONTROL
    return response


@require_safe
def neutral(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the address without a language to the one the visitor's browser asks for."""
    with override(language_of(get_language_from_request(request)).code):
        response = HttpResponseRedirect(reverse("repository:permalink", args=[reference.upper()]))
    response["Cache-Control"] = CACHE_CONTROL
    response["Vary"] = "Accept-Language, Cookie"
    return response
