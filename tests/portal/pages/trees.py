"""Sections, and many works in them."""

from typing import Any

from wagtail.models import Page

from portal.pages.models import SectionPage, StandardPage
from tests.portal.sharing.works import fresh


def add_section(parent: Page, title: str, slug: str, **fields: Any) -> SectionPage:
    """Publish a section below another page."""
    section = SectionPage(title=title, slug=slug, locale=parent.locale, **fields)
    parent.add_child(instance=section)
    section.save_revision().publish()
    return fresh(section)


def publish_many(parent: Page, count: int, **fields: Any) -> list[StandardPage]:
    """Publish a number of pages below another, the last one newest."""
    pages = []
    for number in range(count):
        page = StandardPage(
            title=f"Work {number}", slug=f"work-{number}", locale=parent.locale, **fields
        )
        parent.add_child(instance=page)
        page.save_revision().publish()
        pages.append(page)
    return pages
