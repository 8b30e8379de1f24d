"""Where in a line a footnote's mark may stand."""

import pytest

from panels.documents.reading.footnote_marks import places


@pytest.mark.parametrize(
    ("line", "label", "found"),
    [
        # The next line goes on with 月15日, or with 5日: the break divides a date.
        ("自2006年3", "3", []),
        ("自2006年3月1", "1", []),
        ("自2006年3，", "3", [(6, 7)]),
        ("港务长的灯火3", "3", [(6, 7)]),
        ("第3", "3", []),
    ],
)
def test_a_number_at_the_end_of_a_chinese_line(
    line: str, label: str, found: list[tuple[int, int]]
) -> None:
    assert list(places(line, label)) == found
