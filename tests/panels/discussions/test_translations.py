"""A panel's translations: words are a translator's, times and symbols are the source's."""

import datetime as dt

import pytest
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from panels.discussions.models import PanelPage
from portal.pages.models import HomePage
from tests.panels.discussions.panels import ENDS, STARTS, panel, section

LATER = dt.timedelta(hours=3)


@pytest.fixture
def translation(homes: dict[str, HomePage]) -> Translation:
    """The record of a panel's published Arabic translation."""
    english = section(homes["en"])
    english.copy_for_translation(homes["ar"].locale).save_revision().publish()
    page = panel(
        english, starts_at=STARTS, ends_at=ENDS, document_symbols="A/HRC/59/41", room="Room XX"
    )
    translate_object(page, [homes["ar"].locale])
    record = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=record.source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=record.target_locale,
            data=f"ar: {segment.string.data}",
        )
    record.save_target(publish=True)
    return record


def arabic(homes: dict[str, HomePage]) -> PanelPage:
    page: PanelPage = PanelPage.objects.get(locale=homes["ar"].locale)
    return page


@pytest.mark.usefixtures("translation")
def test_words_are_translated_and_facts_taken_over(homes: dict[str, HomePage]) -> None:
    page = arabic(homes)
    assert (page.title, page.room) == ("ar: Peer support", "ar: Room XX")
    assert (page.starts_at, page.ends_at) == (STARTS, ENDS)
    assert (page.council_session_id, page.document_symbols) == (59, "A/HRC/59/41")
    assert page.alias_of_id is None


def test_a_changed_time_reaches_the_translation(
    homes: dict[str, HomePage], translation: Translation
) -> None:
    page = PanelPage.objects.get(locale=homes["en"].locale)
    page.starts_at, page.ends_at = STARTS + LATER, ENDS + LATER
    page.document_symbols = "A/HRC/59/42"
    page.save_revision().publish()
    translation.source.update_from_db()
    translation.save_target(publish=True)
    after = arabic(homes)
    assert (after.starts_at, after.ends_at) == (STARTS + LATER, ENDS + LATER)
    assert (after.document_symbols, after.title) == ("A/HRC/59/42", "ar: Peer support")
