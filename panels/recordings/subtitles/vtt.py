"""Reading of WebVTT."""

from collections.abc import Iterator
from typing import Final

from panels.recordings.subtitles.cues import Cue, Subtitles
from panels.recordings.subtitles.decoding import plain
from panels.recordings.subtitles.markup import read_markup
from panels.recordings.subtitles.problems import Findings
from panels.recordings.subtitles.sequence import check_sequence
from panels.recordings.subtitles.settings import read_settings
from panels.recordings.subtitles.timestamps import ARROW, read_timing

SIGNATURE: Final = "WEBVTT"
#: A line and its number.
Line = tuple[int, str]


def read_vtt(text: str) -> Subtitles:
    """Return what a WebVTT file holds.

    Comments (NOTE) are read over and not kept: they are remarks among those who made the file.

    Raises:
        SubtitlesError: with everything that is wrong.
    """
    found = Findings()
    lines = list(enumerate(plain(text).split("\n"), start=1))
    first = lines[0][1]
    if first != SIGNATURE and not first.startswith((f"{SIGNATURE} ", f"{SIGNATURE}\t")):
        found.add(1, "signature")
        # What stands there may be the first text already, or was meant as the signature.
        lines = lines if ARROW in first else lines[1:]
    else:
        if ARROW in first:
            found.add(1, "signature")
        lines = lines[1:]
        if lines and lines[0][1]:
            found.add(lines[0][0], "header")
            lines = [one for one in lines if one[0] > _end_of_header(lines)]
    cues = [cue for block in blocks(lines) for cue in _cues_of(block, found)]
    check_sequence(cues, found)
    if not cues and not found.problems:
        found.add(0, "no_cues")
    found.raise_any()
    return Subtitles(tuple(cues))


def blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Give the lines between empty ones."""
    block: list[Line] = []
    for number, text in lines:
        if text:
            block.append((number, text))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _end_of_header(lines: list[Line]) -> int:
    """Return the number of the last line that belongs to the header and not to a cue."""
    last = 0
    for number, text in lines:
        if not text or ARROW in text:
            break
        last = number
    return last


def _cues_of(block: list[Line], found: Findings) -> Iterator[Cue]:
    """Give the cue of a block, or each of several that no empty line keeps apart."""
    number, first = block[0]
    word = first.split(maxsplit=1)[0] if first.strip() else ""
    if word == "NOTE" and first.startswith("NOTE"):
        for line, text in block:
            if ARROW in text:
                found.add(line, "no_gap")
        return
    if first.rstrip() in {"STYLE", "REGION"}:
        found.add(number, first.rstrip().lower())
        return
    times = [place for place, (_line, text) in enumerate(block) if ARROW in text]
    if not times or times[0] > 1:
        found.add(number, "no_time")
    if not times:
        return
    for place in times[1:]:
        found.add(block[place][0], "no_gap")
    for place, following in zip(times, [*times[1:], len(block)], strict=True):
        identifier = block[0][1] if place == 1 else ""
        yield from _cue(identifier, block[place], block[place + 1 : following], found)


def _cue(identifier: str, times: Line, body: list[Line], found: Findings) -> Iterator[Cue]:
    line, text = times
    timing = read_timing(text, line, found)
    # What is in the text is told as well, whatever its times.
    start, end, settings = timing or (0, 0, "")
    placed = read_settings(settings, line, found)
    if not body:
        found.add(line, "no_text")
        return
    span = (start, end) if timing else (-1, 1 << 40)
    content = read_markup("\n".join(words for _n, words in body), body[0][0], span, found)
    if timing:
        yield Cue(start, end, content, identifier, placed, line)
