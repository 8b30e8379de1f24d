"""What a catalogue holds of works, read from the database: of all of them, or of some."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from activities.repository.catalogue.catalogue import mark_of
from activities.repository.public import public
from activities.repository.selection import FLAGS, MANY
from portal.reference.models import Concept

#: That an activity has a code in a facet: facet, page, code. Plain, for there are many.
Fact = tuple[str, int, str]


class Version(NamedTuple):
    """A public language version.

    Attributes:
        page: its primary key.
        mark: of what it says.
        work: primary key of the work's source version.
    """

    page: int
    mark: int
    work: int


@dataclass(frozen=True, slots=True)
class Read:
    """Public works as they are in the database.

    Attributes:
        sources: primary keys of the source versions, newest first.
        versions: of all languages.
        own: facts that are columns of the source versions.
    """

    sources: list[int]
    versions: list[Version]
    own: list[Fact]


def read(keys: Iterable[UUID] | None = None) -> Read:
    """Read the public works. One query.

    Args:
        keys: of the works to read; all, if there are none given.
    """
    found = public() if keys is None else public().filter(translation_key__in=keys)
    columns = ("modality__code", "status", "starts_on", *FLAGS)
    rows = list(
        found.order_by("-pk").values_list(
            "pk", "content_fingerprint", "translation_key", "is_source_version", *columns
        )
    )
    sources = [row for row in rows if row[3]]
    works = {row[2]: row[0] for row in sources}
    # A translation can be public while a view restriction keeps its source version.
    versions = [Version(row[0], mark_of(row[1]), works[row[2]]) for row in rows if row[2] in works]
    return Read([row[0] for row in sources], versions, list(_own(sources)))


def _own(sources: list[tuple[Any, ...]]) -> Iterator[Fact]:
    for page, _content, _key, _source, modality, status, day, good_practice, helps_peers in sources:
        for facet, code in (
            ("modality", modality),
            ("status", status),
            ("years", day and str(day.year)),
            ("good_practice", "on" if good_practice else ""),
            ("helps_peers", "on" if helps_peers else ""),
        ):
            if code:
                yield facet, page, code


def beside(pages: list[int] | None = None) -> Iterator[Fact]:
    """Yield what stands in tables beside that of activities. One query for each table.

    Args:
        pages: of which activities; of all, public or not, if there are none given.
    """
    tables: dict[tuple[type[Any], str], dict[str, str]] = defaultdict(dict)
    for facet, (model, page, code) in MANY.items():
        tables[model, page][facet] = code
    for (model, page), codes in tables.items():
        rows = model.objects.order_by()
        if pages is not None:
            rows = rows.filter(**{f"{page}__in": pages})
        for pk, *values in rows.values_list(f"{page}_id", *codes.values()).iterator():
            for facet, value in zip(codes, values, strict=True):
                if value not in {None, ""}:
                    yield facet, pk, str(value)


def broad_themes() -> dict[str, str]:
    """Return the broad theme of each theme that has one. One query."""
    themes = Concept.objects.filter(scheme__code="themes", parent__isnull=False)
    return dict(themes.values_list("code", "parent__code"))
