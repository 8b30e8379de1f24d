"""Catalogues follow the code without losing or guessing a translation."""

from pathlib import Path

import polib

from portal.languages import BY_CODE, DEFAULT, Language
from portal.messages.catalogues import path_of, plural_count, synchronised, write
from tests.portal.messages.throwaway import COUNTED, NAMED, PLAIN, complete, entry_of, messages


def test_each_language_has_its_folder(tmp_path: Path) -> None:
    assert path_of(BY_CODE["zh-hans"], tmp_path) == tmp_path / "zh_Hans/LC_MESSAGES/django.po"
    assert path_of(BY_CODE["ar"], tmp_path) == tmp_path / "ar/LC_MESSAGES/django.po"


def test_a_current_catalogue_stays_as_it_is(language: Language) -> None:
    catalogue = complete(language)
    assert str(synchronised(language, messages(), catalogue)) == str(catalogue)


def test_what_was_written_is_read_back_the_same(language: Language, tmp_path: Path) -> None:
    path = path_of(language, tmp_path)
    write(complete(language), path)
    before = path.read_bytes()
    write(synchronised(language, messages(), polib.pofile(str(path), wrapwidth=0)), path)
    assert path.read_bytes() == before


def test_a_new_message_is_empty_and_the_others_keep_their_words(translated: Language) -> None:
    extended = messages()
    extended.append(polib.POEntry(msgid="Apply"))
    catalogue = synchronised(translated, extended, complete(translated))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == ["Apply"]
    assert entry_of(catalogue, PLAIN).msgstr == entry_of(complete(translated), PLAIN).msgstr


def test_new_messages_of_english_are_filled_in() -> None:
    catalogue = synchronised(DEFAULT, messages(), None)
    assert catalogue.untranslated_entries() == []
    assert entry_of(catalogue, COUNTED[0]).msgstr_plural == dict(enumerate(COUNTED))


def test_a_new_plural_message_has_each_form_of_the_language(translated: Language) -> None:
    catalogue = synchronised(translated, messages(), None)
    forms = entry_of(catalogue, COUNTED[0]).msgstr_plural
    assert forms == dict.fromkeys(range(plural_count(translated)), "")


def test_a_message_that_is_gone_goes(language: Language) -> None:
    shorter = messages()
    shorter.remove(entry_of(shorter, NAMED))
    catalogue = synchronised(language, shorter, complete(language))
    assert catalogue.find(NAMED) is None
    assert len(catalogue) == len(shorter)


def test_a_fuzzy_translation_is_not_kept(translated: Language) -> None:
    present = complete(translated)
    entry_of(present, PLAIN).flags.append("fuzzy")
    assert entry_of(synchronised(translated, messages(), present), PLAIN).msgstr == ""


def test_a_message_is_told_from_its_namesake_by_its_context() -> None:
    template = polib.POFile(wrapwidth=0)
    template.append(polib.POEntry(msgid="Note"))
    template.append(polib.POEntry(msgid="Note", msgctxt="type of document"))
    present = polib.POFile(wrapwidth=0)
    present.append(polib.POEntry(msgid="Note", msgctxt="type of document", msgstr="مذكرة"))
    catalogue = synchronised(BY_CODE["ar"], template, present)
    assert {entry.msgctxt: entry.msgstr for entry in catalogue} == {
        None: "",
        "type of document": "مذكرة",
    }


def test_order_and_lines_of_the_code_do_not_matter(language: Language) -> None:
    shuffled = polib.POFile(wrapwidth=0)
    for entry in reversed(messages()):
        entry.occurrences = [("portal/urls.py", "57")]
        shuffled.append(entry)
    assert str(synchronised(language, shuffled, complete(language))) == str(complete(language))
