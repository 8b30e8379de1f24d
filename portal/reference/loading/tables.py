"""Reading the tables under ``portal/reference/data``.

Names of States and regions are those of the Unicode CLDR, as Babel brings them, except where the
United Nations use another form: only those are written down, in ``state_names.json`` and
``region_names.json``. A row is returned as *values by path* (``labels.fr``, ``synonyms.en``,
``ldc``), the form in which ``merging`` compares it with what the database holds.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final

from babel import Locale

from portal.languages import LANGUAGES
from portal.reference.fields.six_labels import clean_labels
from portal.reference.fields.six_lists import clean_lists

DATA: Final = Path(__file__).resolve().parent.parent / "data"
#: Address of a goal or target in the linked data of the United Nations library.
SDG_ADDRESS: Final = "http://metadata.un.org/sdg/{code}"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its code and its values by path."""

    code: str
    values: Values


@dataclass(frozen=True, slots=True)
class SchemeTable:
    """A concept scheme: its own row and those of its concepts, broader before narrower."""

    scheme: Row
    concepts: list[Row]


@cache
def cldr_names(code: str) -> dict[str, str]:
    """Return names by ISO 3166 alpha-2 or M49 code in one language, from the Unicode CLDR."""
    return dict(Locale.parse(code, sep="-").territories)


def _json(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _csv(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _text_values(labels: dict[str, str], synonyms: dict[str, list[str]]) -> Values:
    """Return labels and synonyms as values by path."""
    return {
        **{f"labels.{code}": text for code, text in clean_labels(labels).items()},
        **{f"synonyms.{code}": texts for code, texts in clean_lists(synonyms).items()},
    }


def _names(code: str, own: dict[str, str], synonyms: dict[str, list[str]]) -> Values:
    """Return the United Nations' names, the common ones being the first synonyms."""
    labels, others = {}, {}
    for language in LANGUAGES:
        common = cldr_names(language.html_lang)[code]
        name = own.get(language.code, common)
        labels[language.code] = name
        others[language.code] = [
            other for other in [common, *synonyms.get(language.code, [])] if other != name
        ]
    return _text_values(labels, others)


def regions() -> list[Row]:
    """Return the regions of M49 that have States, larger before smaller."""
    own, synonyms = _json("region_names.json"), _json("region_synonyms.json")
    return [
        Row(
            line["code"],
            {
                "level": line["level"],
                "parent": line["parent"] or None,
                **_names(line["code"], own.get(line["code"], {}), synonyms.get(line["code"], {})),
            },
        )
        for line in _csv("regions.csv")
    ]


def states() -> list[Row]:
    """Return the 195 States by alpha-2 code."""
    own, synonyms = _json("state_names.json"), _json("state_synonyms.json")
    return [
        Row(
            iso2 := line["iso2"],
            {
                "iso3": line["iso3"],
                "m49": line["m49"],
                "kind": line["kind"],
                "region": line["region"],
                "regional_group": line["regional_group"] or None,
                **{flag: line[flag] == "yes" for flag in ("ldc", "lldc", "sids")},
                **_names(iso2, own.get(iso2, {}), synonyms.get(iso2, {})),
            },
        )
        for line in _csv("states.csv")
    ]


def schemes() -> list[SchemeTable]:
    """Return the concept schemes with their concepts in order."""
    return [
        _scheme(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((DATA / "schemes").glob("*.json"))
    ]


def _scheme(table: dict[str, Any]) -> SchemeTable:
    concepts: list[Row] = []
    for entry in _with_targets(table):
        _add_concept(concepts, entry, parent=None)
    return SchemeTable(_scheme_row(table), concepts)


def _scheme_row(table: dict[str, Any]) -> Row:
    return Row(table["code"], _text_values(table["labels"], table.get("synonyms", {})))


def _add_concept(concepts: list[Row], entry: dict[str, Any], parent: str | None) -> None:
    """Append a concept and the narrower ones, depth first."""
    concepts.append(
        Row(
            entry["code"],
            {
                "parent": parent,
                "position": len(concepts),
                "exact_matches": entry.get("exact_matches", []),
                **_text_values(entry["labels"], entry.get("synonyms", {})),
            },
        )
    )
    for narrower in entry.get("narrower", []):
        _add_concept(concepts, narrower, parent=entry["code"])


def _with_targets(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return the entries; those with a number of targets with the targets as narrower entries."""
    for entry in table["concepts"]:
        if "targets" not in entry:
            yield entry
            continue
        numbered, lettered = entry["targets"]["numbered"], entry["targets"]["lettered"]
        ends = [str(number + 1) for number in range(numbered)] + [*ascii_lowercase[:lettered]]
        codes = [f"{entry['code']}.{end}" for end in ends]
        yield {
            **entry,
            "synonyms": _numbered(table["goal_synonyms"], entry["code"], entry.get("synonyms", {})),
            "exact_matches": [SDG_ADDRESS.format(code=entry["code"])],
            "narrower": [
                {
                    "code": code,
                    "labels": {
                        language: form.format(code=code)
                        for language, form in table["target_labels"].items()
                    },
                    "synonyms": _numbered(table["target_synonyms"], code, {}),
                    "exact_matches": [SDG_ADDRESS.format(code=code)],
                }
                for code in codes
            ],
        }


def _numbered(
    forms: dict[str, list[str]], code: str, others: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Return a row's other names, and after them those that are made of its number."""
    return {
        language: [
            *others.get(language, []),
            *(form.format(code=code) for form in forms.get(language, [])),
        ]
        for language in {**others, **forms}
    }
