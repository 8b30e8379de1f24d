"""Loading the portal's own tables: idempotent, and never over an editor's words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from django.db import transaction

from portal.reference.loading.merging import merge
from portal.reference.loading.rows import Related, held_values, set_values
from portal.reference.loading.tables import Row, regions, schemes, states
from portal.reference.models import Concept, ConceptScheme, Labelled, Region, State
from portal.reference.models.state import REGIONAL_GROUPS
from portal.reference.storing import store_changed, store_new

LabelledRow = TypeVar("LabelledRow", bound=Labelled)


@dataclass(slots=True)
class Report:
    """What a load did.

    Attributes:
        created: number of new rows.
        updated: number of rows brought up to date.
        kept: "row: path" for each value an editor changed, which stayed.
        dropped: rows the tables no longer have; concepts among them were retired.
    """

    created: int = 0
    updated: int = 0
    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


@transaction.atomic
def load_reference() -> Report:
    """Bring States, regions and concept schemes up to date with the portal's tables."""
    report = Report()
    tables = schemes()
    _load(
        list(ConceptScheme.objects.all()),
        [table.scheme for table in tables],
        lambda code: ConceptScheme(code=code),
        {},
        report,
    )
    scheme_rows = {scheme.code: scheme for scheme in ConceptScheme.objects.all()}
    held: dict[str, list[Concept]] = {table.scheme.code: [] for table in tables}
    for concept in Concept.objects.filter(scheme__code__in=held).select_related("scheme"):
        held[concept.scheme.code].append(concept)
    concepts: dict[str, dict[str, Concept]] = {}
    for table in tables:
        scheme = scheme_rows[table.scheme.code]
        concepts[scheme.code] = _load(
            held[scheme.code],
            table.concepts,
            partial(_concept, scheme),
            {},
            report,
        )
    region_rows = _load(
        list(Region.objects.all()), regions(), lambda code: Region(code=code), {}, report
    )
    _load(
        list(State.objects.all()),
        states(),
        lambda code: State(iso2=code),
        {"region": region_rows, "regional_group": concepts[REGIONAL_GROUPS]},
        report,
    )
    return report


def _concept(scheme: ConceptScheme, code: str) -> Concept:
    return Concept(scheme=scheme, code=code)


def _code(row: Labelled) -> str:
    """Return the code a table knows a row by."""
    return row.iso2 if isinstance(row, State) else row.natural_code


def _load(
    rows: Iterable[LabelledRow],
    table: list[Row],
    make: Callable[[str], LabelledRow],
    related: Related,
    report: Report,
) -> dict[str, LabelledRow]:
    """Bring one table's rows up to date; return them by code.

    The number of queries depends on nothing but the size of the database's batches.
    """
    by_code = {_code(row): row for row in rows}
    added = {line.code: make(line.code) for line in table if line.code not in by_code}
    for line in table:
        if line.code in added:
            # The broader row may be new itself: it gets its key first.
            own = {path: value for path, value in line.values.items() if path != "parent"}
            set_values(added[line.code], own, related)
            _remember(added[line.code], line)
    store_new(list(added.values()))
    by_code |= added
    relations: Related = {**related, "parent": by_code}
    codes = {
        path: {row.pk: code for code, row in targets.items()} for path, targets in relations.items()
    }
    placed, changed = [], []
    for line in table:
        row = by_code[line.code]
        if line.code in added:
            if line.values.get("parent"):
                set_values(row, {"parent": line.values["parent"]}, relations)
                placed.append(row)
            continue
        paths = dict.fromkeys([*line.values, *row.loaded])
        merged = merge(held_values(row, paths, codes), row.loaded, line.values)
        report.kept.extend(f"{row._meta.verbose_name} {line.code}: {path}" for path in merged.kept)  # noqa: SLF001 -- Django's documented model API
        if merged.values or row.loaded != line.values:
            set_values(row, merged.values, relations)
            _remember(row, line)
            changed.append(row)
    report.created += len(added)
    report.updated += len(changed)
    changed.extend(_dropped(by_code, table, report))
    store_changed(placed, ["parent"])
    store_changed(changed)
    return by_code


def _remember(row: Labelled, line: Row) -> None:
    """Note what the table says now, against which the next load compares."""
    row.loaded = line.values
    row.derive()


def _dropped(
    by_code: Mapping[str, LabelledRow], table: list[Row], report: Report
) -> Iterator[LabelledRow]:
    """Yield the rows the table had and has no longer; from now on they are the editors' own."""
    present = {line.code for line in table}
    for code, row in by_code.items():
        if row.loaded and code not in present:
            row.loaded = {}
            if isinstance(row, Concept):
                row.retired = True
            report.dropped.append(f"{row._meta.verbose_name} {code}")  # noqa: SLF001 -- Django's documented model API
            yield row
