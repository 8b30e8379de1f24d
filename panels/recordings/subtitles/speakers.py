"""Who speaks.

A name is taken from ``<v Name>``, and where there is none from a line that begins with a name in
capitals and a colon, as captioners write: ``CHAIR: Thank you``, ``>> MS. ADEYEMI: Yes``. In Arabic
and Chinese, which have no capitals, a word before a colon may be anything: there only ``<v Name>``
names a speaker, and the words stay as they are. Conversion from SubRip leaves such names in the
text, because browsers show the words of a caption, but not the name in ``<v Name>``.
"""

import re
from dataclasses import dataclass
from typing import Final

from panels.recordings.subtitles.cues import Cue, Element, Node, Text

_PREFIX: Final = re.compile(
    r"(?:(?:>>|[-–—])[ \t]*)*([^\W\d_][^:\n]{1,39}?)[ \t]*:(?:[ \t]+|(?=\n|$))"
)
_FEWEST_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a cue; the name is empty where it is not given."""

    speaker: str
    content: tuple[Node, ...]


def turns_of(cue: Cue) -> list[Turn]:
    """Return what is said in a cue by each speaker, in order."""
    turns: list[tuple[str, list[Node]]] = []
    speaker, at_line_start = "", True
    for node in cue.content:
        if isinstance(node, Element) and node.name == "v":
            turns.append((node.annotation, list(node.children)))
            speaker, at_line_start = "", False
            continue
        pieces = _lines(node.text) if isinstance(node, Text) else [node]
        for piece in pieces:
            named = _named(piece) if at_line_start and isinstance(piece, Text) else None
            if named:
                speaker, rest = named
                turns.append((speaker, [Text(rest)] if rest else []))
            elif turns and turns[-1][0] == speaker:
                turns[-1][1].append(piece)
            else:
                turns.append((speaker, [piece]))
            at_line_start = isinstance(piece, Text) and piece.text.endswith("\n")
    return [
        Turn(name, tuple(content))
        for name, content in turns
        if not all(isinstance(one, Text) and not one.text.strip() for one in content)
    ]


def _lines(text: str) -> list[Node]:
    return [Text(line) for line in text.splitlines(keepends=True)]


def _named(piece: Text) -> tuple[str, str] | None:
    """Return the name a line begins with, and the rest of it."""
    found = _PREFIX.match(piece.text)
    if found is None:
        return None
    name = found[1].strip()
    letters = sum(char.isalpha() for char in name)
    if not name.isupper() or letters < _FEWEST_LETTERS:
        return None
    return name, piece.text[found.end() :]
