"""Facts about a State as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from activities.profiles.models import StateFact
from portal.languages import DEFAULT, Language, active_language
from portal.reference.models import State
from portal.works.cards import version_for


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact to one reader.

    Attributes:
        text: in the reader's language where it has one.
        language: of the text, where it is not the reader's.
    """

    row: StateFact
    text: str
    language: Language | None

    @property
    def attributes(self) -> str:
        """``lang`` and ``dir`` of the text, where the page around is in another language."""
        return self.language.attributes if self.language else ""


def facts_of(state: State) -> list[ShownFact]:
    """Return the public facts of a State, kind by kind, the latest first. One query."""
    kinds = StateFact.Kind.values
    rows = StateFact.objects.public().filter(state=state)
    return sorted(show(rows), key=lambda one: kinds.index(one.row.kind))


def show(rows: Iterable[StateFact]) -> list[ShownFact]:
    """Return facts to the reader of the active language, in their order."""
    reader = active_language()
    shown = []
    for row in rows:
        language, text = version_for(row.texts, DEFAULT.code, reader)
        shown.append(ShownFact(row, text, None if language == reader else language))
    return shown
