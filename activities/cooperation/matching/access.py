"""Whose matches a person may see: of what they act for, and for the secretariat of all."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from activities.cooperation.access import Standing
from activities.cooperation.models import LOOKING, Offer, Request
from activities.cooperation.models.request import RequestQuerySet
from portal.accounts.access import for_signed_in_with_second_factor, needs_second_factor

#: Matches tell what States have not made public: who answers for one and the secretariat show a
#: second factor, as for everything of theirs.
for_those_concerned = for_signed_in_with_second_factor(needs_second_factor)


def request_or_404(who: Standing, visible: RequestQuerySet, key: UUID) -> Request:
    """Return a request that looks for partners; those of others do not exist for a person.

    Args:
        who: for whom the person acts.
        visible: the requests that they may see.
        key: of the request.
    """
    rows = visible.filter(status__in=LOOKING)
    if not who.is_secretariat:
        rows = rows.of_standing(who)
    whole = rows.select_related("state", "channel").prefetch_related("texts")
    return get_object_or_404(whole, key=key)


def offer_or_404(who: Standing, key: UUID) -> Offer:
    """Return a published offer; those of others do not exist for a person."""
    rows = Offer.objects.public()
    if not who.is_secretariat:
        rows = rows.of_standing(who)
    whole = rows.select_related("state", "organisation").prefetch_related("texts")
    return get_object_or_404(whole, key=key)
