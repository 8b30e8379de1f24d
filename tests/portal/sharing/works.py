"""Works in several languages, for tests."""

from typing import TypeVar

from wagtail.models import Page, PageViewRestriction

from portal.pages.models import HomePage, StandardPage

PageT = TypeVar("PageT", bound=Page)


def published(parent: Page, title: str, slug: str = "about") -> StandardPage:
    """Publish a page of free text below another."""
    page = StandardPage(title=title, slug=slug, locale=parent.locale)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def translated(page: PageT, home: HomePage, title: str) -> PageT:
    """Publish the version of a page in the language of a home page."""
    version: PageT = page.copy_for_translation(home.locale)
    version.title = title
    version.save_revision().publish()
    return fresh(version)


def fresh(page: PageT) -> PageT:
    """Return a page as it is in the database."""
    found: PageT = type(page).objects.get(pk=page.pk)
    return found


def restrict(page: Page) -> None:
    """Let only people who signed in see a page and what is below it."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
