"""Home pages, the site they are served on, and sections."""

from typing import Any, Final
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Site

from portal.demonstration.planting import bring_up_to_date, plant, plant_new, work_key
from portal.demonstration.texts import Named, raw, versions
from portal.languages import CODES
from portal.pages.models import HomePage, SectionPage
from portal.translation.locales import ensure_locales

HOME: Final = "home"
# In the order of the menu, each with its picture for listings.
SECTIONS: Final = {"panels": "hall", "documents": "currents", "cooperation": "network"}
DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def plant_homes() -> dict[str, HomePage]:
    """Return the home page of each language, making what is missing with nothing in it yet.

    What they say leads to pages that do not exist yet: ``fill_homes`` comes last.
    """
    locales = ensure_locales()
    _remove_welcome_page()
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locales["en"])
    )
    key = work_key(HOME)
    found = HomePage.objects.filter(translation_key=key).select_related("locale", "latest_revision")
    homes: dict[str, HomePage] = {home.locale.language_code: home for home in found}
    for code in CODES:
        if code not in homes:
            # All of them have the same parent, so they cannot have the same slug.
            slug = HOME if code == "en" else f"{HOME}-{code}"
            home = HomePage(slug=slug, translation_key=key, locale=locales[code])
            homes[code] = plant_new(
                home, root, {"title": raw(HOME, code)["title"], "source_language": "en"}
            )
    return {code: homes[code] for code in CODES}


def fill_homes(homes: dict[str, HomePage], named: Named, shared: dict[str, Any]) -> None:
    """Say on the home pages what the portal is."""
    for code, fields in versions(HOME, named).items():
        bring_up_to_date(homes[code], {**shared, **fields})


def place_site(home: HomePage, base_url: str) -> Site:
    """Serve the pages below a home page, at the address people use.

    Args:
        home: root of the site; the other languages' homes are its translations.
        base_url: address of the portal, with its port unless it is the scheme's own.
    """
    address = urlsplit(base_url)
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": address.port or DEFAULT_PORTS[address.scheme],
        "root_page_id": home.pk,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    return site


def plant_sections(
    homes: dict[str, HomePage], named: Named, shared: dict[str, Any]
) -> dict[str, dict[str, SectionPage]]:
    """Make or update the sections; return them by name, then by language code."""
    return {
        slug: plant(
            SectionPage,
            slug,
            homes,
            versions(slug, named),
            show_in_menus=True,
            listing_image_id=named.image[picture],
            **shared,
        )
        for slug, picture in SECTIONS.items()
    }


def _remove_welcome_page() -> None:
    """Take away the page that Wagtail's first migration plants, and the site that shows it."""
    plain = ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(depth=2, numchild=0, slug=HOME, content_type=plain):
        page.delete()
