"""JSON lines: texts by language, or files of one language each with ids in common."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from search.lexicon.reading.row import Row, Unreadable, code_of

#: What identifies a text in files of one language each; the number of the line if none is there.
IDS: Final = ("id", "code", "article")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def rows(path: Path) -> Iterator[Row]:
    """Yield the texts of a file.

    A line is ``{"en": "…", "fr": "…", …}``; or ``{"id": …, "text": "…"}`` in a file that is named
    by its language, such as ``fr.jsonl``, beside those of the others.

    Raises:
        Unreadable: when a line is neither.
        OSError: when the file cannot be read.
    """
    language = code_of(path.stem)
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, start=1):
            if line := raw.removeprefix(_BYTE_ORDER_MARK).strip():
                yield _row(path, number, language, _object(path, number, line))


def _object(path: Path, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise Unreadable(path, number, "not JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise Unreadable(path, number, "not a JSON object")
    return found


def _row(path: Path, number: int, language: str, found: Mapping[str, Any]) -> Row:
    text = found.get("text")
    if language and isinstance(text, str):
        name = next((f"{name} {found[name]}" for name in IDS if name in found), f"line {number}")
        return Row(("lines", str(path.parent), name), {language: text})
    texts = {
        code: value
        for key, value in found.items()
        if isinstance(value, str) and (code := code_of(key))
    }
    if not texts:
        raise Unreadable(path, number, "no text by language, and none of one language by file name")
    return Row(("line", str(path), str(number)), texts)
