"""Six trees of pages to work in."""

from wagtail.models import Page, Site

from portal.pages.models import HomePage
from portal.translation.locales import ensure_locales


def plant_homes(hostname: str = "testserver") -> dict[str, HomePage]:
    """Make a live home page in each language, translations of one another, and the site.

    Takes away what Wagtail's own migrations have planted, and plants again what a flush of the
    database took away.

    Args:
        hostname: the site's.

    Returns:
        Home pages by language code, as they are in the database.
    """
    locales = ensure_locales()
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        Page.objects.get(pk=page.pk).delete()
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locales["en"])
    )
    english = root.add_child(instance=HomePage(title="Home", slug="home", locale=locales["en"]))
    english.save_revision().publish()
    homes = {"en": english}
    for code, locale in locales.items():
        if code != "en":
            home = english.copy_for_translation(locale)
            home.title = f"Home {code}"
            home.save_revision().publish()
            homes[code] = home
    Site.objects.create(hostname=hostname, root_page=english, is_default_site=True)
    return {code: HomePage.objects.get(pk=home.pk) for code, home in homes.items()}
