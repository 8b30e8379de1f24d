"""The one-page brief of a State as PDF/UA-1: what everybody may see of it, whoever asks."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.profiles.printed import printed
from activities.profiles.profile import profile_of
from activities.recommendations.models import Recommendation
from portal.languages import active_language
from portal.printing.answering import answer
from portal.printing.fitting import fitted
from portal.reference.models import State


@require_safe
def brief(request: HttpRequest, iso3: str) -> HttpResponse:
    """Give the brief of a State in the language of the address.

    Raises:
        Http404: when there is no such State.
    """
    state = get_object_or_404(State.objects.with_places(), iso3=iso3)
    language = active_language()
    address = request.build_absolute_uri(reverse("profiles:state", args=[iso3]))
    profile = profile_of(state, AnonymousUser())
    facts, says_more = printed(profile.facts)
    context = {
        "state": state,
        "profile": profile,
        "facts": facts,
        "says_more": says_more,
        "positions": Recommendation.Position.labels,
        "language": language,
        "address": address,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    html = fitted(render_to_string("profiles/brief.html", context), address)
    return answer(
        request,
        html,
        address=address,
        file_name=f"{iso3.lower()}-{language.html_lang}.pdf",
        language=language,
    )
