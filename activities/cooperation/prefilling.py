"""A draft of an activity, filled in from an introduction that both sides have confirmed."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from activities.cooperation import life
from activities.cooperation.life import Kind, TooLateError
from activities.cooperation.models import Introduction, OfferText, Request, RequestText
from activities.cooperation.reading import show_offer, show_request
from activities.submissions.models import Submission


@transaction.atomic
def draft_activity(introduction: Introduction, user: User) -> Submission:
    """Return a draft in the name of the organisation that offers, the same one each time.

    It goes the way of every submission: nothing is public before the State agrees to it.

    Raises:
        TooLateError: the two have not both confirmed, or a State offers, which has no
            organisation that could submit.
    """
    held = life.locked(introduction)
    if held.submission_key is not None:
        found = Submission.objects.seen_by(user).filter(key=held.submission_key).first()
        if found is not None:
            return found
    organisation = held.offer.organisation
    if organisation is None:
        raise TooLateError
    life.move(held, Kind.DRAFTED, user)
    asks, offers = show_request(held.request), show_offer(held.offer)
    typed = _typed(held.request, asks.text, offers.text)
    made = Submission.objects.create(
        owner=user,
        organisation=organisation,
        language=asks.language.code,
        data={"typed": typed, **_facts(typed)},
    )
    held.submission_key = made.key
    held.save(update_fields=["submission_key"])
    return made


def _typed(
    request: Request, asked: RequestText | None, offered: OfferText | None
) -> dict[str, dict[str, list[str]]]:
    """Return what the steps of the form hold, as if it had been typed."""
    modality = {"peers": "peer-to-peer", "south-south": "south-south", "triangular": "triangular"}
    channel = request.channel.code if request.channel else ""
    return {
        "what": {
            "title": [asked.title if asked else ""],
            "summary": [asked.need[:1000] if asked else ""],
            "description": [offered.description if offered else ""],
        },
        "where": {
            "states": [request.state.iso3],
            "starts_on": [request.starts_on.isoformat() if request.starts_on else ""],
            "start_precision": ["day"],
            "ends_on": [request.ends_on.isoformat() if request.ends_on else ""],
            "end_precision": ["day"],
            "status": ["planned"],
            "modality": [modality.get(channel, "")],
            "partner_words": [""],
            "partners": [],
        },
        "subjects": {
            "themes": [one.code for one in request.themes.all()],
            "groups": [],
            "sdgs": [one.code for one in request.sdgs.all()],
            "state": [""],
            "words": [""],
            "recommendations": [str(one.pk) for one in request.recommendations.all()],
        },
    }


def _facts(typed: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    """Return the same as the page is made of it."""
    many = {"states", "partners", "themes", "groups", "sdgs", "recommendations"}
    helpers = {"partner_words", "state", "words"}
    return {
        name: held if name in many else "".join(held)
        for step in typed.values()
        for name, held in step.items()
        if name not in helpers
    }
