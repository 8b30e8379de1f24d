"""Whose matches a person may see: of what they act for, and for the secretariat of all."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from activities.cooperation.access import standing_of
from activities.cooperation.models import LOOKING, Offer, Request
from activities.cooperation.models.request import RequestQuerySet
from portal.accounts.access import (
    ask_for_second_factor,
    for_signed_in,
    keep_typed,
    lacks_second_factor,
    needs_second_factor,
)


def for_those_concerned(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Show a view to who is signed in, with a second factor where they need one, and say who it is.

    Matches tell what States have not made public: who answers for one and the secretariat show a
    second factor, as for everything of theirs.
    """

    @wraps(view)
    def guarded(request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if needs_second_factor(user) and lacks_second_factor(request):
            keep_typed(request)
            return ask_for_second_factor(request, request.get_full_path())
        return view(request, user, *args, **kwargs)

    return for_signed_in(guarded)


def request_or_404(user: User, visible: RequestQuerySet, key: UUID) -> Request:
    """Return a request that looks for partners; those of others do not exist for a person.

    Args:
        user: the person.
        visible: the requests that they may see.
        key: of the request.
    """
    rows = visible.filter(status__in=LOOKING)
    if not standing_of(user).is_secretariat:
        rows = rows.filter(pk__in=Request.objects.of_bodies(user).order_by().values("pk"))
    return get_object_or_404(rows.select_related("state").prefetch_related("texts"), key=key)


def offer_or_404(user: User, key: UUID) -> Offer:
    """Return a published offer; those of others do not exist for a person."""
    rows = Offer.objects.public()
    if not standing_of(user).is_secretariat:
        rows = rows.filter(pk__in=Offer.objects.of_bodies(user).order_by().values("pk"))
    return get_object_or_404(
        rows.select_related("state", "organisation").prefetch_related("texts"), key=key
    )
