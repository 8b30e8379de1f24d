"""No page of the portal is an alias of another.

An alias shows one language's text under another language's address. Wagtail makes aliases when
a locale's tree is synchronised, when a page is copied as one, when a page is translated whose
parent is not, and by its admin's API; wagtail-localize turns translations back into aliases.
All of them end in saving a page that has ``alias_of``, and that is refused here. The admin does
not offer what is refused: see ``wagtail_hooks`` and ``forms``.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.models import Page
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization


class AliasRefused(PermissionDenied):
    """An alias page, or a rule that would make some, was about to be saved."""


def refuse_alias_page(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Refuse to save a page that is an alias.

    Adding a page is one transaction in treebeard, so the tree stays as it was.

    Raises:
        AliasRefused: for any page with ``alias_of``.
    """
    del sender
    if isinstance(instance, Page) and instance.alias_of_id is not None:
        raise AliasRefused(f"{instance!r} would be an alias; a work is translated instead")


def refuse_tree_synchronisation(instance: LocaleSynchronization, **_kwargs: Any) -> None:
    """Refuse to save a rule that keeps one locale's tree in step with another's by aliases.

    Raises:
        AliasRefused: always.
    """
    raise AliasRefused(f"{instance!r} would fill a tree with aliases")


def connect() -> None:
    """Connect the guards and take tree synchronisation out of the admin's locale form."""
    pre_save.connect(refuse_alias_page, dispatch_uid="translation.refuse_alias_page")
    pre_save.connect(
        refuse_tree_synchronisation,
        sender=LocaleSynchronization,
        dispatch_uid="translation.refuse_tree_synchronisation",
    )
    LOCALE_COMPONENTS[:] = [
        component
        for component in LOCALE_COMPONENTS
        if component["model"] is not LocaleSynchronization
    ]
