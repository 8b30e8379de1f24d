"""A page that was really translated with wagtail-localize, so that editors find one to look at."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.demonstration.planting import set_values
from portal.pages.models import StandardPage


def translate(
    page: StandardPage, versions: Mapping[str, Mapping[str, Any]], locales: Mapping[str, Locale]
) -> dict[str, StandardPage]:
    """Translate a page text by text, as a translator would, and publish its versions.

    What was translated before is left alone: from then on it belongs to the translators.

    Args:
        page: in its source language.
        versions: by language code, the values of its fields, with the same blocks as the source.
        locales: by language code.

    Returns:
        The pages by language code, the source among them.
    """
    held = {
        translation.target_locale.language_code
        for translation in Translation.objects.filter(
            source__object_id=page.translation_key
        ).select_related("target_locale")
    }
    missing = [code for code in versions if locales[code] != page.locale and code not in held]
    if missing:
        source, _created = TranslationSource.get_or_create_from_instance(page)
        segments = sorted(
            StringSegment.objects.filter(source=source).select_related("context"),
            key=lambda segment: (segment.context.path, segment.order),
        )
        for code in missing:
            words = _words(page, versions[code], locales[code])
            _record(segments, words, locales[code])
            translation = Translation.objects.create(source=source, target_locale=locales[code])
            # A version is published when the transaction ends; the pages planted next lead to it.
            translation.save_target(publish=False)
            translation.get_target_instance().get_latest_revision().publish()
    pages = StandardPage.objects.filter(translation_key=page.translation_key)
    return {one.locale.language_code: one for one in pages.select_related("locale")}


def _words(
    page: StandardPage, values: Mapping[str, Any], locale: Locale
) -> list[StringSegmentValue]:
    """Return the texts of a version that is not saved, in the order of their paths."""
    version = StandardPage(translation_key=page.translation_key, locale=locale)
    set_values(version, values)
    found = [one for one in extract_segments(version) if isinstance(one, StringSegmentValue)]
    return sorted(found, key=attrgetter("path", "order"))


def _record(segments: list[StringSegment], words: list[StringSegmentValue], locale: Locale) -> None:
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=segment.string_id,
            context=segment.context,
            locale=locale,
            data=word.string.data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for segment, word in zip(segments, words, strict=True)
    )
