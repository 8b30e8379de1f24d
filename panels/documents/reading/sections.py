"""Levels of numbered headings, from the order of their labels."""

from panels.documents.reading.numbering import Label, Series

# Level 1 is the document's title.
_LEVELS = {
    Series.ROMAN: 2,
    Series.CHINESE: 2,
    Series.LATIN: 3,
    Series.CYRILLIC: 3,
}


class SectionLabels:
    """Which label each level of heading comes next with."""

    def __init__(self) -> None:
        self._last: dict[Series, int] = {}
        self._last_number = 0

    def level(self, label: Label) -> int | None:
        """Return the level of a heading with this label, or ``None`` when it is not its turn."""
        readings = [
            (series, place)
            for series, place in label.readings
            if place == self._last.get(series, 0) + 1 or place == 1
        ]
        if not readings:
            return None
        # Where a letter is also a number, the one that continues a run is meant.
        series, place = max(readings, key=lambda reading: reading[1])
        for other, level in _LEVELS.items():
            if level > _LEVELS[series]:
                self._last.pop(other, None)
        self._last[series] = place
        self._last_number = 0
        return _LEVELS[series]

    def is_next_number(self, number: int) -> bool:
        """Whether a heading numbered in digits may come with this number."""
        return number in (1, self._last_number + 1)

    def take_number(self, number: int) -> None:
        """Take note of a heading numbered in digits."""
        self._last_number = number
