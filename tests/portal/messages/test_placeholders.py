"""Placeholders, tags and edges are carried over; a form for one number may leave it out."""

import polib
import pytest

from portal.languages import BY_CODE
from portal.messages.catalogues import plural_forms
from portal.messages.placeholders import misplaced


def single(original: str, translation: str, *flags: str) -> list[str]:
    entry = polib.POEntry(msgid=original, msgstr=translation, flags=list(flags))
    return list(misplaced(entry, plural_forms(BY_CODE["fr"])))


def counted(code: str, *forms: str) -> list[str]:
    entry = polib.POEntry(
        msgid="%(count)s text in %(place)s",
        msgid_plural="%(count)s texts in %(place)s",
        msgstr_plural=dict(enumerate(forms)),
        flags=["python-format"],
    )
    return list(misplaced(entry, plural_forms(BY_CODE[code])))


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("%(a)s of %(b)d", "%(b)d, %(a)s"),
        ("{count} of {total:.1f}", "{total:.1f} / {count}"),
        ("<code>one</code>", "<code>un</code>"),
        ("%s of %d", "%s sur %d"),
    ],
)
def test_what_is_carried_over_may_change_its_place(original: str, translation: str) -> None:
    assert single(original, translation, "python-format") == []


@pytest.mark.parametrize(
    ("original", "translation", "problem"),
    [
        ("%(a)s", "a", "lost %(a)s"),
        ("%(a)s and %(a)s", "%(a)s", "lost %(a)s"),
        ("%(a)d", "%(a)s", "lost %(a)d"),
        ("{name}", "{nom}", "lost {name}"),
        ("%s of %s", "%s", "lost %s"),
        ("<bdi>x</bdi>", "<b>x</b>", "lost </bdi>, <bdi>"),
        ('<bdi lang="%(lang)s">x</bdi>', "<bdi>x</bdi>", 'lost %(lang)s, <bdi lang="%(lang)s">'),
    ],
)
def test_what_is_lost_is_named(original: str, translation: str, problem: str) -> None:
    assert single(original, translation, "python-format")[0] == problem


def test_a_percent_sign_in_plain_text_is_no_placeholder() -> None:
    assert single("50 % done", "terminé à 50 %") == []


@pytest.mark.parametrize("translation", [" texte", "texte\n", "texte", " texte\n\n"])
def test_white_space_at_the_edges_stays(translation: str) -> None:
    assert single(" text\n", " texte\n") == []
    assert single(" text\n", translation) == [
        "begins or ends with other white space than the original"
    ]


def test_arabic_may_say_none_one_and_two_in_words() -> None:
    words = ["لا نصوص في %(place)s", "نص واحد في %(place)s", "نصان في %(place)s"]
    numbers = ["%(count)s نصوص في %(place)s", *["%(count)s نص في %(place)s"] * 2]
    assert counted("ar", *words, *numbers) == []
    assert counted("ar", *words, "نصوص في %(place)s", *numbers[1:]) == [
        "plural form 3: lost %(count)s"
    ]


def test_only_one_placeholder_may_be_left_out() -> None:
    many = ["%(count)s نص في %(place)s"] * 5
    assert counted("ar", "لا نصوص", *many) == ["plural form 0: lost %(count)s, %(place)s"]


def test_a_form_for_several_numbers_needs_the_number() -> None:
    # French says 0 and 1 alike, Russian 1, 21, 31 and so on; English and Spanish only 1.
    assert counted("fr", "un texte, %(place)s", "%(count)s textes, %(place)s") == [
        "plural form 0: lost %(count)s"
    ]
    assert counted("ru", "один текст, %(place)s", *["%(count)s, %(place)s"] * 3) == [
        "plural form 0: lost %(count)s"
    ]
    assert counted("es", "un texto, %(place)s", *["%(count)s, %(place)s"] * 2) == []
    assert counted("zh-hans", "%(place)s的文本") == ["plural form 0: lost %(count)s"]
