"""Message catalogues (PO): the message itself is in English, or as the header says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polib

from search.lexicon.reading.row import Row, Unreadable, code_of

#: Header that names the language of the messages themselves.
SOURCE: Final = "X-Source-Language"
_LINE: Final = re.compile(r"line (\d+)")
# Names of values: "%(count)s", "%d", "{name}".
_PLACES: Final = re.compile(r"%(?:\(\w+\))?[a-z]|\{\w*\}")


def rows(path: Path) -> Iterator[Row]:
    """Yield the translated messages of a catalogue; fuzzy and obsolete ones are left out.

    Raises:
        Unreadable: when it is damaged, or does not say which language it is in.
        OSError: when the file cannot be read.
    """
    try:
        # Begins with an empty line: polib would open a file whose name it was given.
        catalogue = polib.pofile("\n" + path.read_bytes().decode("utf-8-sig"), wrapwidth=0)
    except UnicodeDecodeError as error:
        raise Unreadable(path, error.object[: error.start].count(b"\n") + 1, "not UTF-8") from error
    except OSError as error:
        if error.errno is not None:
            raise
        line = _LINE.search(str(error))
        raise Unreadable(path, int(line[1]) - 1 if line else 0, "not a PO file") from error
    language = code_of(catalogue.metadata.get("Language", ""))
    source = code_of(catalogue.metadata.get(SOURCE, "en"))
    if not language or not source:
        raise Unreadable(path, 0, "the header “Language” names none of the portal's languages")
    for entry in catalogue.translated_entries():
        pairs = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            forms = entry.msgstr_plural
            pairs = [(entry.msgid, forms[min(forms)]), (entry.msgid_plural, forms[max(forms)])]
        for message, translation in pairs:
            texts = {source: _PLACES.sub(" ", message)}
            if language != source:
                texts[language] = _PLACES.sub(" ", translation)
            yield Row(("message", source, entry.msgctxt or "", message), texts)
