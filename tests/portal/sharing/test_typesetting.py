"""Lines that fit, in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import BY_CODE
from portal.sharing.fonts import BUILT_IN, DISPLAY, TEXT, faces
from portal.sharing.typesetting import ELLIPSIS, Type, drawable, wrapped

EVERY = faces(DISPLAY + TEXT)
ARABIC = Type(EVERY, 40, BY_CODE["ar"])
CHINESE = Type(EVERY, 40, BY_CODE["zh-hans"])
ENGLISH = Type(EVERY, 40, BY_CODE["en"])
WIDTH = 600


def test_words_are_kept_whole() -> None:
    text = "Enhancement of technical cooperation and capacity-building"
    lines, whole = wrapped(text, ENGLISH, WIDTH, 4)
    assert whole
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(ENGLISH.width(line) <= WIDTH for line in lines)


def test_chinese_breaks_between_characters_but_not_before_a_mark() -> None:
    text = "加强人权领域的技术合作和能力建设，" * 4
    lines, whole = wrapped(text, CHINESE, WIDTH, 20)
    assert whole
    assert "".join(lines) == text
    assert not any(line.startswith("，") for line in lines)
    assert max(map(len, lines[:-1])) - min(map(len, lines[:-1])) <= 1


def test_arabic_breaks_between_words() -> None:
    text = "تعزيز التعاون التقني وبناء القدرات في ميدان حقوق الإنسان"
    lines, whole = wrapped(text, ARABIC, WIDTH, 4)
    assert whole
    assert " ".join(lines) == text
    assert len(lines) > 1


def test_what_does_not_fit_ends_in_an_ellipsis_after_a_word() -> None:
    lines, whole = wrapped("human rights, " * 20, ENGLISH, WIDTH, 2)
    assert not whole
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert lines[1].removesuffix(ELLIPSIS).split()[-1] in ("human", "rights")
    assert ENGLISH.width(lines[1]) <= WIDTH


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines, whole = wrapped("w" * 100, ENGLISH, WIDTH, 20)
    assert whole
    assert "".join(lines) == "w" * 100
    assert all(ENGLISH.width(line) <= WIDTH for line in lines)


@given(
    st.text(st.sampled_from("abW 中，（）。قرار/57 \u00a0éЖ…"), max_size=80),
    st.sampled_from([ARABIC, CHINESE, ENGLISH]),
)
def test_nothing_is_lost_or_wider_than_the_line(text: str, kind: Type) -> None:
    text = drawable(text, kind.faces)
    lines, whole = wrapped(text, kind, WIDTH, 1000)
    assert whole
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(kind.width(line) <= WIDTH for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Panels\u202e and\u200b rights", "Panels and rights"),
        ("Panels \U0001f468\u200d\U0001f4bb today", "Panels today"),
        ("e\u0301te\u0301", "été"),
        ("  a \n b ", "a b"),
    ],
)
def test_what_no_font_has_is_dropped_when_it_is_no_letter(text: str, expected: str) -> None:
    # The emoji has no glyph in these fonts, and neither has the joiner between its parts a use.
    assert drawable(text, EVERY).replace("\u200d", "").replace("  ", " ") == expected


@pytest.mark.parametrize("text", ["التعاون", "技术合作", "Сотрудничество и 中"])
def test_a_text_with_letters_no_font_has_is_left_out(text: str) -> None:
    assert drawable(text, (BUILT_IN,)) == ""


def test_symbols_can_always_be_drawn() -> None:
    assert drawable("A/HRC/RES/57/32", (BUILT_IN,)) == "A/HRC/RES/57/32"
