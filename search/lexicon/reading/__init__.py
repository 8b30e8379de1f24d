"""Reading files of texts and their translations; nothing of a file is used if any of it is bad."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from search.lexicon.reading import jsonl, po, tmx
from search.lexicon.reading.row import Row, Unreadable

READERS: Final[dict[str, Callable[[Path], Iterator[Row]]]] = {
    ".tmx": tmx.rows,
    ".po": po.rows,
    ".jsonl": jsonl.rows,
}

__all__ = ["READERS", "Row", "Unreadable", "read"]


def read(paths: Sequence[Path]) -> list[dict[str, str]]:
    """Return the texts of some files, each with its translations by language code.

    What has the same key in several files is one text: catalogues with the same messages, and
    files of one language each whose lines have the same ids.

    Raises:
        Unreadable: with file and line, when any of them cannot be read.
    """
    texts: dict[tuple[str, ...], dict[str, str]] = {}
    for path in paths:
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            raise Unreadable(path, 0, f"none of {', '.join(sorted(READERS))}")
        try:
            found = list(reader(path))
        except OSError as error:
            raise Unreadable(path, 0, error.strerror or str(error)) from error
        for row in found:
            texts.setdefault(row.key, {}).update(row.texts)
    return list(_in_several(texts.values()))


def _in_several(texts: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    return (text for text in texts if len(text) > 1)
