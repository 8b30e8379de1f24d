"""What a file of subtitles holds."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    r"""Words as they are read: character references are resolved, lines end in ``\n``."""

    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time inside a cue from which on the words after it are said, in milliseconds."""

    at: int


@dataclass(frozen=True, slots=True)
class Element:
    """A tag and what stands in it.

    Attributes:
        name: ``v``, ``lang``, ``b``, ``i``, ``u``, ``c``, ``ruby`` or ``rt``.
        classes: names after the full stops of the opening tag.
        annotation: the speaker's name for ``v``, a BCP 47 tag for ``lang``; else empty.
        children: in their order.
    """

    name: str
    children: tuple["Node", ...] = ()
    classes: tuple[str, ...] = ()
    annotation: str = ""


Node: TypeAlias = Text | Moment | Element


@dataclass(frozen=True, slots=True)
class Cue:
    """A text and when it is shown.

    Attributes:
        start: milliseconds from the beginning of the recording.
        end: milliseconds, later than the start.
        content: never empty.
        identifier: its name in the file, often a number; empty for none.
        settings: where the text stands, as pairs of name and value.
        line: number of the line with its times, 0 where it comes from no file.
    """

    start: int
    end: int
    content: tuple[Node, ...]
    identifier: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Subtitles:
    """The cues of a file, in the order of time, no two at once."""

    cues: tuple[Cue, ...]
