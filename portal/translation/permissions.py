"""What a user may do with the language versions of a page, by Wagtail's page permissions.

The permission ``submit_translation`` is for the whole portal. It lets somebody start and
synchronise translations; what may be created and published in which language's tree stays with
the permissions of that tree.
"""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Locale, Page


def parent_in(page: Page, locale: Locale) -> Page | None:
    """Return the page below which a version of ``page`` belongs, if it exists in that language."""
    parent: Page = page.get_parent()
    if parent.is_root():
        return parent
    translated: Page | None = parent.get_translation_or_none(locale)
    return translated


def may_create_version(
    user: AbstractBaseUser, page: Page, locale: Locale, *, publish: bool = False
) -> bool:
    """Tell whether a user may make a version of ``page`` where it belongs in a locale's tree.

    Where the parent does not exist yet there is nothing to ask: the version cannot be made.
    """
    parent = parent_in(page, locale)
    if parent is None:
        return True
    permissions = parent.permissions_for_user(user)
    allowed = permissions.can_publish_subpage() if publish else permissions.can_add_subpage()
    return bool(allowed)


def may_do_to_all(
    user: AbstractBaseUser | AnonymousUser, action: str, pages: Iterable[Page]
) -> bool:
    """Tell whether a user may delete, move or unpublish each of some pages.

    Args:
        user: who wants to.
        action: ``delete``, ``move`` or ``unpublish``.
        pages: the versions that would follow.
    """
    return all(
        getattr(page.permissions_for_user(user), f"can_{action}")()
        for page in pages
        if action != "unpublish" or page.live
    )
