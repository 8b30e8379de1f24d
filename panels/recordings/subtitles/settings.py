"""Settings behind the times of a cue: where its text stands (WebVTT, section 4.4)."""

import re
from typing import Final

from panels.recordings.subtitles.problems import Findings

_PERCENT: Final = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%"
_VALUES: Final = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:-?\d{{1,4}}|{_PERCENT})(?:,(?:start|center|end))?", re.ASCII),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?", re.ASCII),
    "size": re.compile(_PERCENT, re.ASCII),
    "align": re.compile(r"start|center|end|left|right"),
}


def read_settings(text: str, line: int, found: Findings) -> tuple[tuple[str, str], ...]:
    """Return the settings in the order they are given."""
    settings: dict[str, str] = {}
    for word in text.split():
        name, colon, value = word.partition(":")
        if name == "region":
            found.add(line, "region")
        elif not colon or name not in _VALUES:
            found.add(line, "setting", setting=word[:40])
        elif name in settings:
            found.add(line, "setting_twice", setting=name)
        elif not _VALUES[name].fullmatch(value):
            found.add(line, "setting_value", setting=word[:40])
        else:
            settings[name] = value
    return tuple(settings.items())
