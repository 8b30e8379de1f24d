"""Everything suggested for what was typed, in groups, the reader's language first."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.languages import BY_CODE, Language
from search.client import EngineAway
from search.suggestions import works
from search.suggestions.asked import Asked
from search.suggestions.vocabulary import Name, vocabulary
from search.suggestions.works import Found, WorkFound

MOST_STATES: Final = 2
MOST_CONCEPTS: Final = 2
MOST_PEOPLE: Final = 2
MOST_WORKS: Final = 8
MOST: Final = 10
WORKS: Final = pgettext_lazy("suggestions while typing", "On this portal")
STATES: Final = _("States")
CONCEPTS: Final = _("Subjects")
PEOPLE: Final = pgettext_lazy("suggestions while typing", "People")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose.

    Attributes:
        text: what it is called.
        language: of the text; ``None`` for names of people, which are of no language.
        url: where choosing it leads.
        note: what was typed in another language, or what it is; may be empty.
        note_language: of the note.
    """

    text: str
    language: Language | None
    url: str
    note: str | Promise = ""
    note_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind; ``name`` is stable, ``label`` for people."""

    name: str
    label: str | Promise
    suggestions: tuple[Suggestion, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested; reduced while the engine is away and the vocabularies answer alone."""

    groups: tuple[Group, ...] = ()
    is_reduced: bool = False

    @property
    def count(self) -> int:
        """How many suggestions there are in all."""
        return sum(len(group.suggestions) for group in self.groups)


def suggest(asked: Asked, reader: Language) -> Suggested:
    """Return what somebody may mean.

    Costs one search and what ``cards_for`` costs; when nothing begins so, both once more, allowing
    for mistakes.
    """
    if not asked.is_enough:
        return Suggested()
    names = vocabulary().find(asked.words, reader)
    found, is_reduced = _indexed(asked, reader)
    if not (names or found.works or found.people) and asked.may_be_mistyped:
        meant = vocabulary().mistyped(asked.words)
        names = vocabulary().find(meant, reader) if meant else []
        if not is_reduced:
            found, is_reduced = _indexed(asked, reader, fuzzy=True)
    return Suggested(_groups(names, found, reader), is_reduced)


def _groups(names: list[Name], found: Found, reader: Language) -> tuple[Group, ...]:
    states = [name for name in names if name.entry.is_state][:MOST_STATES]
    concepts = [name for name in names if not name.entry.is_state][:MOST_CONCEPTS]
    people = found.people[:MOST_PEOPLE]
    # A State is a work too: searching for it finds that first.
    named = {(name.entry.labels.get(code), code) for name in states for code in BY_CODE}
    others = [one for one in found.works if (one.title, one.language.code) not in named]
    titles = others[: min(MOST_WORKS, MOST - len(states) - len(concepts) - len(people))]
    groups = (
        Group("states", STATES, tuple(_search_for(name, reader) for name in states)),
        Group("concepts", CONCEPTS, tuple(_search_for(name, reader) for name in concepts)),
        Group("people", PEOPLE, tuple(map(_person, people))),
        Group("works", WORKS, tuple(_work(work, reader) for work in titles)),
    )
    return tuple(group for group in groups if group.suggestions)


def _indexed(asked: Asked, reader: Language, *, fuzzy: bool = False) -> tuple[Found, bool]:
    try:
        return works.find(asked, reader, fuzzy=fuzzy), False
    except EngineAway:
        return Found(), True


def _search_for(name: Name, reader: Language) -> Suggestion:
    """Suggest to search for a State or a concept, by its label in the reader's language."""
    labels = name.entry.labels
    code = reader.code if reader.code in labels else name.code
    label = labels.get(code, name.text)
    is_label = name.text == label
    return Suggestion(
        text=label,
        language=BY_CODE[code],
        url=_results_url(label),
        note="" if is_label else name.text,
        note_language=None if is_label else BY_CODE[name.code],
    )


def _person(name: str) -> Suggestion:
    return Suggestion(text=name, language=None, url=_results_url(f'"{name}"'))


def _work(found: WorkFound, reader: Language) -> Suggestion:
    note = found.card.symbol or found.card.kind_label
    return Suggestion(found.title, found.language, found.url, note, reader)


def _results_url(text: str) -> str:
    return f"{reverse('search:results')}?{urlencode({'q': text})}"
