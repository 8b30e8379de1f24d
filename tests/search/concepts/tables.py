"""The portal's own vocabularies and files of others, without a database."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from portal.languages import CODES
from portal.reference.loading import tables
from portal.reference.skos.files import read
from portal.reference.vocabulary import REGIONS, STATES, Entry
from search.concepts.vocabulary import Vocabulary


@cache
def own() -> Vocabulary:
    """Return States, regions and schemes as the portal brings them."""
    return Vocabulary(own_entries())


def own_entries() -> list[Entry]:
    """Return everything the portal's own tables name."""
    return [*_regions(), *_states(), *_concepts()]


def skos_entries(path: Path, scheme: str) -> Iterator[Entry]:
    """Yield the concepts of a SKOS file."""
    records = read(path).concepts
    codes = {record.uri: record.uri.rsplit("/", 1)[-1] for record in records}
    for record in records:
        broader = ((scheme, codes[record.broader]),) if record.broader in codes else ()
        yield Entry(scheme, codes[record.uri], record.labels, record.synonyms, broader, record.uri)


def _texts(values: Mapping[str, Any], path: str) -> dict[str, Any]:
    return {code: values[f"{path}.{code}"] for code in CODES if f"{path}.{code}" in values}


def _regions() -> Iterator[Entry]:
    for row in tables.regions():
        if row.values["level"] != "world":
            parent = row.values["parent"]
            yield Entry(
                REGIONS,
                row.code,
                _texts(row.values, "labels"),
                _texts(row.values, "synonyms"),
                ((REGIONS, parent),) if parent else (),
            )


def _states() -> Iterator[Entry]:
    for row in tables.states():
        yield Entry(
            STATES,
            row.values["iso3"],
            _texts(row.values, "labels"),
            _texts(row.values, "synonyms"),
            ((REGIONS, row.values["region"]),),
        )


def _concepts() -> Iterator[Entry]:
    for table in tables.schemes():
        scheme = table.scheme.code
        for row in table.concepts:
            parent = row.values["parent"]
            yield Entry(
                scheme,
                row.code,
                _texts(row.values, "labels"),
                _texts(row.values, "synonyms"),
                ((scheme, parent),) if parent else (),
            )
