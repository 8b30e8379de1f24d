"""The one way by which wagtail-localize writes a version, made safe.

Submitting, synchronising, publishing in the translation editor and ``Translation.save_target``
all end in ``TranslationSource.create_or_update_translation``. As it comes, it

- writes the source's text over a live translation wherever a text is not translated (any more),
  even when asked only for a draft, because it saves the page's live row;
- writes over edits made by hand;
- publishes without asking whether the user may;
- makes an alias of every parent that does not exist in the language yet.

The library has no hook, setting or swappable model there, and overriding its views would leave
its models' methods as they are: so this one method is replaced, by one that asks first and then
calls it.
"""

from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from portal.translation.completeness import refuse_incomplete
from portal.translation.hand_edits import keep_hand_edits
from portal.translation.permissions import may_create_version
from portal.translation.records import version_in

_write: Final = TranslationSource.create_or_update_translation


def write_version(  # noqa: PLR0913, PLR0917 -- the signature of the method it stands for
    source: TranslationSource,
    locale: Locale,
    user: AbstractBaseUser | None = None,
    publish: bool = True,  # noqa: FBT001, FBT002 -- as above
    copy_parent_pages: bool = False,  # noqa: FBT001, FBT002 -- as above
    fallback: bool = False,  # noqa: FBT001, FBT002 -- as above
) -> tuple[Any, bool]:
    """Write a language version, unless something would be lost, leaked or wrongly published.

    Args:
        source: the snapshot of the work in its source language.
        locale: the language to write.
        user: who does it; ``None`` for the portal itself, which may do anything.
        publish: publish the version too. Everything must be translated. A draft of a live
            version never touches what is live.
        copy_parent_pages: not followed for pages: a parent is translated, not made an alias.
        fallback: put the source's text where a translation is missing. Drafts only.

    Returns:
        The version and whether it is new.

    Raises:
        TranslationRefused: if texts are not translated, or edits by hand would be lost.
        PermissionDenied: if the user may not create or publish the version.
        ParentNotTranslatedError: if the parent page does not exist in the language.
        SourceDeletedError: if the source page is gone.
    """
    if not issubclass(source.specific_content_type.model_class(), Page):
        written: tuple[Any, bool] = _write(
            source,
            locale,
            user=user,
            publish=publish,
            copy_parent_pages=copy_parent_pages,
            fallback=fallback,
        )
        return written
    version = version_in(source, locale)
    translation = source.translations.filter(target_locale=locale).first() or Translation(
        source=source, target_locale=locale
    )
    if user is not None:
        _ask_permission(source, locale, user, version, publish=publish)
    keep_hand_edits(translation, user)
    if publish:
        refuse_incomplete(translation)
    if version is not None and version.live and not publish:
        return _save_draft(source, locale, user), False
    created: tuple[Any, bool] = _write(
        source, locale, user=user, publish=publish, copy_parent_pages=False, fallback=fallback
    )
    return created


def _ask_permission(
    source: TranslationSource,
    locale: Locale,
    user: AbstractBaseUser,
    version: Page | None,
    *,
    publish: bool,
) -> None:
    """Demand for a write what Wagtail's own editor would demand for it in that tree."""
    if version is None:
        allowed = may_create_version(user, source.get_source_instance(), locale, publish=publish)
    else:
        permissions = version.permissions_for_user(user)
        allowed = permissions.can_publish() if publish else permissions.can_edit()
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def _save_draft(source: TranslationSource, locale: Locale, user: AbstractBaseUser | None) -> Page:
    """Save a draft of a live version as a revision only; its live content stays as it is."""
    draft: Page = source.get_ephemeral_translated_instance(locale, fallback=True)
    draft.slug = find_available_slug(
        draft.get_parent(), slugify(draft.slug, allow_unicode=True), ignore_page_id=draft.pk
    )
    revision = draft.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return draft


def install() -> None:
    """Put ``write_version`` in the place of the library's method."""
    TranslationSource.create_or_update_translation = write_version
