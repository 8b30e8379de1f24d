"""Depth of sub-paragraphs, from the order of their labels."""

from panels.documents.reading.numbering import Label, Series


class ItemLevels:
    """The open levels of one paragraph's sub-paragraphs, outermost first."""

    def __init__(self) -> None:
        self._levels: list[tuple[Series, int]] = []

    def clear(self) -> None:
        """Begin a paragraph."""
        self._levels.clear()

    def depth(self, label: Label) -> int | None:
        """Return the depth of the next sub-paragraph from 1, or ``None`` when it is none.

        A label continues the innermost level whose next label it is, so that ``(i)`` after ``(h)``
        is a letter and after ``(a)`` a number; otherwise it must be the first of its series.
        """
        for depth in range(len(self._levels), 0, -1):
            series, last = self._levels[depth - 1]
            place = label.place_in(series)
            if place is not None and (series is Series.BULLET or place == last + 1):
                self._levels[depth - 1 :] = [(series, place)]
                return depth
        open_series = {series for series, _ in self._levels}
        for series, place in label.readings:
            if place == 1 and series not in open_series:
                self._levels.append((series, 1))
                return len(self._levels)
        return None
