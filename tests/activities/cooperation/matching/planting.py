"""Open requests and published offers, made without the steps that lead there."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from activities.cooperation.models import Offer, Request
from portal.organisations.models import Organisation
from portal.reference.models import Concept, Region
from tests.activities.cooperation.making import a_request, an_offer


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
