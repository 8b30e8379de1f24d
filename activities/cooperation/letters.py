"""Letters about requests, offers and introductions: never with a word of what they say."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import override

from activities.cooperation import taking
from activities.cooperation.access import MODERATES
from activities.cooperation.models import Introduction, Offer, Request, Side
from portal.letters.letters import Recipient, post, recipient_of
from portal.organisations.models import FocalPoint, Organisation


def state_side(request: Request) -> list[Recipient]:
    """Return the focal points in office of the State that asks."""
    points = FocalPoint.objects.in_office().filter(state=request.state_id)
    return [recipient_of(one.user) for one in points.select_related("user__wagtail_userprofile")]


def members_of(*organisations: int) -> list[Recipient]:
    """Return who acts for verified organisations, by their keys; others act for nobody."""
    users = User.objects.filter(
        is_active=True,
        memberships__organisation__in=organisations,
        memberships__organisation__status=Organisation.Status.VERIFIED,
    )
    return [recipient_of(user) for user in users.select_related("wagtail_userprofile")]


def author_side(request: Request) -> list[Recipient]:
    """Return the members of the body that wrote a request for its State; else its focal points.

    A body that is not known (any more) acts for nobody: its members are not told either.
    """
    members = members_of(request.author_id) if request.author_id is not None else []
    return members or state_side(request)


def partner_side(offer: Offer) -> list[Recipient]:
    """Return who acts for the body that offers."""
    if offer.organisation_id is not None:
        return members_of(offer.organisation_id)
    points = FocalPoint.objects.in_office().filter(state=offer.state_id)
    return [recipient_of(one.user) for one in points.select_related("user__wagtail_userprofile")]


def write_about(name: str, thing: Request | Offer, recipients: list[Recipient]) -> None:
    """Tell people that something became of a request or an offer; the letter leads to its page."""
    view = "own_request" if isinstance(thing, Request) else "own_offer"
    # Who stands on both sides gets one letter.
    for recipient in {one.email: one for one in recipients}.values():
        _post(name, thing.reference, recipient, f"cooperation:{view}", thing.key)


def write_to_secretariat(thing: Request | Offer, name: str = "new") -> None:
    """Tell who decides that there is something to read."""
    view = (
        "cooperation_request_review" if isinstance(thing, Request) else "cooperation_offer_review"
    )
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse(view, args=[thing.pk])}"
    told = [recipient_of(user) for user in MODERATES.holders()]
    post(_template(name), told, {"reference": thing.reference, "url": url})


def write_to_side(name: str, introduction: Introduction, side: str) -> None:
    """Tell one side of an introduction that something waits there; not what."""
    if side == Side.STATE:
        recipients = state_side(introduction.request)
    else:
        recipients = partner_side(introduction.offer)
    for recipient in recipients:
        _post(name, introduction.reference, recipient, "cooperation:introduction", introduction.key)


def write_to_providers(practice: UUID, recipients: list[Recipient]) -> None:
    """Ask who carried a good practice out for an offer of it.

    The letter says neither who looks for such assistance nor for what, not even by a reference.
    """
    for recipient in {one.email: one for one in recipients}.values():
        with override(recipient.language.code):
            url = f"{settings.WAGTAILADMIN_BASE_URL}{taking.address(practice)}"
        post(_template("invited"), [recipient], {"url": url})


def _post(name: str, reference: str, recipient: Recipient, view: str, key: object) -> None:
    with override(recipient.language.code):
        path = reverse(view, args=[key])
    context = {"reference": reference, "url": f"{settings.WAGTAILADMIN_BASE_URL}{path}"}
    post(_template(name), [recipient], context)


def _template(name: str) -> str:
    return f"cooperation/letters/{name}.txt"
