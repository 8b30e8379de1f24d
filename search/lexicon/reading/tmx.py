"""Translation memories (TMX 1.4, the format of translation tools and of the UN's own corpora)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from search.lexicon.reading.row import Row, Unreadable, code_of

# What stands for a tool's formatting codes; what stands between them is text.
_CODES: Final = frozenset({"bpt", "ept", "it", "ph", "ut"})
_READ_AT_ONCE: Final = 1 << 20


def rows(path: Path) -> Iterator[Row]:
    """Yield the translation units of a memory, in the portal's languages.

    Raises:
        Unreadable: when it is not well-formed, not TMX, or declares entities.
        OSError: when the file cannot be read.
    """
    memory = _Memory()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = memory.start
    parser.EndElementHandler = memory.end
    parser.CharacterDataHandler = memory.text
    parser.EntityDeclHandler = memory.entity
    number = 0
    with path.open("rb") as file:
        while True:
            part = file.read(_READ_AT_ONCE)
            try:
                parser.Parse(part, not part)
            except expat.ExpatError as error:
                raise Unreadable(path, error.lineno, expat.ErrorString(error.code)) from error
            except _NotTMX as error:
                raise Unreadable(path, parser.CurrentLineNumber, str(error)) from error
            for texts in memory.taken():
                number += 1
                yield Row(("unit", str(path), str(number)), texts)
            if not part:
                return


class _NotTMX(Exception):  # noqa: N818 -- a state of a file
    pass


@dataclass(slots=True)
class _Memory:
    units: list[dict[str, str]] = field(default_factory=list)
    depth: int = 0
    language: str = ""
    unit: dict[str, str] = field(default_factory=dict)
    pieces: list[str] | None = None
    codes: int = 0

    def taken(self) -> list[dict[str, str]]:
        units, self.units = self.units, []
        return units

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.depth == 0 and name != "tmx":
            raise _NotTMX(f"the outermost element is <{name}>, not <tmx>")
        self.depth += 1
        if name == "tu":
            self.unit = {}
        elif name == "tuv":
            self.language = code_of(attributes.get("xml:lang") or attributes.get("lang") or "")
        elif name == "seg":
            self.pieces = []
        elif name in _CODES:
            self.codes += 1

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == "tu" and self.unit:
            self.units.append(self.unit)
        elif name == "seg" and self.pieces is not None:
            if self.language:
                self.unit[self.language] = " ".join("".join(self.pieces).split())
            self.pieces = None
        elif name in _CODES:
            self.codes -= 1

    def text(self, text: str) -> None:
        if self.pieces is not None and not self.codes:
            self.pieces.append(text)

    def entity(self, *_declaration: object) -> None:
        raise _NotTMX("entities are not read")
