"""Open requests and published offers, made without the steps that lead there."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from activities.cooperation.models import Offer, Request
from activities.repository.models import ActivityPage
from portal.organisations.models import Organisation
from portal.pages.models import SectionPage
from portal.reference.models import Concept, Region
from tests.activities.cooperation.making import People, a_request, an_offer
from tests.activities.making import agree_to, an_activity


def asking(iso3: str = "KEN", **fields: Any) -> Request:
    """Return an open request on access to justice, for training, in English."""
    row = a_request(iso3, **{"title": f"Request of {iso3}", **fields})
    Request.objects.filter(pk=row.pk).update(status=Request.Status.OPEN)
    return Request.objects.get(pk=row.pk)


def offering(
    organisation: Organisation | None = None,
    title: str = "An offer",
    themes: tuple[str, ...] = ("access-to-justice",),
    kinds: tuple[str, ...] = ("training",),
    regions: tuple[str, ...] = (),
    **fields: Any,
) -> Offer:
    """Return a published offer."""
    row = an_offer(organisation, title, **fields)
    row.themes.set(Concept.objects.filter(scheme__code="themes", code__in=themes))
    row.kinds.set(Concept.objects.filter(scheme__code="assistance-kinds", code__in=kinds))
    row.regions.set(Region.objects.filter(code__in=regions))
    Offer.objects.filter(pk=row.pk).update(status=Offer.Status.PUBLISHED)
    return Offer.objects.get(pk=row.pk)


def matches_of(row: Request | Offer, code: str = "en", query: str = "") -> str:
    """Return the address of the matches of a request or an offer."""
    name = "of_request" if isinstance(row, Request) else "of_offer"
    with override(code):
        return reverse(f"matching:{name}", args=[row.key]) + query


def context(response: Any) -> dict[str, Any]:
    """Return what a page shows."""
    found: dict[str, Any] = response.context_data
    return found


def listed(response: Any) -> list[UUID]:
    """Return what a page lists, in its order."""
    return [entry.one.key for entry in context(response)["entries"]]


def entry_of(response: Any, key: UUID) -> Any:
    """Return what a page shows of one candidate; none where it is not listed."""
    return next((one for one in context(response)["entries"] if one.one.key == key), None)


def a_practice(
    section: SectionPage, people: People, states: tuple[str, ...] = ("UGA",), **fields: Any
) -> ActivityPage:
    """Return a public activity on access to justice that is a good practice to share."""
    marked = {"good_practice": True, "good_practice_reason": "It lasts.", "helps_peers": True}
    page = an_activity(section, states, provider=people.partner_body, **{**marked, **fields})
    page.themes = list(Concept.objects.filter(scheme__code="themes", code="access-to-justice"))
    page.save()
    page.save_revision()
    agree_to(page)
    page.get_latest_revision().publish()
    found: ActivityPage = ActivityPage.objects.get(pk=page.pk)
    return found
