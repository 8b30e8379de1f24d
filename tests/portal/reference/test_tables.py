"""The portal's own tables are whole: six labels everywhere, no code twice, hierarchy sound."""

import unicodedata
from collections import Counter

import pytest

from portal.languages import CODES
from portal.reference.loading.tables import SchemeTable, regions, schemes, states

TABLES = {table.scheme.code: table for table in schemes()}


ROWS = {
    "regions": regions(),
    "states": states(),
    "schemes": [table.scheme for table in TABLES.values()],
    **{code: table.concepts for code, table in TABLES.items()},
}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_has_six_labels_each_in_its_own_script(name: str) -> None:
    scripts = {"ar": "ARABIC", "zh-hans": "CJK", "ru": "CYRILLIC"}
    for row in ROWS[name]:
        for code in CODES:
            label = row.values.get(f"labels.{code}", "")
            assert label, f"{name} {row.code} has no label in {code}"
            assert unicodedata.is_normalized("NFC", label)
            used = {unicodedata.name(char, "-").split()[0] for char in label if char.isalpha()}
            expected = scripts.get(code, "LATIN")
            assert expected in used, f"{name} {row.code}: {label}"
            assert not (set(scripts.values()) - {expected}) & used, f"{name} {row.code}: {label}"


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("themes", 59),
        ("sdgs", 17 + 169),
        ("groups", 23),
        ("modalities", 8),
        ("provider-types", 7),
        ("regional-groups", 5),
        ("country-groups", 3),
        ("assistance-kinds", 10),
        ("assistance-channels", 6),
    ],
)
def test_schemes_have_their_concepts(code: str, number: int) -> None:
    assert len(TABLES[code].concepts) == number


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_codes_and_labels_are_unique_and_broader_concepts_come_first(table: SchemeTable) -> None:
    seen: set[str] = set()
    for row in table.concepts:
        assert row.code not in seen
        assert row.values["parent"] is None or row.values["parent"] in seen
        seen.add(row.code)
    for code in CODES:
        labels = Counter(row.values[f"labels.{code}"] for row in table.concepts)
        assert not [label for label, times in labels.items() if times > 1]


def test_there_are_193_members_and_two_observers() -> None:
    kinds = Counter(row.values["kind"] for row in states())
    assert kinds == {"member": 193, "observer": 2}
    assert {row.code for row in states() if row.values["kind"] == "observer"} == {"VA", "PS"}


def test_regional_groups_have_the_members_the_assembly_counts() -> None:
    members = Counter(
        row.values["regional_group"] for row in states() if row.values["kind"] == "member"
    )
    assert members == {
        "african": 54,
        "asia-pacific": 54,
        "eastern-european": 23,
        "grulac": 33,
        # 28, and the United States, which is counted here for elections.
        "weog": 29,
    }


def test_the_common_name_is_the_first_synonym_where_the_united_nations_use_another() -> None:
    iran = next(row for row in states() if row.code == "IR")
    assert iran.values["labels.en"] == "Iran (Islamic Republic of)"
    assert iran.values["synonyms.en"][0] == "Iran"
    assert iran.values["labels.ru"] == "Иран (Исламская Республика)"
    chad = next(row for row in states() if row.code == "TD")
    assert "synonyms.en" not in chad.values
