"""Small invented files: what is placed, what is reported, and that no row ends the import."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from activities.recommendations.importing.issues import defaults
from activities.recommendations.importing.run import Outcome, run
from activities.recommendations.importing.sources import SOURCES
from activities.recommendations.importing.store import Written
from activities.recommendations.models import Issue, Recommendation
from portal.reference.models import Concept

pytestmark = pytest.mark.usefixtures("reference")
UPR_INFO = ("To", "Text", "From", "Response", "Issue", "Session")
UHRI = SOURCES["uhri"].columns


def upr_info(path: Path, *lines: tuple[str, ...]) -> Outcome:
    file = path / "rows.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([UPR_INFO, *lines])
    return run(file, SOURCES["upr-info"])


def a_line(text: str = "Train midwives", **cells: str) -> tuple[str, ...]:
    line = {
        "To": "Viet Nam", "Text": text, "From": "Fiji", "Response": "Accepted",
        "Issue": "Right to health,Women's rights", "Session": "18",
    }  # fmt: skip
    return tuple((line | cells).values())


def reasons(outcome: Outcome) -> list[tuple[int, bool, str]]:
    return [(one.row, one.placed, one.reason.split(":")[0]) for one in outcome.remarks]


def an_annotation(number: int, **cells: Any) -> dict[str, Any]:
    return {
        "Text": f"110.{number} Ratify the Convention",
        "Countries Concerned": "- Côte d'Ivoire",
        "Reccomending Body": "- UPR",
        "Document Symbol": "A/HRC/42/6",
        "Themes": "- Right to health\n- Something new",
        "Affected Persons": "- Women & girls",
        "Sdgs": "- 5\n- Goal 16",
        "UPR Reccomending States": "- Fiji\n- France\n- Atlantis",
        "UPR Position": "Supported",
        "OHCHR Annotation Id": f"00000000-0000-4000-8000-{number:012}",
        "UPR Session": 33,
        **cells,
    }


def in_workbook(path: Path, *rows: dict[str, Any]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*UHRI, "Type"])
    for row in rows:
        sheet.append([row[name] for name in UHRI])
    book.save(path / "export.xlsx")
    return path / "export.xlsx"


def in_json(path: Path, *rows: Any) -> Path:
    (path / "export.json").write_text(json.dumps(list(rows)), encoding="utf-8")
    return path / "export.json"


@pytest.mark.parametrize("written", [in_workbook, in_json])
def test_an_export_of_the_index_is_placed(tmp_path: Path, written: Any) -> None:
    file = written(tmp_path, an_annotation(1), an_annotation(2, **{"UPR Position": "Noted"}))
    outcome = run(file, SOURCES["uhri"])
    assert outcome.written == Written(created=2)
    assert {one.reason for one in outcome.remarks} == {
        "recommending State not recognised: 'Atlantis'"
    }
    row = Recommendation.objects.get(paragraph="110.1")
    assert (row.state.iso3, row.session, row.cycle, row.position, row.symbol) == (
        "CIV", 33, 3, "supported", "A/HRC/42/6",
    )  # fmt: skip
    assert set(row.recommending.values_list("iso3", flat=True)) == {"FJI", "FRA"}
    concepts = Concept.objects.filter(issues__recommendations=row)
    assert set(concepts.values_list("scheme__code", "code")) == {
        ("themes", "health"), ("groups", "women"), ("sdgs", "5"), ("sdgs", "16"),
    }  # fmt: skip
    assert run(file, SOURCES["uhri"]).written == Written(unchanged=2)


def test_what_changed_in_the_source_is_changed_and_an_editors_issue_is_not(tmp_path: Path) -> None:
    run(in_json(tmp_path, an_annotation(1), an_annotation(2)), SOURCES["uhri"])
    Issue.objects.get(name="Right to health").concepts.clear()
    changed = an_annotation(
        1, **{"UPR Position": "Noted", "UPR Reccomending States": "- Kenya", "Themes": None}
    )
    outcome = run(in_json(tmp_path, changed, an_annotation(2)), SOURCES["uhri"])
    assert outcome.written == Written(changed=1, unchanged=1)
    row = Recommendation.objects.get(paragraph="110.1")
    assert row.position == "noted"
    assert list(row.recommending.values_list("iso3", flat=True)) == ["KEN"]
    assert row.issues.count() == 3
    assert not Issue.objects.get(name="Right to health").concepts.exists()


def test_rows_not_placed_are_reported_by_number(tmp_path: Path) -> None:
    outcome = upr_info(
        tmp_path,
        a_line(),
        a_line(),
        a_line(Response="Noted"),
        a_line("Nobody's land", To="Atlantis"),
        a_line(""),
        a_line("x" * 20_001),
        a_line("No session", Session=""),
        a_line("Odd session", Session="9" * 5000),
        a_line("Odd position", Response="Perhaps"),
        ("Viet Nam", "Short row"),
        a_line("From nobody", From="&#40;Unknown&#41;"),
        a_line("Nul\x00 and \U0001f600"),
        a_line("Long issue", Issue="y" * 300),
    )
    assert reasons(outcome) == [
        (3, False, "exact duplicate of a row above"),
        (5, False, "State under review not recognised"),
        (6, False, "no text"),
        (7, False, "text longer than 20000 characters"),
        (8, False, "no session"),
        (9, False, "session not recognised"),
        (10, False, "position not recognised"),
        (11, False, "2 cells where 6 are expected"),
        (12, True, "recommending State unknown"),
        (14, True, "issue left aside, its name is too long"),
    ]
    assert outcome.read == 13
    assert outcome.written == Written(created=5)
    assert outcome.not_placed == 8


def test_other_bodies_and_broken_objects_are_reported(tmp_path: Path) -> None:
    file = in_json(
        tmp_path,
        an_annotation(1, **{"Reccomending Body": "- CEDAW"}),
        an_annotation(2, **{"Countries Concerned": "- Kenya\n- Fiji"}),
        an_annotation(3, **{"OHCHR Annotation Id": "7"}),
        7,
        {},
        an_annotation(4),
        an_annotation(4, Text="Other words"),
        an_annotation(5, Text="Half \ud800 a pair", Themes=["Right to food"]),
    )
    assert reasons(run(file, SOURCES["uhri"]))[:5] == [
        (1, False, "not of the universal periodic review"),
        (2, False, "one State under review is needed, 2 are named"),
        (3, False, "identifier is no UUID"),
        (4, False, "not an object"),
        (5, False, "these columns are missing"),
    ]
    assert Recommendation.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"To,Text\n"),
        ("a.csv", b""),
        ("a.xlsx", b"PK nothing"),
        ("a.json", b"{}"),
        ("a.json", b"[{}, "),
        ("a.json", b"[" * 100_000),
        ("a.txt", b"To"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError):
        call_command("import_recommendations", tmp_path / name, source="upr-info")


def test_a_dry_run_keeps_nothing_and_the_report_is_a_file(tmp_path: Path) -> None:
    file = in_json(tmp_path, an_annotation(1), "no object")
    report = tmp_path / "report.csv"
    call_command("import_recommendations", file, source="uhri", report=report, dry_run=True)
    assert not Recommendation.objects.exists()
    assert not Issue.objects.exists()
    assert report.read_text().splitlines()[-1] == "2,no,not an object"


def test_every_default_names_a_concept_that_exists() -> None:
    known = {f"{one.scheme.code}:{one.code}" for one in Concept.objects.select_related("scheme")}
    for source in SOURCES:
        assert defaults(source)
        assert {code for codes in defaults(source).values() for code in codes} <= known
