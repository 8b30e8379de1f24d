"""Planting the requests and offers of the demonstration."""

from django.db import transaction
from django.utils import timezone

from activities.agreement.demonstration.entries import Vocabularies
from activities.cooperation import clock
from activities.cooperation.demonstration.entries import (
    Entry,
    draft_offer,
    draft_request,
    entries,
)
from activities.cooperation.demonstration.people import acting, welcome
from activities.cooperation.demonstration.stages import OFFERS, REQUESTS, Story
from activities.cooperation.models import Offer, Request
from portal.demonstration.people import unreachable
from portal.demonstration.planting import Grounds, work_key


@transaction.atomic
def plant_cooperation(_grounds: Grounds) -> None:
    """Make the requests and offers that are missing, and the people who offer.

    What was once made is left alone, whatever became of it: it belongs to those who play with it.
    """
    welcome()
    requests, offers = entries()
    requests, offers = _missing(requests, Request), _missing(offers, Offer)
    if not requests and not offers:
        return
    known, people = Vocabularies(), acting()
    # Nobody waits for these letters.
    with unreachable():
        # Requests are introduced to offers.
        for entry in offers:
            offer = draft_offer(entry, people[entry.sender], known)
            story = Story(offer, entry, people)
            for step in OFFERS[entry.said["stage"]]:
                step(story)
        for entry in requests:
            request = draft_request(entry, people[entry.sender], known)
            story = Story(request, entry, people)
            for step in REQUESTS[entry.said["stage"]]:
                step(story)
        clock.run(timezone.now())


def _missing(found: list[Entry], model: type[Request | Offer]) -> list[Entry]:
    keys = {work_key(entry.said["slug"]): entry for entry in found}
    for key in model.objects.filter(key__in=keys).values_list("key", flat=True):
        del keys[key]
    return list(keys.values())
