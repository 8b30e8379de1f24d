"""The portal's own translations: what its public works say in several languages."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from portal.works.documents import Version, WorkDocument
from portal.works.registry import kinds
from search.chunks import chunks

_AT_ONCE: Final = 200


def portal_texts() -> Iterator[dict[str, str]]:
    """Yield the texts of every public work, by language code."""
    for kind in kinds():
        keys = (key for key, _stamp in kind.stamps())
        for chunk in chunks(keys, _AT_ONCE):
            for document in kind.documents(chunk):
                yield from texts_of(document)


def texts_of(document: WorkDocument) -> Iterator[dict[str, str]]:
    """Yield the texts of a work that belong together: title, summary, passages, lines.

    Passages belong together by their anchors; the lines of the rest do when there are as many of
    them in two languages.
    """
    found: dict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
    for version in document.versions:
        for place, text in _places(version):
            if text.strip():
                found[place][version.language] = text
    yield from (texts for texts in found.values() if len(texts) > 1)


def _places(version: Version) -> Iterator[tuple[tuple[object, ...], str]]:
    yield ("title",), version.title
    yield ("summary",), version.summary
    for passage in version.passages:
        # The pages of two files seldom say the same.
        if passage.is_in_page:
            yield ("passage", passage.anchor), passage.text
    lines = [line for line in version.text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        yield ("line", len(lines), number), line
