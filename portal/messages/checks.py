"""What is wrong with a catalogue, entry by entry."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import polib

from portal.languages import Language
from portal.messages.catalogues import key_of, plural_count, plural_forms, synchronised
from portal.messages.placeholders import misplaced
from portal.messages.typography import misspelt

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    Attributes:
        language: code of the catalogue's language.
        message: the beginning of the original; empty when it concerns the whole catalogue.
        problem: what is wrong, in English, for engineers and translators.
    """

    language: str
    message: str
    problem: str

    def __str__(self) -> str:
        """Return one line of a report."""
        where = f"{self.language}: “{self.message}”" if self.message else self.language
        return f"{where}: {self.problem}"


def findings(
    language: Language, extracted: polib.POFile, catalogue: polib.POFile
) -> Iterator[Finding]:
    """Yield everything wrong with a language's catalogue for the messages of the code.

    A catalogue without findings is complete, current, and in the form ``sync_messages`` writes.
    """
    for message, problem in (
        *_about_the_whole(language, extracted, catalogue),
        *(
            (entry.msgid, problem)
            for entry in catalogue
            for problem in _about_an_entry(language, entry)
        ),
    ):
        short = message if len(message) <= LONGEST_QUOTE else message[:LONGEST_QUOTE] + "…"
        yield Finding(language.code, " ".join(short.split()), problem)


def _about_the_whole(
    language: Language, extracted: polib.POFile, catalogue: polib.POFile
) -> Iterator[tuple[str, str]]:
    wanted = {key_of(entry) for entry in extracted}
    current = [entry for entry in catalogue if not entry.obsolete]
    there = Counter(key_of(entry) for entry in current)
    for key in sorted(wanted - there.keys()):
        yield key[1], "is missing: run `make messages`"
    for key in sorted(there.keys() - wanted):
        yield key[1], "is not in the code any more: run `make messages`"
    for key, count in sorted(there.items()):
        if count > 1:
            yield key[1], f"is there {count} times"
    header = catalogue.metadata.get("Plural-Forms", "")
    if header != plural_forms(language):
        yield "", f"Plural-Forms should be {plural_forms(language)!r}, not {header!r}"
    if str(synchronised(language, extracted, catalogue)) != str(catalogue):
        yield "", "is not in the form that `make messages` writes"


def _about_an_entry(language: Language, entry: polib.POEntry) -> Iterator[str]:
    if entry.obsolete or entry.fuzzy:
        yield "is obsolete" if entry.obsolete else "is fuzzy"
        return
    forms = entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
    count = plural_count(language) if entry.msgid_plural else 1
    if sorted(forms) != list(range(count)):
        yield f"has the plural forms {sorted(forms)}, not 0 to {count - 1}"
        return
    empty = [form for form, text in sorted(forms.items()) if not text.strip()]
    if empty:
        yield f"has no translation (plural forms {empty})" if count > 1 else "has no translation"
        return
    yield from misplaced(entry, plural_forms(language))
    for text in dict.fromkeys(forms.values()):
        yield from misspelt(entry.msgid_plural or entry.msgid, text, language)
