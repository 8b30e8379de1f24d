"""Times, as WebVTT and SubRip write them."""

import re
from typing import Final

from panels.recordings.subtitles.problems import Findings

DAY: Final = 24 * 60 * 60 * 1000
_TIME: Final = re.compile(r"(?:(\d{2,}):)?(\d{2}):(\d{2})([.,])(\d{3})", re.ASCII)
_LAST_OF_SIXTY: Final = 59
ARROW: Final = "-->"
# WebVTT asks for a space or a tab on both sides.
_TIMING: Final = re.compile(r"[ \t]*(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+(.*))?[ \t]*")


def read_time(word: str, line: int, found: Findings, *, mark: str = ".") -> int | None:
    """Return a time in milliseconds.

    Args:
        word: the time.
        line: where it stands.
        found: takes the reason when it is none.
        mark: what stands before the milliseconds: a full stop in WebVTT, a comma in SubRip, where
            hours are always written.
    """
    parts = _TIME.fullmatch(word)
    if parts is None or (mark == "," and parts[1] is None):
        if any(char.isdigit() and not char.isascii() for char in word):
            found.add(line, "digits", time=word)
        else:
            found.add(line, "time" if mark == "." else "time_srt", time=word[:40])
        return None
    if parts[4] != mark:
        found.add(line, "comma" if mark == "." else "stop", time=word)
        return None
    minutes, seconds = int(parts[2]), int(parts[3])
    if minutes > _LAST_OF_SIXTY or seconds > _LAST_OF_SIXTY:
        found.add(line, "sixty", time=word)
        return None
    hours = (parts[1] or "").lstrip("0")
    # Counted before it is read: Python refuses to read numbers of thousands of digits.
    is_late = len(hours) > len("24")
    time = ((int(hours[:3] or 0) * 60 + minutes) * 60 + seconds) * 1000 + int(parts[5])
    if is_late or time > DAY:
        found.add(line, "late", time=word[:40])
        return None
    return time


def read_timing(
    text: str, line: int, found: Findings, *, mark: str = "."
) -> tuple[int, int, str] | None:
    """Return start and end in milliseconds and the rest of a line of times."""
    parts = _TIMING.fullmatch(text)
    if parts is None:
        found.add(line, "arrow")
        return None
    start = read_time(parts[1], line, found, mark=mark)
    end = read_time(parts[2], line, found, mark=mark)
    if start is None or end is None:
        return None
    if end <= start:
        found.add(line, "backwards")
        return None
    return start, end, (parts[3] or "").strip()


def write_time(time: int) -> str:
    """Return milliseconds as WebVTT writes a time, with its hours."""
    seconds, milliseconds = divmod(time, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"
