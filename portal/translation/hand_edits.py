"""What was changed in a version by hand, and how it is kept when the version is written again.

Editors may stop the translation of a version and edit its page directly. wagtail-localize forgets
such edits when the translation is started again and published. Here they are compared three
ways: what wagtail-localize wrote last, what the page says now, what it would write next. Edits
that can be said as translations become translations; if any edit would still be lost, the write
is refused.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from portal.translation.records import TranslationRefused, last_write, named, version_in

# Of child objects: wagtail-localize gives them new rows and the version's locale by itself.
BOOKKEEPING = frozenset({"pk", "id", "page", "locale", "translation_key"})


@dataclass(frozen=True, slots=True)
class _Parts:
    """The translatable parts of one state of a page, by content path.

    Attributes:
        strings: texts of a path in reading order; a path of rich text has several.
        templates: markup around the texts of a path of rich text.
        values: what is not translated but may differ, such as an image.
    """

    strings: dict[str, list[str]]
    templates: dict[str, str]
    values: dict[str, Any]

    @classmethod
    def of(cls, page: Page | None) -> "_Parts":
        parts = cls(defaultdict(list), {}, {})
        for segment in extract_segments(page) if page is not None else ():
            if isinstance(segment, StringSegmentValue):
                parts.strings[segment.path].append(segment.string.data)
            elif isinstance(segment, TemplateSegmentValue):
                parts.templates[segment.path] = segment.template
            elif isinstance(segment, OverridableSegmentValue):
                parts.values[segment.path] = segment.data
        return parts


def keep_hand_edits(translation: Translation, user: AbstractBaseUser | None = None) -> None:
    """Make sure that writing a version again loses nothing that was changed in it by hand.

    Args:
        translation: the record of the version; does nothing if there is no version yet, or if
            nobody but wagtail-localize has saved it.
        user: who is named as the translator of what is taken over.

    Raises:
        TranslationRefused: naming the parts that cannot be taken over.
    """
    version = version_in(translation.source, translation.target_locale)
    if version is None:
        return
    log = last_write(translation)
    if log is not None and log.revision_id == version.latest_revision_id:
        return
    written = log.revision.as_object() if log is not None else None
    current = version.get_latest_revision_as_object()
    _take_over(translation, written, current, user)
    lost = _lost(translation, written, current)
    if lost:
        raise TranslationRefused(
            gettext(
                "The version in %(language)s was changed by hand, and synchronising would lose "
                "these changes: %(parts)s. Go on editing it by hand, or make these parts as they "
                "are in the source."
            )
            % {"language": translation.target_locale.get_display_name(), "parts": named(lost)}
        )


def _take_over(
    translation: Translation,
    written: Page | None,
    current: Page,
    user: AbstractBaseUser | None,
) -> None:
    """Record as translations the texts and values that were changed by hand."""
    was, now = _Parts.of(written), _Parts.of(current)
    locale = translation.target_locale
    places: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in (
        StringSegment.objects.filter(source=translation.source)
        .select_related("string", "context")
        .order_by("order")
    ):
        places[segment.context.path].append(segment)
    templates = dict(
        translation.source.templatesegment_set.values_list("context__path", "template__template")
    )
    for path, segments in places.items():
        texts = now.strings.get(path, [])
        before = was.strings.get(path) or [segment.string.data for segment in segments]
        if len(texts) != len(segments) or now.templates.get(path) != templates.get(path):
            continue
        for number, (segment, text) in enumerate(zip(segments, texts, strict=True)):
            if number < len(before) and text == before[number]:
                continue
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "tool_name": "",
                    "last_translated_by": user,
                    "has_error": False,
                    "field_error": "",
                },
            )
    for override in OverridableSegment.objects.filter(source=translation.source).select_related(
        "context"
    ):
        path = override.context.path
        if path in now.values and now.values[path] != was.values.get(path, override.data):
            SegmentOverride.objects.update_or_create(
                locale=locale,
                context=override.context,
                defaults={
                    "data_json": json.dumps(now.values[path]),
                    "last_translated_by": user,
                    "has_error": False,
                    "field_error": "",
                },
            )


def _lost(translation: Translation, written: Page | None, current: Page) -> list[str]:
    """Return the names of the fields in which a change by hand would not survive."""
    would_be = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    was, now, then = _leaves(written), _leaves(current), _leaves(would_be)
    missing = object()
    lost = [
        path
        for path in {**was, **now}
        if now.get(path, missing) != was.get(path, missing)
        and now.get(path, missing) != then.get(path, missing)
    ]
    fields = dict.fromkeys(path.split(".")[0] for path in lost)
    return [_label(current, name) for name in fields]


def _label(page: Page, name: str) -> str:
    field = page._meta.get_field(name)  # noqa: SLF001 -- Django's documented model API
    label = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural  # noqa: SLF001 -- as above
    return str(capfirst(label))


def _leaves(page: Page | None) -> dict[str, Any]:
    """Return every value wagtail-localize writes into a page, by a path that survives reordering.

    Items of a list are named by their own identifier; the order of identifiers is a value too.
    """
    found: dict[str, Any] = {}
    if page is None:
        return found
    data = page.serializable_data()
    for translatable in get_translatable_fields(type(page)):
        name = translatable.field_name
        value = data.get(name)
        if isinstance(translatable.get_field(type(page)), StreamField) and isinstance(value, str):
            value = json.loads(value)
        _walk(name, value, found)
    return found


def _walk(path: str, value: Any, found: dict[str, Any]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in BOOKKEEPING:
                _walk(f"{path}.{key}", item, found)
    elif isinstance(value, list):
        names = [_name(item, number) for number, item in enumerate(value)]
        found[path] = names
        for name, item in zip(names, value, strict=True):
            _walk(f"{path}.{name}", item, found)
    else:
        found[path] = value


def _name(item: Any, number: int) -> str:
    if isinstance(item, dict):
        return str(item.get("translation_key") or item.get("id") or number)
    return str(number)
