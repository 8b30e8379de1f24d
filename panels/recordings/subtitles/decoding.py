"""From the bytes of a file to its text. Subtitles are UTF-8 here, as WebVTT asks for."""

import codecs
import re
from typing import Final

from panels.recordings.subtitles.problems import MOST_BYTES, Findings, Problem, SubtitlesError

# Tab and the ends of lines are the only control characters with a meaning.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def decode(data: bytes) -> str:
    r"""Return the text of a file, without a byte order mark, its lines ending in ``\n``.

    Raises:
        SubtitlesError: the file is empty, too large, or not UTF-8.
    """
    if len(data) > MOST_BYTES:
        raise SubtitlesError([Problem(0, "large")])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        raise SubtitlesError([Problem(0, "utf16")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line = len(_LINE_END.findall(before)) + 1
        raise SubtitlesError([Problem(line, "utf8")]) from error
    return plain(text)


def plain(text: str) -> str:
    r"""Return a text, such as one that was typed, with lines that end in ``\n``.

    Raises:
        SubtitlesError: the text is empty, too large, or holds what cannot be shown.
    """
    if len(text.encode("utf-8", errors="surrogatepass")) > MOST_BYTES:
        raise SubtitlesError([Problem(0, "large")])
    lines = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    if not lines.strip():
        raise SubtitlesError([Problem(0, "empty")])
    found = Findings()
    for number, line in enumerate(lines.split("\n"), start=1):
        if "\ufffd" in line:
            found.add(number, "lost")
        if control := _CONTROL.search(line):
            found.add(number, "control", code=f"{ord(control[0]):04X}")
    found.raise_any()
    return lines
