"""National mechanisms as pages show them, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from activities.mechanisms.models import Mechanism
from portal.languages import Language, active_language
from portal.reference.models import State


@dataclass(frozen=True, slots=True)
class ShownMechanism:
    """A mechanism, ready to show.

    Attributes:
        name: in the reader's language where it has one in it.
        language: of the name, where it is not the reader's.
        short_names: of the same language.
        kind: code of the kind; ``kind_label`` is it in words.
        state: alpha-3 code of its State; ``state_label`` is its name.
        standing: accreditation or type in words; empty where it is not known.
        since: the day on which an accreditation was given.
        url: its website, may be empty.
        source: who says so; ``source_url`` may be empty.
        checked_on: when it was last compared with the source.
        is_example: whether it is invented for a demonstration, which is to be said beside it.
    """

    name: str
    language: Language | None
    short_names: tuple[str, ...]
    kind: str
    kind_label: str | Promise
    state: str
    state_label: str
    standing: str | Promise
    since: date | None
    url: str
    source: str
    source_url: str
    checked_on: date
    is_example: bool


def mechanisms_of(state: State) -> list[ShownMechanism]:
    """Return a State's mechanisms, its human rights institutions first. One query."""
    reader = active_language()
    rows = Mechanism.objects.filter(state=state).select_related("state")
    kinds = Mechanism.Kind.values
    return sorted(
        shown(rows, reader), key=lambda one: (kinds.index(one.kind), one.is_example, one.name)
    )


def shown(rows: Iterable[Mechanism], reader: Language) -> list[ShownMechanism]:
    """Return mechanisms as a reader sees them, in their order.

    Args:
        rows: with their States, which no further query is made for.
        reader: in whose language they are shown.
    """
    return [_shown(row, reader) for row in rows]


def _shown(row: Mechanism, reader: Language) -> ShownMechanism:
    language, name = row.name_for(reader)
    return ShownMechanism(
        name=name,
        language=None if language == reader else language,
        short_names=tuple(row.synonyms.get(language.code, ())),
        kind=row.kind,
        kind_label=row.get_kind_display(),
        state=row.state.iso3,
        state_label=row.state.label_in(reader.code),
        standing=row.standing,
        since=row.accredited_on,
        url=row.url,
        source=row.source,
        source_url=row.source_url,
        checked_on=row.checked_on,
        is_example=row.is_example,
    )
