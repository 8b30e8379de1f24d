"""The text of a cue: words, character references and tags (WebVTT, section 4.2.2)."""

import html
import re
import unicodedata
from dataclasses import dataclass, field
from html.entities import html5
from typing import Final

from panels.recordings.subtitles.cues import Element, Moment, Node, Text
from panels.recordings.subtitles.problems import MOST_CHARACTERS, Findings
from panels.recordings.subtitles.timestamps import read_time

TAGS: Final = frozenset({"v", "lang", "b", "i", "u", "c", "ruby", "rt"})
_TOKEN: Final = re.compile(r"<[^<>]*>?|&[#\w]*;?|[^<&]+")
_OPENING: Final = re.compile(r"([^\s./>]*)((?:\.[^\s.&<>]+)*)(?:\s+(.*))?", re.DOTALL)
_TIME: Final = re.compile(r"\d+:[\d:.]+", re.ASCII)
_REFERENCE: Final = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);", re.ASCII
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_LOST: Final = "\ufffd"
#: Categories of Unicode: control characters, surrogates, what is not assigned, ends of lines.
_NO_SIGN: Final = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    line: int
    classes: tuple[str, ...] = ()
    annotation: str = ""
    children: list[Node] = field(default_factory=list)

    def closed(self) -> Element:
        return Element(self.name, tuple(self.children), self.classes, self.annotation)


class _Reader:
    """Reads one cue; what is wrong goes to the findings, and reading goes on."""

    def __init__(self, line: int, span: tuple[int, int], found: Findings) -> None:
        self.line, self.found = line, found
        self.after, self.end = span
        self.open = [_Open("", line)]

    def read(self, text: str) -> tuple[Node, ...]:
        for token in _TOKEN.findall(text):
            if token[0] == "<":
                self._tag(token)
            elif token[0] == "&":
                self._add(self._reference(token))
            else:
                self._add(token)
            self.line += token.count("\n")
        # One voice that speaks all of the cue may go without its end.
        root = self.open[0]
        if [one.name for one in self.open] == ["", "v"] and not root.children:
            self._close()
        for one in self.open[1:]:
            self.found.add(one.line, "tag_open", tag=one.name)
        while len(self.open) > 1:
            self._close()
        return tuple(root.children)

    def _add(self, text: str) -> None:
        """Put words to those before them."""
        children = self.open[-1].children
        if children and isinstance(last := children[-1], Text):
            children[-1] = Text(last.text + text)
        elif text:
            children.append(Text(text))

    def _close(self) -> None:
        done = self.open.pop()
        self.open[-1].children.append(done.closed())

    def _reference(self, token: str) -> str:
        known = _REFERENCE.fullmatch(token) and (token[1] == "#" or token[1:] in html5)
        char = html.unescape(token) if known else ""
        if not char or any(one in _LOST or unicodedata.category(one) in _NO_SIGN for one in char):
            self.found.add(self.line, "reference", text=token[:40], written="&amp;")
            return ""
        return char

    def _tag(self, token: str) -> None:
        body = token[1:-1]
        if not token.endswith(">") or not body:
            self.found.add(self.line, "tag_cut", written="&lt;")
        elif body[0] == "/":
            self._end(body[1:].strip())
        elif _TIME.fullmatch(body):
            self._moment(body)
        else:
            self._begin(body)

    def _moment(self, body: str) -> None:
        at = read_time(body, self.line, self.found)
        if at is None:
            return
        if not self.after < at < self.end:
            self.found.add(self.line, "moment", time=body)
            return
        self.after = at
        self.open[-1].children.append(Moment(at))

    def _begin(self, body: str) -> None:
        parts = _OPENING.fullmatch(body)
        if parts is None or parts[1] not in TAGS:
            self.found.add(self.line, "tag", tag=body[:40])
            return
        name, annotation = parts[1], " ".join((parts[3] or "").split())
        if name == "v":
            annotation = re.sub(r"&[#\w]*;?", lambda one: self._reference(one[0]), annotation)
            if not annotation:
                self.found.add(self.line, "speaker")
        elif name == "lang":
            if not _LANGUAGE.fullmatch(annotation):
                self.found.add(self.line, "language")
        elif annotation:
            self.found.add(self.line, "tag_extra", tag=name)
        if name == "rt" and self.open[-1].name != "ruby":
            self.found.add(self.line, "ruby")
        classes = tuple(parts[2].split(".")[1:])
        self.open.append(_Open(name, self.line, classes, annotation))

    def _end(self, name: str) -> None:
        if name == "ruby" and self.open[-1].name == "rt":
            self._close()
        if self.open[-1].name == name and name:
            self._close()
        elif any(one.name == name for one in self.open[1:]):
            self.found.add(self.line, "tag_crossed", tag=name)
            while self.open[-1].name != name:
                self._close()
            self._close()
        else:
            self.found.add(self.line, "tag_closed", tag=name[:40])


def read_markup(text: str, line: int, span: tuple[int, int], found: Findings) -> tuple[Node, ...]:
    """Return what stands in a cue.

    Args:
        text: lines of the cue.
        line: number of the first of them.
        span: start and end of the cue in milliseconds, between which times in the text are.
        found: takes what is wrong.
    """
    if len(text) > MOST_CHARACTERS:
        found.add(line, "long")
        return ()
    content = _Reader(line, span, found).read(text)
    if not any(words.strip() for words in words_of(content)):
        found.add(line, "no_text")
    return content


def words_of(nodes: tuple[Node, ...]) -> list[str]:
    """Return the words in the order they are read, without tags."""
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            words.append(node.text)
        elif isinstance(node, Element):
            words.extend(words_of(node.children))
    return words
