"""The portal's tables agree with the public sources, read in place."""

import csv
import json
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from portal.languages import LANGUAGES
from portal.reference.folding import fold
from portal.reference.loading.tables import regions, schemes, states

M49_FILES = {"zh-hans": "cn"}
#: Where the portal differs from the file on purpose, and why.
NAMES_CHOSEN = {
    # The United Nations write the name in French in every language of Latin script.
    ("CI", "en"),
    # The form in use since 2023, as the file has it in the other languages.
    ("NL", "en"),
    # The file's placeholder is a low line, elsewhere a dash.
    ("NL", "ar"),
}
#: Left the category of least developed countries on 13 December 2024 (resolution 73/133).
GRADUATED = {"ST"}


def m49(shared_data: Path, code: str) -> dict[str, dict[str, str]]:
    """Return the file's lines of one language by ISO alpha-2 code."""
    name = f"UNSD-{M49_FILES.get(code, code)}.csv"
    with (shared_data / "m49" / name).open(encoding="utf-8-sig", newline="") as file:
        return {line["ISO-alpha2 Code"]: line for line in csv.DictReader(file)}


def alike(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("’", "'").strip()


def test_codes_regions_and_flags_of_every_state(shared_data: Path) -> None:
    lines = m49(shared_data, "en")
    for row in states():
        line, values = lines[row.code], row.values
        assert (values["iso3"], values["m49"]) == (line["ISO-alpha3 Code"], line["M49 Code"])
        assert values["region"] == line["Intermediate Region Code"] or line["Sub-region Code"]
        for flag, column in {
            "lldc": "Land Locked Developing Countries (LLDC)",
            "sids": "Small Island Developing States (SIDS)",
            "ldc": "Least Developed Countries (LDC)",
        }.items():
            expected = line[column] == "x" and not (flag == "ldc" and row.code in GRADUATED)
            assert values[flag] is expected, (row.code, flag)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_names_of_states_are_the_united_nations_own(shared_data: Path, language: object) -> None:
    code = getattr(language, "code", "")
    lines = m49(shared_data, code)
    different = {
        (row.code, code)
        for row in states()
        if alike(row.values[f"labels.{code}"]) != alike(lines[row.code]["Country or Area"])
    }
    assert different == {pair for pair in NAMES_CHOSEN if pair[1] == code}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_names_and_parents_of_regions(shared_data: Path, language: object) -> None:
    code = getattr(language, "code", "")
    names, parents = defaultdict(set), defaultdict(set)
    levels = ["Global", "Region", "Sub-region", "Intermediate Region"]
    for line in m49(shared_data, code).values():
        around = ""
        for level in levels:
            if region := line[f"{level} Code"]:
                names[region].add(alike(line[f"{level} Name"]))
                parents[region].add(around)
                around = region
    rows = regions()
    assert {row.code for row in rows} == names.keys()
    for row in rows:
        # The files spell some regions in two ways; either will do.
        assert alike(row.values[f"labels.{code}"]) in names[row.code]
        assert {row.values["parent"] or ""} == parents[row.code]


def test_codes_of_goals_and_targets(shared_data: Path) -> None:
    entries = [
        json.loads(line)
        for line in (shared_data / "sdg" / "en.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    table = next(table for table in schemes() if table.scheme.code == "sdgs")
    for kind, upper in (("goal", True), ("target", False)):
        ours = {row.code for row in table.concepts if (row.values["parent"] is None) is upper}
        assert ours == {entry["code"] for entry in entries if entry["kind"] == kind}


@pytest.mark.parametrize(("code", "least"), [("en", 17), ("fr", 15), ("es", 16), ("ru", 15)])
def test_names_of_goals(shared_data: Path, code: str, least: int) -> None:
    """The file has slips of its own in a few short names; most must agree."""
    lines = (shared_data / "sdg" / f"{code}.jsonl").read_text(encoding="utf-8").splitlines()
    theirs = {
        entry["code"]: fold(entry["short"])
        for entry in map(json.loads, lines)
        if entry["kind"] == "goal"
    }
    table = next(table for table in schemes() if table.scheme.code == "sdgs")
    agreeing = [
        row.code
        for row in table.concepts
        if row.code in theirs and fold(row.values[f"labels.{code}"]) == theirs[row.code]
    ]
    assert len(agreeing) >= least


def test_states_and_groups_of_twenty_sessions_of_recommendations(shared_data: Path) -> None:
    """Every State that made or received a recommendation is found by the name used there."""
    groups = {
        "Africa": "african",
        "Asia": "asia-pacific",
        "EEG": "eastern-european",
        "GRULAC": "grulac",
        "WEOG": "weog",
    }
    found: dict[str, set[str]] = defaultdict(set)
    for row in states():
        for name in (row.values["labels.en"], *row.values.get("synonyms.en", [])):
            found[fold(name.replace("&", "and"))].add(row.code)
    by_code = {row.code: row for row in states()}
    path = shared_data / "upr" / "recommendations-2008-2014.csv"
    with path.open(encoding="utf-8", newline="") as file:
        used = {
            (line[side], line[f"{side}-Rgrp"])
            for line in csv.DictReader(file)
            for side in ("To", "From")
        }
    names = {(name, group) for name, group in used if "Unknown" not in name}
    assert len(names) > 190
    for name, group in names:
        codes = found[fold(name.replace("&", "and"))]
        assert len(codes) == 1, name
        if group in groups:
            assert by_code[codes.pop()].values["regional_group"] == groups[group], name
