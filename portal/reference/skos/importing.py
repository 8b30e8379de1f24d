"""A vocabulary into the database: it adds and replaces, and never takes away."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction

from portal.reference.fields.six_labels import clean_labels
from portal.reference.fields.six_lists import clean_lists
from portal.reference.fields.uris import is_absolute_uri
from portal.reference.models import Concept, ConceptScheme
from portal.reference.models.concept import CODE_PATTERN
from portal.reference.skos.hierarchy import without_circles
from portal.reference.skos.records import ConceptRecord, VocabularyError, VocabularyRecord
from portal.reference.storing import store_changed, store_new

LONGEST_CODE: Final = 120
LONGEST_IDENTIFIER: Final = 500
LAST_SEGMENT: Final = re.compile(r"[^/#:]*$")
NOT_CODE: Final = re.compile(r"[^\w.\-]+")


@dataclass(slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        created: number of new concepts.
        updated: number of changed concepts.
        unchanged: number of concepts that were as in the file already.
        incomplete: code and missing languages of each concept that is kept but not offered.
        remarks: what was read otherwise than it was written.
        untaken: statements the portal has no place for, by property.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    incomplete: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    untaken: Counter[str] = field(default_factory=Counter)


@transaction.atomic
def import_vocabulary(
    vocabulary: VocabularyRecord, code: str, *, create: bool = False
) -> ImportReport:
    """Bring a vocabulary into a concept scheme.

    What the file says replaces what the scheme holds; what it is silent about, a language for
    example, stays. A concept without all six labels is kept as incomplete. Concepts the file lacks
    stay as they are. The number of queries does not depend on the number of concepts, except for
    the database's batches.

    Args:
        vocabulary: what was read from the file.
        code: code of the scheme.
        create: whether a scheme that does not exist is made.

    Raises:
        VocabularyError: if the scheme does not exist and is not to be made.
    """
    report = ImportReport(remarks=list(vocabulary.remarks), untaken=vocabulary.untaken)
    scheme = _scheme(vocabulary, code, create=create)
    rows = list(Concept.objects.filter(scheme=scheme))
    taken = _match(vocabulary, scheme, rows, report)
    last = max((row.position for row in rows), default=-1)
    before = {row.pk: _state(row) for _, row in taken if row.pk}
    new = [row for _, row in taken if not row.pk]
    for record, row in taken:
        if not row.pk:
            last += 1
            row.position = last
        _take(record, row)
        row.derive()
    store_new(new)
    placed = _place(taken, rows, report)
    changed = [row for _, row in taken if row.pk in before and _state(row) != before[row.pk]]
    store_changed([row for row in placed if row.pk not in before], ["parent"])
    store_changed(changed)
    report.created, report.updated = len(new), len(changed)
    report.unchanged = len(taken) - len(new) - len(changed)
    report.incomplete = {row.code: row.missing_languages for _, row in taken if not row.complete}
    return report


def _scheme(vocabulary: VocabularyRecord, code: str, *, create: bool) -> ConceptScheme:
    """Return the scheme with the file's labels."""
    scheme = ConceptScheme.objects.filter(code=code).first()
    if scheme is None:
        if not create:
            raise VocabularyError(f"There is no concept scheme {code!r}; --create makes it.")
        scheme = ConceptScheme(code=code, identifier=_foreign(vocabulary.uri, f"/id/{code}"))
    labels = {**scheme.labels, **clean_labels(vocabulary.labels)}
    synonyms = dict(scheme.synonyms)
    for language, texts in clean_lists(vocabulary.synonyms).items():
        synonyms[language] = _merged(synonyms.get(language, []), texts)
    if scheme.pk is None or (labels, synonyms) != (scheme.labels, scheme.synonyms):
        scheme.labels, scheme.synonyms = labels, synonyms
        scheme.save()
    return scheme


def _match(
    vocabulary: VocabularyRecord, scheme: ConceptScheme, rows: list[Concept], report: ImportReport
) -> list[tuple[ConceptRecord, Concept]]:
    """Return each record with its row: the one with its address, else with its code, else new."""
    by_identifier = {row.identifier: row for row in rows if row.identifier}
    by_code = {row.code: row for row in rows}
    taken: dict[str, tuple[ConceptRecord, Concept]] = {}
    for record in sorted(vocabulary.concepts, key=_order):
        code = _code(record)
        if not code:
            report.remarks.append("A concept with neither address nor notation was left out.")
            continue
        row = by_identifier.get(record.uri) or by_code.get(code)
        if row is not None and row.code in taken:
            report.remarks.append(f"{record.uri}: another concept has the code {row.code} too.")
            row = None
            code = _free(code, {*taken, *by_code})
        if row is None:
            identifier = _foreign(record.uri, f"/id/{scheme.code}/{code}")
            row = Concept(scheme=scheme, code=code, identifier=identifier)
            by_code[code] = row
        taken[row.code] = (record, row)
    return list(taken.values())


def _order(record: ConceptRecord) -> tuple[float, list[tuple[int, int, str]]]:
    """Return the file's order, then that of the codes with their numbers as numbers."""
    parts = re.findall(r"\d+|\D+", record.notation or record.uri)
    natural = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
    return (float("inf") if record.position is None else record.position, natural)


def _code(record: ConceptRecord) -> str:
    """Return the notation where it can be a code, else the last part of the address."""
    if re.match(CODE_PATTERN, record.notation) and len(record.notation) <= LONGEST_CODE:
        return record.notation
    segment = LAST_SEGMENT.search(record.uri.rstrip("/#"))
    name = segment[0] if segment else ""
    return NOT_CODE.sub("-", name or record.notation).strip("-.")[:LONGEST_CODE]


def _free(code: str, used: set[str]) -> str:
    number = 2
    while f"{code[: LONGEST_CODE - 8]}-{number}" in used:
        number += 1
    return f"{code[: LONGEST_CODE - 8]}-{number}"


def _foreign(uri: str, own_path: str) -> str:
    """Return an address of another vocabulary; nothing for one the portal gave itself."""
    if not is_absolute_uri(uri) or len(uri) > LONGEST_IDENTIFIER or uri.endswith(own_path):
        return ""
    return uri


def _take(record: ConceptRecord, row: Concept) -> None:
    """Write into a row what the record says."""
    row.labels = {**row.labels, **clean_labels(record.labels)}
    for code, texts in clean_lists(record.synonyms).items():
        row.synonyms[code] = _merged(row.synonyms.get(code, []), texts)
    row.definitions = clean_labels({**row.definitions, **clean_labels(record.definitions)})
    row.exact_matches = _merged(row.exact_matches, _addresses(record.exact_matches))
    row.close_matches = _merged(row.close_matches, _addresses(record.close_matches))
    if record.retired is not None:
        row.retired = record.retired


def _merged(held: list[str], said: list[str]) -> list[str]:
    """Return what the file says in place of what is held; RDF knows no order, so that stays."""
    return held if not said or set(said) == set(held) else said


def _addresses(texts: list[str]) -> list[str]:
    return [text for text in texts if is_absolute_uri(text)]


def _place(
    taken: list[tuple[ConceptRecord, Concept]], rows: list[Concept], report: ImportReport
) -> list[Concept]:
    """Set the broader concepts; return the rows that got one."""
    by_uri = {record.uri: row for record, row in taken if record.uri}
    by_key = {row.pk: row for row in rows}
    wanted = {
        row.code: by_uri[record.broader].code for record, row in taken if record.broader in by_uri
    }
    parents = {
        row.code: by_key[row.parent_id].code for row in rows if row.parent_id is not None
    } | wanted
    cut = parents.keys() - without_circles(parents).keys()
    for code in sorted(cut):
        report.remarks.append(f"{code}: the broader concept would close a circle; left out.")
    placed = []
    for record, row in taken:
        if row.code in wanted and row.code not in cut:
            row.parent = by_uri[record.broader]
            placed.append(row)
    return placed


def _state(row: Concept) -> tuple[Any, ...]:
    """Return everything an import can change."""
    return (
        dict(row.labels),
        {code: list(texts) for code, texts in row.synonyms.items()},
        dict(row.definitions),
        list(row.exact_matches),
        list(row.close_matches),
        row.retired,
        row.parent_id,
        row.complete,
    )
