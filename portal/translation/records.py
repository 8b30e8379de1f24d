"""What wagtail-localize has recorded about a page: from where it comes, into what it went."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import Truncator
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

MOST_NAMED = 5
LONGEST_NAME = 60


class TranslationRefused(ValidationError):  # noqa: N818 -- reads as what happened, like PermissionDenied
    """A version was not written or published, because text would be lost or stand untranslated.

    A ``ValidationError``, because that is what wagtail-localize's own views expect of a write
    that cannot be done. ``messages`` holds one sentence, ready to be shown.
    """


def translation_of(page: Page) -> Translation | None:
    """Return the record by which ``page`` was translated, stopped or not; ``None`` if written."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id
        )
        .select_related("source__locale", "target_locale")
        .first()
    )


def version_in(source: TranslationSource, locale: Locale) -> Page | None:
    """Return the page of ``source``'s work in ``locale``, of its own type, if there is one."""
    model = source.specific_content_type.model_class()
    page: Page | None = model.objects.filter(
        translation_key=source.object_id, locale=locale
    ).first()
    return page


def versions_made_from(page: Page) -> PageQuerySet:
    """Return the pages that were translated from ``page``; none if it is itself a translation.

    Versions written on their own, such as the language versions of a UN document, are not made
    from one another and never follow one another.
    """
    if Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).exists():
        return Page.objects.none()
    targets = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale_id=page.locale_id
    ).values("target_locale_id")
    return Page.objects.filter(
        ~Q(pk=page.pk), translation_key=page.translation_key, locale_id__in=targets
    )


def last_write(translation: Translation) -> TranslationLog | None:
    """Return wagtail-localize's record of the last time it wrote the version."""
    return (
        TranslationLog.objects.filter(
            source=translation.source,
            locale=translation.target_locale_id,
            revision__isnull=False,
        )
        .select_related("revision")
        .order_by("created_at", "pk")
        .last()
    )


def named(texts: Iterable[str]) -> str:
    """Return up to five texts, shortened and in quotation marks, for use in a message."""
    listed = list(dict.fromkeys(texts))
    shown = ", ".join(f"“{Truncator(text).chars(LONGEST_NAME)}”" for text in listed[:MOST_NAMED])
    return f"{shown}, …" if len(listed) > MOST_NAMED else shown
