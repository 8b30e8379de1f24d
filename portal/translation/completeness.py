"""Whether everything of a version is translated."""

from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from portal.translation.records import TranslationRefused, last_write, named


def untranslated_strings(translation: Translation) -> list[str]:
    """Return, in reading order, the source's texts that have no valid translation.

    wagtail-localize would put each of them, in the source language, into the version it writes.
    """
    missing = (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .order_by("order")
        .values_list("string__data", flat=True)
    )
    return [StringValue(text).render_text() for text in missing]


def refuse_incomplete(translation: Translation) -> None:
    """Refuse to publish a version while texts of its source have no translation.

    Raises:
        TranslationRefused: naming the texts.
    """
    _refuse(untranslated_strings(translation), translation)


def refuse_source_text(version: Page, translation: Translation, revision_id: int | None) -> None:
    """Refuse to publish a version's content that still says in it what its source says.

    Looks at the content itself, so it holds for every way to publish: bulk actions, workflows,
    the schedule. A text that is rightly the same in both languages has a translation that says
    so. A version that is maintained by hand, its translation stopped, is its editors' own.

    Args:
        version: the page as it would be published.
        translation: the record it was translated by.
        revision_id: primary key of the revision that holds this content.

    Raises:
        TranslationRefused: naming the texts.
    """
    if not translation.enabled:
        written = last_write(translation)
        if written is None or written.revision_id != revision_id:
            return
    confirmed = set(
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            locale=translation.target_locale,
            has_error=False,
        ).values_list("context__path", "translation_of__data")
    )
    source_texts = set(
        StringSegment.objects.filter(source=translation.source).values_list(
            "context__path", "string__data"
        )
    )
    left = [
        segment.render_text()
        for segment in extract_segments(version)
        if isinstance(segment, StringSegmentValue)
        and (text := (segment.path, segment.string.data)) in source_texts
        and text not in confirmed
    ]
    _refuse(left, translation)


def _refuse(texts: list[str], translation: Translation) -> None:
    if not texts:
        return
    locale = translation.target_locale.get_display_name()
    count = len(set(texts))
    raise TranslationRefused(
        ngettext(
            "Not published in %(language)s: %(count)d text is not translated yet: %(texts)s.",
            "Not published in %(language)s: %(count)d texts are not translated yet: %(texts)s.",
            count,
        )
        % {"language": locale, "count": count, "texts": named(texts)}
    )
