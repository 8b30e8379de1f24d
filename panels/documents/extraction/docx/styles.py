"""What a paragraph's style says: a heading's level, a list, a caption."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET  # only walks trees that are there

# Headings in the templates of the United Nations: "_ H _Ch_G" heads a chapter, "_ H __M_G" is the
# title.
_UN_HEADING: Final = re.compile(r"^_ ?H[ _]*(?P<which>Ch|M|\d[\d/]*)_*G?$", re.IGNORECASE)
_UN_LEVELS: Final = {"m": 0, "ch": 1, "1": 2}
_HEADING: Final = re.compile(r"^heading (\d)$", re.IGNORECASE)
_BODY_TEXT: Final = 9


class Styles:
    """A document's paragraph styles by their ids, with what they inherit."""

    def __init__(self, part: ET.Element | None) -> None:
        rows = part.iter("style") if part is not None else ()
        self._styles = {row.get("styleId", ""): row for row in rows}

    def chain(self, paragraph: ET.Element) -> Iterator[ET.Element]:
        """Yield the properties that hold for a paragraph, its own first."""
        own = paragraph.find("pPr")
        if own is not None:
            yield own
        key = _value(own, "pStyle") if own is not None else None
        seen: set[str] = set()
        while key and key not in seen and key in self._styles:
            seen.add(key)
            style = self._styles[key]
            found = style.find("pPr")
            if found is not None:
                yield found
            key = _value(style, "basedOn")

    def name(self, paragraph: ET.Element) -> str:
        """Return the name of a paragraph's style, empty where it has none."""
        key = _value(paragraph.find("pPr"), "pStyle")
        style = self._styles.get(key or "")
        return (_value(style, "name") or "") if style is not None else key or ""

    def depth(self, paragraph: ET.Element) -> int | None:
        """Return 0 for a title, 1 for a heading of the first level, ``None`` for other text."""
        name = self.name(paragraph)
        if name.lower() == "title":
            return 0
        if found := _UN_HEADING.match(name):
            return _UN_LEVELS.get(found["which"].lower(), 3)
        if found := _HEADING.match(name):
            return int(found[1])
        levels = (_value(one, "outlineLvl") for one in self.chain(paragraph))
        level = next((one for one in levels if one is not None), None)
        if level is None or not level.isdigit() or int(level) >= _BODY_TEXT:
            return None
        return int(level) + 1

    def numbering(self, paragraph: ET.Element) -> tuple[str, int] | None:
        """Return the list that a paragraph belongs to, and its level in it from 0."""
        key: str | None = None
        level: str | None = None
        for one in self.chain(paragraph):
            found = one.find("numPr")
            if found is not None:
                key = _value(found, "numId") if key is None else key
                level = _value(found, "ilvl") if level is None else level
        if key in (None, "0"):
            return None
        return str(key), int(level) if level and level.isdigit() else 0


def _value(parent: ET.Element | None, name: str) -> str | None:
    found = parent.find(name) if parent is not None else None
    return found.get("val") if found is not None else None
