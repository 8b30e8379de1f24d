"""Tables: headers, caption, translation."""

from typing import Any

import pytest
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlockValidationError
from wagtail_localize.segments import StringSegmentValue

from portal.blocks.table import TableBlock

DATA: dict[str, Any] = {
    "caption": "Contributions",
    "columns": [
        {"type": "row_header", "heading": "Fund"},
        {"type": "text", "heading": "Purpose"},
        {"type": "number", "heading": "Dollars"},
    ],
    "rows": [
        {"values": ["Voluntary Fund", "Advice", "1,200"]},
        {"values": ["Trust Fund", "Advice", "—"]},
    ],
}


def table(**changes: Any) -> TypedTable:
    return TableBlock().to_python({**DATA, **changes})


def test_headers_and_caption_are_marked_up() -> None:
    html = TableBlock().render(table())
    assert html.count('scope="col"') == 3
    assert html.count('<th scope="row">') == 2
    assert '<caption id="text-' in html
    assert 'role="region" tabindex="0" aria-labelledby="text-' in html


@pytest.mark.parametrize(
    "changes",
    [
        {"caption": " "},
        {"rows": []},
        {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["x"]}]},
        {
            "columns": [
                {"type": "text", "heading": "A"},
                {"type": "row_header", "heading": "B"},
            ],
            "rows": [{"values": ["x", "y"]}],
        },
    ],
)
def test_a_table_nobody_could_follow_is_refused_but_kept_as_a_draft(
    changes: dict[str, Any],
) -> None:
    block, value = TableBlock(), table(**changes)
    with pytest.raises(TypedTableBlockValidationError):
        block.clean(value)
    assert block.clean_deferred(value).columns == value.columns


def test_a_good_table_is_accepted() -> None:
    assert TableBlock().clean(table()).caption == "Contributions"


def test_words_are_offered_for_translation_once_and_numbers_never() -> None:
    texts = [s.string.data for s in TableBlock().get_translatable_segments(table())]
    assert texts == [
        "Contributions",
        "Fund",
        "Purpose",
        "Dollars",
        "Voluntary Fund",
        "Advice",
        "Trust Fund",
    ]


def test_translations_keep_their_places_when_rows_move() -> None:
    block = TableBlock()
    translated = [
        StringSegmentValue(segment.path, f"[{segment.string.data}]")
        for segment in block.get_translatable_segments(table())
    ]
    moved = block.restore_translated_segments(table(rows=DATA["rows"][::-1]), translated)
    assert moved.caption == "[Contributions]"
    assert [column["heading"] for column in moved.columns] == ["[Fund]", "[Purpose]", "[Dollars]"]
    assert [row["values"] for row in moved.row_data] == [
        ["[Trust Fund]", "[Advice]", "—"],
        ["[Voluntary Fund]", "[Advice]", "1,200"],
    ]
