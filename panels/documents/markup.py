"""Between texts with marks and links, and the rich text that editors correct.

In rich text a footnote's mark is a plain link to ``#note-1``: it survives wagtail-localize, which
lets only simple inline tags into a translator's sentence, and editors can set one themselves.
"""

import re
from html import unescape

from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString

from panels.documents.anchors import note_name
from panels.documents.reading import MarkedText

NOTE_LINK = re.compile(r'<a\b[^>]*\bhref="#note-(?P<name>[a-z0-9-]+)"[^>]*>(?P<label>.*?)</a>')
_EDITOR_KEYS = re.compile(r'\s+(?:data-block-key|id)="[^"]*"')
_BREAK = re.compile(r"(</p>|<br\s*/?>)")


def rich_text(text: MarkedText) -> str:
    """Return a text as the source of a rich text of one paragraph."""
    opening = {link.start: link for link in text.links}
    closing = {link.end for link in text.links}
    marks: dict[int, list[str]] = {}
    for mark in text.marks:
        marks.setdefault(mark.position, []).append(mark.label)
    pieces: list[str] = []
    for position in range(len(text.text) + 1):
        if position in closing:
            pieces.append("</a>")
        pieces.extend(note_link(label) for label in marks.get(position, ()))
        if position in opening:
            pieces.append(format_html('<a href="{}">', opening[position].url))
        if position < len(text.text):
            pieces.append(text.text[position])
    return f"<p>{_joined(pieces)}</p>"


def _joined(pieces: list[str]) -> str:
    return "".join(piece if len(piece) > 1 else escape(piece) for piece in pieces)


def note_link(label: str) -> SafeString:
    """Return the mark of a footnote as it stands in rich text."""
    return format_html('<a href="#note-{}">{}</a>', note_name(label), label)


def plain(source: str) -> str:
    """Return the words of a rich text, without the marks of footnotes."""
    words = strip_tags(_BREAK.sub(r"\1 ", NOTE_LINK.sub("", source)))
    return " ".join(unescape(words).split())


def canonical(source: str) -> str:
    """Return a rich text without what the editor adds by opening and saving it."""
    return " ".join(unescape(_EDITOR_KEYS.sub("", source)).split())
