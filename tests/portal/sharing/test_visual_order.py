"""Arabic and Latin on one line."""

import pytest

from portal.languages import Direction
from portal.sharing.visual_order import in_visual_order, levels

# Each text with its levels, worked out by hand from UAX #9; Hebrew letters are as Arabic ones
# to the algorithm, but keep an editor from mixing the lines up.
ALEF, LAM = "ا", "ل"
CASES: list[tuple[str, Direction, str]] = [
    ("abc", "ltr", "000"),
    ("abc", "rtl", "222"),
    (f"{ALEF}{LAM}", "rtl", "11"),
    (f"{ALEF}{LAM}", "ltr", "11"),
    (f"{ALEF} A/H-5 {LAM}", "rtl", "112222211"),
    (f"{ALEF} 57/32", "rtl", "1122222"),
    (f"{ALEF} 10% {LAM}", "rtl", "1122111"),
    (f"A {ALEF} 12 B", "ltr", "00112200"),
    (f"({ALEF}) A", "rtl", "11112"),
    (f"A {ALEF}  ", "rtl", "21111"),
    ("№ 5, 6%", "ltr", "0000000"),
    ("", "rtl", ""),
]


@pytest.mark.parametrize(("text", "base", "expected"), CASES)
def test_levels(text: str, base: Direction, expected: str) -> None:
    assert levels(text, base) == [int(level) for level in expected]


def test_runs_of_a_line_to_the_left_are_drawn_from_its_end() -> None:
    runs = [(1, "Arabic"), (2, "A/HRC"), (1, "more")]
    assert [run for _level, run in in_visual_order(runs)] == ["more", "A/HRC", "Arabic"]


def test_neighbouring_runs_to_the_right_keep_their_order() -> None:
    runs = [(1, "Arabic"), (2, "A"), (2, "中"), (1, "more")]
    assert [run for _level, run in in_visual_order(runs)] == ["more", "A", "中", "Arabic"]


def test_a_line_to_the_right_turns_only_what_runs_to_the_left() -> None:
    runs = [(0, "see"), (1, "b"), (2, "12"), (1, "a"), (0, "end")]
    assert [run for _level, run in in_visual_order(runs)] == ["see", "a", "12", "b", "end"]
