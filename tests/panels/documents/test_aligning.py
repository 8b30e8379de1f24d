"""Aligning two versions: by number where there is one, honestly where there is none."""

from django.utils.html import format_html

from panels.documents.aligning import Row, align
from panels.documents.presentation import ShownBlock


def version(prefix: str, text: str) -> list[ShownBlock]:
    """Make a version of letters: ``p`` preamble, ``h`` heading, ``t`` text, else numbers."""
    counts: dict[str, int] = {}
    blocks = []
    for part in text.split():
        if part.isdecimal():
            anchor, kind, number = f"para-{part}", "paragraph", int(part)
        else:
            kind, number = {"p": "preamble", "h": "heading", "t": "text"}[part], None
            counts[kind] = counts.get(kind, 0) + 1
            anchor = f"{kind}-{counts[kind]}"
        level = 2 if kind == "heading" else None
        blocks.append(ShownBlock(kind, prefix + anchor, format_html("{}", part), number, level))
    return blocks


def rows(first: str, second: str) -> list[Row]:
    return align(version("en-", first), version("ar-", second), ("en-", "ar-"))


def pairs(first: str, second: str) -> list[tuple[str, str, bool]]:
    return [
        (
            " ".join(block.html for block in row.first),
            " ".join(block.html for block in row.second),
            row.is_aligned,
        )
        for row in rows(first, second)
    ]


def test_like_versions_stand_part_by_part() -> None:
    assert pairs("p p h 1 2 t", "p p h 1 2 t") == [
        (part, part, True) for part in ("p", "p", "h", "1", "2", "t")
    ]


def test_a_paragraph_that_one_lacks_is_shown_alone() -> None:
    assert pairs("1 2 3", "1 3") == [("1", "1", True), ("2", "", False), ("3", "3", True)]
    assert pairs("1 3", "1 2 3") == [("1", "1", True), ("", "2", False), ("3", "3", True)]


def test_unlike_parts_between_numbers_are_not_taken_for_each_other() -> None:
    assert pairs("p p p 1", "p p 1") == [("p p p", "p p", False), ("1", "1", True)]
    assert pairs("h 1 t", "1") == [("h", "", False), ("1", "1", True), ("t", "", False)]


def test_nothing_is_lost_whatever_the_order() -> None:
    for first, second in (("1 3 2 4", "1 2 3 4"), ("", "1 2"), ("4 5", ""), ("2 1", "1 2")):
        found = rows(first, second)
        assert sorted(b.html for row in found for b in row.first) == sorted(first.split())
        assert sorted(b.html for row in found for b in row.second) == sorted(second.split())


def test_levels_are_not_skipped_between_the_columns() -> None:
    one = version("en-", "h 1")
    deep = [
        ShownBlock("heading", "ar-section-1", format_html("x{}", ""), None, 4),
        *version("ar-", "1"),
    ]
    levels = [
        block.level
        for row in align(one, deep, ("en-", "ar-"))
        for block in (*row.first, *row.second)
        if block.level
    ]
    assert levels == [2, 3]
