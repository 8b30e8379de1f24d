"""Which texts of translated works say a term otherwise than the glossary has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

from portal.languages import Language, language_of
from portal.translation_board.glossary.terms import otherwise


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 -- what it is called everywhere else
    """A term that a translation does not say as the glossary has it.

    Attributes:
        term: in the source's language.
        expected: in the language of the translation.
        source_text: the text that holds the term.
        text: its translation.
    """

    work_key: UUID
    locale_id: int
    source_language: Language
    term: str
    expected: str
    source_text: str
    text: str


def warnings_of(keys: Iterable[UUID]) -> list[Warning]:
    """Return the warnings about works, in reading order, in one query whatever their number.

    Only texts that their sources still hold are looked at, and of them those that are translated.
    """
    used = StringSegment.objects.filter(
        string=OuterRef("translation_of"),
        context=OuterRef("context"),
        source__translations__target_locale=OuterRef("locale"),
    )
    rows = (
        StringTranslation.objects.filter(
            Exists(used), context__object_id__in=list(keys), has_error=False
        )
        .order_by("pk")
        .values_list(
            "context__object_id",
            "locale_id",
            "translation_of__locale__language_code",
            "locale__language_code",
            "translation_of__data",
            "data",
        )
    )
    return [
        Warning(
            key,
            locale_id,
            language_of(source_code),
            term.names[source_code],
            term.names[code],
            source_text,
            text,
        )
        for key, locale_id, source_code, code, source_data, data in rows
        for source_text, text in [
            (StringValue(source_data).render_text(), StringValue(data).render_text())
        ]
        for term in otherwise(source_text, source_code, text, code)
    ]
