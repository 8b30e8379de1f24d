"""The demonstration from beginning to end; the order is that in which one thing needs another."""

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from portal.demonstration import library, people, standing
from portal.demonstration.ground import fill_homes, place_site, plant_homes, plant_sections
from portal.demonstration.planting import Grounds
from portal.demonstration.registry import contributions
from portal.demonstration.texts import Named, versions
from portal.demonstration.translated import translate
from portal.reference.loading.load import load_reference

REVIEWED: Final = date(2026, 11, 25)


class NotADemonstrationError(Exception):
    """This site is not one to fill with demonstration content and known passwords."""


@transaction.atomic
def seed() -> None:
    """Fill the portal with the demonstration, or bring it up to date.

    Everything or nothing: a seed that is interrupted leaves no trace but files.

    Raises:
        NotADemonstrationError: unless ``PORTAL_DEMONSTRATION`` is on.
    """
    if not settings.PORTAL_DEMONSTRATION:
        raise NotADemonstrationError("PORTAL_DEMONSTRATION is off")
    shared: dict[str, Any] = {"last_reviewed": REVIEWED}
    load_reference()
    named = Named(image=library.pictures(), file=library.files())
    homes = plant_homes()
    place_site(homes["en"], settings.WAGTAILADMIN_BASE_URL)
    grounds = Grounds(homes, plant_sections(homes, named, shared))
    for slug, pages in grounds.sections.items():
        named.page[slug] = {code: page.pk for code, page in pages.items()}
    about = standing.plant_page(standing.ABOUT, grounds, named, shared, ("en",))["en"]
    locales = {code: home.locale for code, home in homes.items()}
    translated = translate(about, versions(standing.ABOUT.slug, named), locales)
    named.page[standing.ABOUT.slug] = {code: page.pk for code, page in translated.items()}
    for page in standing.PAGES:
        standing.plant_page(page, grounds, named, shared)
    for contribution in contributions():
        contribution.plant(grounds)
    fill_homes(homes, named, shared)
    people.welcome_people(homes)
