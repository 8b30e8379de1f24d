"""Folded text finds what a person means, and sort keys put labels in their alphabet's order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import CODES
from portal.reference.folding import fold, sort_key


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("cote d'ivoire", "Côte d’Ivoire"),
        ("РОССИЙСКАЯ", "Российская"),
        ("еще", "ещё"),
        ("اثيوبيا", "إثيوبيا"),
        ("نموا", "نمواً"),
        ("guinea bissau", "Guinea-Bissau"),
        ("Turkiye", "Türkiye"),
        ("مدرسة", "مـدرسة"),
    ],
)
def test_what_is_typed_plainly_is_what_is_stored(typed: str, stored: str) -> None:
    assert fold(typed) == fold(stored)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("code", "ordered"),
    [
        ("fr", ["Danemark", "Égypte", "El Salvador", "Zambie"]),
        ("es", ["Nicaragua", "Níger", "Nuevo", "ñandú", "Omán"]),
        ("ru", ["Европа", "Ёлка", "Иран", "Йемен", "Кабо-Верде"]),
        ("ar", ["إثيوبيا", "الأردن", "ألمانيا", "الجزائر", "سويسرا"]),
        ("zh-hans", ["阿尔巴尼亚", "法国", "斐济", "中国"]),
        ("zh-hans", ["缅甸", "南非", "瑙鲁", "尼泊尔"]),
    ],
)
def test_sort_keys_follow_the_alphabet(code: str, ordered: list[str]) -> None:
    keys = [sort_key(text, code) for text in ordered]
    assert keys == sorted(keys)


@given(st.text(), st.sampled_from(CODES))
def test_any_text_has_a_key(text: str, code: str) -> None:
    assert isinstance(sort_key(text.encode("utf-8", "ignore").decode(), code), str)
