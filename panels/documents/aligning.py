"""Two versions of a document beside each other, aligned by the numbers of their paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from panels.documents.presentation import ShownBlock


@dataclass(frozen=True, slots=True)
class Row:
    """Parts that stand beside each other.

    Attributes:
        number: of the paragraph, where both or one of the versions has it.
        first: parts of the first version; none where it lacks the paragraph.
        second: likewise.
        is_aligned: whether the parts are known to say the same. What has no number is aligned
            where both versions have the same kinds of parts in the same order there.
    """

    number: int | None
    first: tuple[ShownBlock, ...]
    second: tuple[ShownBlock, ...]
    is_aligned: bool = True


def align(
    first: Sequence[ShownBlock], second: Sequence[ShownBlock], prefixes: tuple[str, str]
) -> list[Row]:
    """Align two versions.

    Args:
        first: parts of a version.
        second: parts of another.
        prefixes: what stands before the anchors of each.
    """
    names = [
        {
            block.anchor.removeprefix(prefix): place
            for place, block in enumerate(blocks)
            if block.kind == "paragraph"
        }
        for blocks, prefix in zip((first, second), prefixes, strict=True)
    ]
    rows: list[Row] = []
    at = [0, 0]
    for name, place in names[0].items():
        other = names[1].get(name)
        if other is None or other < at[1]:
            continue
        rows += _between(first[at[0] : place], second[at[1] : other])
        rows.append(Row(first[place].number, (first[place],), (second[other],)))
        at = [place + 1, other + 1]
    rows += _between(first[at[0] :], second[at[1] :])
    return _with_levels(rows)


def _between(first: Sequence[ShownBlock], second: Sequence[ShownBlock]) -> Iterator[Row]:
    """Yield rows of the parts between two numbers that both versions have."""
    kinds = [[(block.kind, block.level) for block in blocks] for blocks in (first, second)]
    if kinds[0] == kinds[1] and all(kind != "paragraph" for kind, _level in kinds[0]):
        for one, other in zip(first, second, strict=True):
            yield Row(None, (one,), (other,))
        return
    if all(kind != "paragraph" for kind, _level in kinds[0] + kinds[1]):
        yield Row(None, tuple(first), tuple(second), is_aligned=False)
        return
    for one in first:
        yield Row(one.number, (one,), (), is_aligned=False)
    for one in second:
        yield Row(one.number, (), (one,), is_aligned=False)


def _with_levels(rows: list[Row]) -> list[Row]:
    """Return rows without a skipped level of heading, read row by row (WCAG 1.3.1)."""
    above = 1

    def levelled(block: ShownBlock) -> ShownBlock:
        nonlocal above
        if block.level is None:
            return block
        above = min(block.level, above + 1)
        return replace(block, level=above)

    return [
        replace(
            row,
            first=tuple(map(levelled, row.first)),
            second=tuple(map(levelled, row.second)),
        )
        for row in rows
    ]
