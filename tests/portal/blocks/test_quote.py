"""Quotations in the page's language and in others."""

from typing import Any

from portal.blocks.quote import QuoteBlock

ARABIC = {
    "text": "القرار ٣٢/٥٧",
    "attribution": "The Council",
    "language": "ar",
    "translation": "Resolution 57/32",
}


def value_of(data: dict[str, Any]) -> Any:
    return QuoteBlock().to_python(data)


def test_a_quotation_in_another_language_is_marked() -> None:
    html = QuoteBlock().render(value_of(ARABIC))
    assert '<blockquote class="quote__text" lang="ar" dir="rtl">' in html
    assert "Resolution 57/32" in html


def test_a_quotation_in_the_pages_language_is_not() -> None:
    html = QuoteBlock().render(value_of({**ARABIC, "language": ""}))
    assert "lang=" not in html
    assert "Resolution 57/32" not in html


def test_words_that_stand_in_their_own_language_are_not_offered_for_translation() -> None:
    block = QuoteBlock()
    assert [s.path for s in block.get_translatable_segments(value_of(ARABIC))] == [
        "attribution",
        "translation",
    ]
    own = value_of({**ARABIC, "language": ""})
    assert [s.path for s in block.get_translatable_segments(own)] == ["text", "attribution"]
