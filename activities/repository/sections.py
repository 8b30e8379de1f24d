"""Where activities live: the section of cooperation in each language's tree."""

from typing import Final

from wagtail.query import PageQuerySet

from portal.pages.models import SectionPage

#: Slug of the section in the language it was made in; the others are its translations.
SECTION: Final = "cooperation"


def sections() -> PageQuerySet:
    """Return the section in every language it exists in."""
    return SectionPage.objects.filter(
        translation_key__in=SectionPage.objects.filter(slug=SECTION).values("translation_key")
    )
