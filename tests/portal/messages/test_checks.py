"""Each thing that can be wrong with a catalogue is found, and only that."""

import polib

from portal.languages import BY_CODE, Language
from portal.messages.catalogues import plural_count
from portal.messages.checks import findings
from tests.portal.messages.throwaway import (
    COUNTED,
    NAMED,
    PLAIN,
    TAGGED,
    complete,
    entry_of,
    messages,
)

FORM = "is not in the form that `make messages` writes"


def problems(language: Language, catalogue: polib.POFile) -> list[tuple[str, str]]:
    return [(f.message, f.problem) for f in findings(language, messages(), catalogue)]


def test_a_complete_catalogue_has_no_findings(language: Language) -> None:
    assert problems(language, complete(language)) == []


def test_a_message_that_was_never_collected_is_missing(language: Language) -> None:
    catalogue = complete(language)
    catalogue.remove(entry_of(catalogue, PLAIN))
    assert problems(language, catalogue) == [
        (PLAIN, "is missing: run `make messages`"),
        ("", FORM),
    ]


def test_a_message_without_translation_is_found(language: Language) -> None:
    for nothing in ("", "  "):
        catalogue = complete(language)
        entry_of(catalogue, PLAIN).msgstr = nothing
        assert (PLAIN, "has no translation") in problems(language, catalogue)


def test_every_empty_plural_form_is_named(language: Language) -> None:
    catalogue = complete(language)
    last = plural_count(language) - 1
    entry_of(catalogue, COUNTED[0]).msgstr_plural[last] = ""
    wanted = f"has no translation (plural forms [{last}])" if last else "has no translation"
    assert (COUNTED[0], wanted) in problems(language, catalogue)


def test_a_plural_form_too_few_or_too_many_is_found(language: Language) -> None:
    count = plural_count(language)
    fewer, more = complete(language), complete(language)
    del entry_of(fewer, COUNTED[0]).msgstr_plural[count - 1]
    entry_of(more, COUNTED[0]).msgstr_plural[count] = "%(count)s"
    for catalogue, there in ((fewer, list(range(count - 1))), (more, list(range(count + 1)))):
        wanted = f"has the plural forms {there}, not 0 to {count - 1}"
        assert (COUNTED[0], wanted) in problems(language, catalogue)


def test_another_plural_rule_than_djangos_is_found(language: Language) -> None:
    catalogue = complete(language)
    catalogue.metadata["Plural-Forms"] = "nplurals=2; plural=n>5;"
    found = problems(language, catalogue)
    assert [message for message, _ in found] == ["", ""]
    assert found[0][1].endswith("not 'nplurals=2; plural=n>5;'")


def test_a_fuzzy_entry_is_found(translated: Language) -> None:
    catalogue = complete(translated)
    entry_of(catalogue, PLAIN).flags.append("fuzzy")
    assert problems(translated, catalogue) == [("", FORM), (PLAIN, "is fuzzy")]


def test_an_obsolete_entry_is_found(language: Language) -> None:
    catalogue = complete(language)
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="Gone", obsolete=True))
    assert problems(language, catalogue) == [("", FORM), ("Gone", "is obsolete")]


def test_a_message_that_left_the_code_is_found(language: Language) -> None:
    catalogue = complete(language)
    catalogue.append(polib.POEntry(msgid="57", msgstr="57"))
    assert problems(language, catalogue) == [
        ("57", "is not in the code any more: run `make messages`"),
        ("", FORM),
    ]


def test_an_entry_that_is_there_twice_is_found(translated: Language) -> None:
    catalogue = complete(translated)
    twin = polib.POEntry(msgid=PLAIN, msgstr=entry_of(catalogue, PLAIN).msgstr)
    catalogue.append(twin)
    assert problems(translated, catalogue) == [(PLAIN, "is there 2 times"), ("", FORM)]


def test_a_lost_and_an_invented_placeholder_are_found(translated: Language) -> None:
    catalogue = complete(translated)
    entry = entry_of(catalogue, NAMED)
    entry.msgstr = entry.msgstr.replace("%(number)s", "%(nummer)s")
    assert problems(translated, catalogue) == [
        (NAMED, "lost %(number)s"),
        (NAMED, "invented %(nummer)s"),
    ]


def test_a_tag_that_is_not_closed_is_found(translated: Language) -> None:
    catalogue = complete(translated)
    entry = entry_of(catalogue, TAGGED)
    entry.msgstr = entry.msgstr.replace("</bdi>", "")
    assert problems(translated, catalogue) == [(TAGGED, "lost </bdi>")]


def test_a_text_left_in_english_is_found(translated: Language) -> None:
    catalogue = complete(translated)
    entry_of(catalogue, PLAIN).msgstr = PLAIN
    assert problems(translated, catalogue) == [
        (PLAIN, "is the English text (if that is right, add it to unchanged.toml)")
    ]


def test_english_says_what_the_code_says() -> None:
    english = BY_CODE["en"]
    catalogue = complete(english)
    entry_of(catalogue, PLAIN).msgstr = "Look for something"
    assert problems(english, catalogue) == [("", FORM)]


def test_a_finding_is_one_line_with_the_beginning_of_the_message() -> None:
    arabic = BY_CODE["ar"]
    template = polib.POFile(wrapwidth=0)
    template.append(polib.POEntry(msgid="word\nand " * 30))
    found = [str(f) for f in findings(arabic, template, polib.POFile(wrapwidth=0))]
    assert found[0].startswith("ar: “word and word and ")
    assert found[0].endswith("…”: is missing: run `make messages`")
    assert found[1].startswith("ar: Plural-Forms should be")
