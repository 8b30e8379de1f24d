"""Pages of free text: statements, and examples of what a page can hold."""

from dataclasses import dataclass
from typing import Any, Final

from portal.demonstration.planting import Grounds, plant
from portal.demonstration.texts import Named, versions
from portal.languages import CODES
from portal.pages.models import StandardPage


@dataclass(frozen=True, slots=True)
class Standing:
    """A page of free text.

    Attributes:
        slug: of the page and of its files.
        section: name of the section it is in; empty for a page right below home.
        in_menu: whether the menu at the foot of every page names it.
        source_language: code of the language it was written in.
        picture: name of its picture in listings, may be empty.
    """

    slug: str
    section: str = ""
    in_menu: bool = False
    source_language: str = "en"
    picture: str = ""


# Planted in this order: a page can lead to those before it. ``about`` is in English only here;
# its other languages are translated, see ``translated``.
ABOUT: Final = Standing("about", in_menu=True)
PAGES: Final = (
    Standing("accessibility", in_menu=True),
    Standing("privacy", in_menu=True),
    Standing("contact", in_menu=True),
    Standing("take-part", section="cooperation", picture="network"),
    Standing("page-elements", picture="currents"),
    Standing("peer-exchange", section="cooperation", source_language="fr"),
    Standing("accessible-meetings", section="cooperation", source_language="ar", picture="hall"),
)


def plant_page(
    page: Standing,
    grounds: Grounds,
    named: Named,
    shared: dict[str, Any],
    languages: tuple[str, ...] = CODES,
) -> dict[str, StandardPage]:
    """Make or update one page in the languages it is written in; note it for links to it."""
    parents = grounds.sections[page.section] if page.section else grounds.homes
    fields = versions(page.slug, named)
    planted = plant(
        StandardPage,
        page.slug,
        parents,
        {code: values for code, values in fields.items() if code in languages},
        source_language=page.source_language,
        show_in_menus=page.in_menu,
        listing_image_id=named.image[page.picture] if page.picture else None,
        **shared,
    )
    named.page[page.slug] = {code: version.pk for code, version in planted.items()}
    return planted
