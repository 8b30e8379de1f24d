"""Offers that begin as a good practice of who offers, taken from its public activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from activities.cooperation.bodies import Body
from activities.cooperation.models import Offer, OfferText
from activities.cooperation.models.living import CHANNELS
from activities.cooperation.reading import shared_practices
from activities.repository.models import ActivityPage, ActivityProvider
from portal.languages import active_language, language_of
from portal.pages.public import public_pages
from portal.reference.models import Concept
from portal.works.cards import Card
from portal.works.registry import cards_for

PRACTICE: Final = "practice"
#: The way in which who helps a peer works with it, and those that a modality adds.
PEERS: Final = "peers"
ADDED: Final = ("south-south", "triangular")
#: What a title may end with where the activity's is too long for an offer.
_CUT: Final = "…"
_LONGEST: Final = OfferText._meta.get_field("title").max_length or 0  # noqa: SLF001 -- Django's documented API


@dataclass(frozen=True, slots=True)
class Taken:
    """A good practice that an offer can be taken from.

    Attributes:
        page: its source version, which holds the facts.
        card: it, as its reader sees it.
        bodies: for whom it may be offered, by code.
    """

    page: ActivityPage
    card: Card
    bodies: dict[str, Body]


def address(practice: UUID) -> str:
    """Return where an offer of a good practice is begun."""
    return f"{reverse('cooperation:start_offer')}?{urlencode({PRACTICE: str(practice)})}"


def practice_in(query: QueryDict, bodies: Iterable[Body]) -> Taken | None:
    """Return the good practice that an address names.

    Args:
        query: of the address.
        bodies: for whom the person may offer.

    Returns:
        None where it names none, or one that is not (any more) public and to be shared, or that
        none of the bodies has provided: whether there is such a work is not told.
    """
    try:
        key = UUID(query.get(PRACTICE, ""))
    except ValueError:
        return None
    page = shared_practices().filter(translation_key=key).first()
    cards = cards_for([key], active_language(), {"activity"}) if page is not None else {}
    if page is None or key not in cards:
        return None
    rows = ActivityProvider.objects.filter(page=page, role=ActivityProvider.Role.PROVIDER)
    providers = set(rows.values_list("organisation_id", flat=True))
    own = {
        body.code: body
        for body in bodies
        if body.organisation is not None and body.organisation.pk in providers
    }
    return Taken(page, cards[key], own) if own else None


def fill(row: Offer, text: OfferText, taken: Taken) -> None:
    """Let an offer that was just begun say what its activity says publicly.

    Texts are taken over where the activity exists in the offer's language; in another one they
    would be called what they are not.
    """
    row.form, row.activity_key = Offer.Form.PRACTICE, taken.page.translation_key
    row.save(update_fields=["form", "activity_key"])
    row.themes.set(taken.page.themes.all())
    row.sdgs.set(taken.page.sdgs.all())
    modality = taken.page.modality.code if taken.page.modality is not None else ""
    ways = {PEERS, modality} & {PEERS, *ADDED}
    row.channels.set(Concept.objects.in_scheme(CHANNELS).filter(code__in=ways))
    versions = public_pages(ActivityPage).filter(translation_key=row.activity_key)
    for page in versions.select_related("locale"):
        if language_of(page.locale.language_code).code == text.language:
            text.title, text.description = _cut(page.title), page.summary
            text.save(update_fields=["title", "description"])


def _cut(title: str) -> str:
    """Return a title that is not too long for an offer; cut between words where there are any."""
    if len(title) <= _LONGEST:
        return title
    short = title[: _LONGEST - len(_CUT)]
    head, _space, _rest = short.rpartition(" ")
    return f"{(head or short).rstrip()}{_CUT}"
