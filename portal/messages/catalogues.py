"""The six catalogues: where they are, what form they have, how they follow the code.

A catalogue has one entry for each message of the code and no other, in alphabetical order and
without line numbers, so that a change of code changes only the lines it means to. English is
written out too: its messages are the ones of the code.
"""

from functools import cache
from pathlib import Path
from typing import Final

import django
import polib
from django.utils.translation import to_locale

from portal.languages import DEFAULT, Language
from portal.messages.extraction import DOMAIN

PROJECT: Final = "technical-cooperation-portal"

Key = tuple[str, str, str]


def path_of(language: Language, folder: Path) -> Path:
    """Return where a language's catalogue is below the folder of all catalogues."""
    return folder / to_locale(language.code) / "LC_MESSAGES" / f"{DOMAIN}.po"


def key_of(entry: polib.POEntry) -> Key:
    """Return what makes a message: its context, its text and its plural text."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


@cache
def plural_forms(language: Language) -> str:
    """Return the ``Plural-Forms`` header of Django's own catalogue of a language.

    Django keeps catalogues of one language with different plural forms apart and asks them in
    turn; with its own there is one, and numbers behave in our messages as in Django's.
    """
    theirs = path_of(language, Path(django.__file__).parent / "conf" / "locale")
    header: str = polib.pofile(str(theirs)).metadata["Plural-Forms"]
    return header


def plural_count(language: Language) -> int:
    """Return how many plural forms a language has."""
    return int(plural_forms(language).split("nplurals=")[1].split(";")[0])


def synchronised(
    language: Language, extracted: polib.POFile, present: polib.POFile | None
) -> polib.POFile:
    """Return a language's catalogue for the messages of the code.

    Keeps each translation of a message that is still there word for word, leaves new messages
    empty (English: filled in) and drops those that are gone. Nothing is guessed: no fuzzy entry.
    """
    known = {key_of(entry): entry for entry in present or () if _final(entry)}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": PROJECT,
        "Language": to_locale(language.code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    for message in sorted(extracted, key=lambda entry: (entry.msgid, key_of(entry))):
        catalogue.append(_entry(language, message, known.get(key_of(message))))
    return catalogue


def write(catalogue: polib.POFile, path: Path) -> None:
    """Write a catalogue, making its folder when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{catalogue}\n", encoding="utf-8")


def _final(entry: polib.POEntry) -> bool:
    return not entry.obsolete and not entry.fuzzy


def _entry(
    language: Language, message: polib.POEntry, translated: polib.POEntry | None
) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=message.msgctxt,
        msgid=message.msgid,
        msgid_plural=message.msgid_plural,
        comment=message.comment,
        tcomment=translated.tcomment if translated else "",
        flags=sorted(flag for flag in message.flags if flag != "fuzzy"),
    )
    if message.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(plural_count(language)), "")
        if language == DEFAULT:
            entry.msgstr_plural = {0: message.msgid, 1: message.msgid_plural}
        elif translated:
            entry.msgstr_plural.update(translated.msgstr_plural)
    elif language == DEFAULT:
        entry.msgstr = message.msgid
    elif translated:
        entry.msgstr = translated.msgstr
    return entry
