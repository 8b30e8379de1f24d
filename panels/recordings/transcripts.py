"""The transcript of a track: its words in the order of time, with who says them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from panels.recordings.models import Track, WrittenTranscript
from panels.recordings.subtitles import Element, Node, Text
from panels.recordings.subtitles.speakers import turns_of

_KEPT_TAGS: Final = frozenset({"b", "i", "u", "ruby", "rt"})
#: Languages written from the other side (BCP 47, first part of the tag).
_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker says within one cue.

    Attributes:
        speaker: named where somebody else begins to speak; empty while the same one goes on.
        words: as HTML.
    """

    speaker: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Passage:
    """A cue as it is read.

    Attributes:
        start: milliseconds.
        end: milliseconds.
        said: by one speaker after the other.
    """

    start: int
    end: int
    said: tuple[Said, ...]

    @property
    def seconds(self) -> str:
        """When it begins, in seconds, as scripts and media fragments write numbers."""
        return f"{self.start / 1000:.3f}"

    @property
    def until(self) -> str:
        """When it ends, in seconds."""
        return f"{self.end / 1000:.3f}"

    @property
    def clock(self) -> str:
        """When it begins, as people read times."""
        return clock(self.start)


def clock(milliseconds: int) -> str:
    """Return a time such as ``0:05`` or ``1:02:05``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def passages(track: Track) -> Iterator[Passage]:
    """Give the passages of a track."""
    before = ""
    for cue in track.subtitles().cues:
        said = []
        for turn in turns_of(cue):
            named = turn.speaker if turn.speaker != before else ""
            before = turn.speaker
            said.append(Said(named, as_html(turn.content)))
        yield Passage(cue.start, cue.end, tuple(said))


def as_html(nodes: Iterable[Node]) -> SafeString:
    """Return words as HTML; ends of lines, made for a screen, become spaces."""
    return mark_safe(_joined(nodes).strip())  # noqa: S308 -- every part is escaped


def _node(node: Node) -> str:
    if isinstance(node, Text):
        return escape(node.text.replace("\n", " "))
    if not isinstance(node, Element):
        return ""
    inner = mark_safe(_joined(node.children))  # noqa: S308 -- as above
    if node.name == "lang":
        direction = "rtl" if node.annotation.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
        return format_html('<span lang="{}" dir="{}">{}</span>', node.annotation, direction, inner)
    if node.name in _KEPT_TAGS:
        return f"<{node.name}>{inner}</{node.name}>"
    return inner


def _joined(nodes: Iterable[Node]) -> str:
    return "".join(map(_node, nodes))


def plain_transcript(track: Track) -> str:
    """Return a transcript as plain text: a title, then a line for each passage."""
    lines = [_title(track), ""]
    before = ""
    for cue in track.subtitles().cues:
        for turn in turns_of(cue):
            named = f"{turn.speaker}: " if turn.speaker and turn.speaker != before else ""
            before = turn.speaker
            lines.append(f"[{clock(cue.start)}] {named}{as_text(turn.content)}")
    return "\n".join(lines) + "\n"


def written_transcript(written: WrittenTranscript) -> str:
    """Return a transcript without times as plain text: a title, then its paragraphs."""
    return "\n\n".join([_title(written), *written.paragraphs]) + "\n"


def _title(words: Track | WrittenTranscript) -> str:
    return str(words.recording.titles.get(words.language) or words.recording.title)


def as_text(nodes: Iterable[Node]) -> str:
    """Return words without tags; what ruby says above the line stands in brackets."""
    return " ".join("".join(map(_plain, nodes)).split())


def _plain(node: Node) -> str:
    if isinstance(node, Text):
        return node.text
    if not isinstance(node, Element):
        return ""
    inner = "".join(map(_plain, node.children))
    return f"({inner})" if node.name == "rt" else inner
