"""What is done to a source page is done to its translations; never the other way round."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.translation.permissions import may_do_to_all
from portal.translation.records import named, versions_made_from

ACTIONS = ("delete", "move", "unpublish")


def following_pages(pages: Iterable[Page], action: str) -> dict[Page, PageQuerySet]:
    """Return, for each page that is a source, the translations that share its fate.

    Args:
        pages: pages about to be acted upon.
        action: ``delete``, ``move`` or ``unpublish``.

    Returns:
        Translations by source page. Deleting, moving or unpublishing a translation does nothing
        to its source, nor to its sisters: they are not in it.
    """
    if action not in ACTIONS:
        return {}
    return {page: made for page in pages if (made := versions_made_from(page)).exists()}


def refusal(user: AbstractBaseUser | AnonymousUser, page: Page, action: str) -> str | None:
    """Return why a user may not act upon a source page: one of its translations forbids it.

    Wagtail asks for permission on the page acted upon only.
    """
    versions = versions_made_from(page).select_related("locale")
    forbidden = [
        version.locale.get_display_name()
        for version in versions
        if not may_do_to_all(user, action, [version])
    ]
    if not forbidden:
        return None
    return gettext(
        "The translations of this page would follow, and you do not have permission for them: "
        "%(languages)s."
    ) % {"languages": named(forbidden)}
