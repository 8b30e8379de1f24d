r"""Reading of SubRip (.srt), which has no specification: what players agree on.

What becomes of it in WebVTT:

- ``<b>``, ``<i>``, ``<u>`` stay, and their forms in braces such as ``{i}`` become those;
- ``<font>`` goes: colours and sizes are for the viewer to choose;
- a position at the top such as ``{\an8}`` becomes the first line; other positions go;
- all other signs are words, ``&`` and a lonely ``<`` too. Another tag is refused.
"""

import re
from collections.abc import Iterator
from typing import Final

from panels.recordings.subtitles.cues import Cue, Subtitles
from panels.recordings.subtitles.decoding import plain
from panels.recordings.subtitles.markup import read_markup
from panels.recordings.subtitles.problems import Findings
from panels.recordings.subtitles.sequence import check_sequence
from panels.recordings.subtitles.timestamps import ARROW, read_timing
from panels.recordings.subtitles.vtt import Line, blocks

_COORDINATES: Final = re.compile(r"(?:[XY][12]:\d+\s*){4}", re.ASCII)
_TOP: Final = re.compile(r"\{\\an?([1-9]|1[01])\}")
_HIGH: Final = frozenset({"7", "8", "9"})
_BRACES: Final = re.compile(r"\{(/?)([bBiIuU])\}")
_FONT: Final = re.compile(r"</?font\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_KEPT: Final = re.compile(r"<(/?)([bBiIuU])>")


def read_srt(text: str) -> Subtitles:
    """Return what a SubRip file holds.

    Raises:
        SubtitlesError: with everything that is wrong.
    """
    found = Findings()
    # In SubRip a line of spaces parts texts as an empty one does.
    lines = [
        (number, line if line.strip() else "")
        for number, line in enumerate(plain(text).split("\n"), start=1)
    ]
    cues: list[Cue] = []
    before = -1
    for block in blocks(lines):
        number, rest = _number(block, before, found)
        before = max(before, number)
        cues.extend(_cues(rest, found))
    check_sequence(cues, found)
    if not cues and not found.problems:
        found.add(0, "no_cues")
    found.raise_any()
    return Subtitles(tuple(cues))


def _number(block: list[Line], before: int, found: Findings) -> tuple[int, list[Line]]:
    """Return the number of a block, -1 for none, and the lines below it."""
    line, text = block[0]
    digits = text.strip()
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII):
        found.add(line, "number")
        return -1, block
    if int(digits) <= before:
        found.add(line, "number_order", number=digits)
    return int(digits), block[1:]


def _cues(lines: list[Line], found: Findings) -> Iterator[Cue]:
    times = [place for place, (_line, text) in enumerate(lines) if ARROW in text]
    if not times:
        if lines:
            found.add(lines[0][0], "no_time")
        return
    for place in times[1:]:
        found.add(lines[place][0], "no_gap")
    for place, following in zip(times, [*times[1:], len(lines)], strict=True):
        line, text = lines[place]
        body = lines[place + 1 : following]
        timing = read_timing(text, line, found, mark=",")
        if timing and timing[2] and not _COORDINATES.fullmatch(timing[2]):
            found.add(line, "setting", setting=timing[2][:40])
        if not body:
            found.add(line, "no_text")
        elif timing:
            yield _cue(timing, line, body, found)
        else:
            read_markup(_to_vtt(body)[0], body[0][0], (-1, 1 << 40), found)


def _cue(timing: tuple[int, int, str], line: int, body: list[Line], found: Findings) -> Cue:
    start, end, _rest = timing
    words, settings = _to_vtt(body)
    content = read_markup(words, body[0][0], (start, end), found)
    return Cue(start, end, content, settings=settings, line=line)


def _to_vtt(body: list[Line]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text of a cue and its settings as WebVTT has them."""
    text = "\n".join(words for _line, words in body)
    position = _TOP.search(text)
    settings = (("line", "0"),) if position and position[1] in _HIGH else ()
    text = _FONT.sub("", _BRACES.sub(r"<\1\2>", _TOP.sub("", text)))
    text = _KEPT.sub(lambda tag: tag[0].lower(), text)
    parts, at = [], 0
    for tag in _TAG.finditer(text):
        parts += [_words(text[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*parts, _words(text[at:])]), settings


def _words(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
