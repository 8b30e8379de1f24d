"""Importing records: again without harm, none lost, every symbol taken apart."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from panels.documents.models import DocumentMandate, DocumentName, DocumentRecord, DocumentType
from panels.documents.records.run import Outcome, run
from panels.documents.resolving import resolve
from panels.documents.written_forms import read_symbol
from portal.languages import BY_CODE
from tests.panels.documents.records import file_of, line

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, object]]:
    return list(DocumentRecord.objects.order_by("symbol").values())


def test_a_record_has_the_facts_of_its_first_page(tmp_path: Path) -> None:
    run(file_of(tmp_path, line("A/HRC/59/41/Add.2", "Tide  tables")))
    record = DocumentRecord.objects.get()
    assert (record.symbol, record.title) == ("A/HRC/59/41/Add.2", "Tide tables")
    assert (record.body, record.session_number, record.number) == ("A/HRC", 59, 41)
    assert (record.relation, record.parent_symbol) == ("Add", "A/HRC/59/41")
    assert record.document_type == DocumentType.REPORT
    assert record.published_on == dt.date(2025, 3, 3)
    assert (record.agenda_items, record.job_number) == ("2, 10", "GE.25-01234")
    assert set(DocumentMandate.objects.values_list("mandate", flat=True)) == {
        "A/HRC/RES/57/91",
        "A/HRC/RES/57/92",
    }


@pytest.mark.parametrize(
    ("symbol", "title", "expected"),
    [
        ("A/HRC/59/CRP.3", "Harbours", DocumentType.ROOM_PAPER),
        ("A/HRC/59/L.3", "Harbours", DocumentType.DRAFT),
        ("A/HRC/59/NGO/3", "Harbours", DocumentType.WRITTEN),
        ("A/HRC/RES/59/3", "Harbours", DocumentType.RESOLUTION),
        ("A/HRC/59/3", "Summary of the panel discussion on harbours", DocumentType.SUMMARY),
        ("A/HRC/59/3", "Note by the Secretariat", DocumentType.NOTE),
    ],
)
def test_symbol_and_title_tell_the_type(
    tmp_path: Path, symbol: str, title: str, expected: DocumentType
) -> None:
    run(file_of(tmp_path, line(symbol, title)))
    assert DocumentRecord.objects.get().document_type == expected


def test_a_second_import_writes_nothing(tmp_path: Path) -> None:
    path = file_of(tmp_path, line("A/HRC/59/41"), line("A/HRC/59/42–E/CN.6/2025/9"))
    run(path)
    before = rows()
    with CaptureQueriesContext(connection) as queries:
        outcome = run(path)
    assert (outcome.written.created, outcome.written.changed, outcome.written.unchanged) == (
        0,
        0,
        2,
    )
    assert not [one for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert rows() == before


def test_what_changed_in_the_source_changes_here(tmp_path: Path) -> None:
    run(file_of(tmp_path, line("A/HRC/59/41", "Lanterns")))
    outcome = run(file_of(tmp_path, line("A/HRC/59/41", "New lanterns")))
    assert outcome.written.changed == 1
    assert DocumentRecord.objects.matching("new lanterns").count() == 1


def test_a_symbol_cut_out_of_a_sentence_yields_to_the_one_on_the_first_page(
    tmp_path: Path,
) -> None:
    outcome = run(file_of(tmp_path, line("A/HRC/57/8).", "Buoys", printed="A/HRC/59/41")))
    assert DocumentRecord.objects.get().symbol == "A/HRC/59/41"
    assert outcome.not_placed == 0
    assert "A/HRC/57/8" in outcome.remarks[0].reason
    # Under what the source states it is offered, but not taken for that document.
    resolved = resolve("A/HRC/57/8", BY_CODE["en"])
    assert (resolved.exact, [one.symbol for one in resolved.near]) == ((), ["A/HRC/59/41"])


def test_a_symbol_stated_exactly_is_kept(tmp_path: Path) -> None:
    run(file_of(tmp_path, line("A/HRC/59/44/Add.2", printed="A/59/44/Add.2")))
    assert DocumentRecord.objects.get().symbol == "A/HRC/59/44/Add.2"


def test_a_document_of_two_organs_has_two_names(tmp_path: Path) -> None:
    run(file_of(tmp_path, line("A/HRC/59/3–E/CN.6/2025/9")))
    for written in ("A/HRC/59/3", "E/CN.6/2025/9", "e-cn-6-2025-9"):
        only = resolve(written, BY_CODE["fr"]).only
        assert only is not None
        assert only.symbol == "A/HRC/59/3"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"title": "T"}', "no symbol"),
        ('{"symbol": "report on lanterns"}', "does not begin like"),
        ('{"symbol": null, "title": 3}', "no symbol"),
        ('{"symbol": "A/HRC/59/41", "title": "again"}', "line 1 already"),
    ],
)
def test_what_cannot_be_placed_is_reported_and_the_rest_goes_on(
    tmp_path: Path, bad: str, reason: str
) -> None:
    outcome = run(file_of(tmp_path, line("A/HRC/59/41"), bad, "", line("A/HRC/59/42")))
    assert DocumentRecord.objects.count() == 2
    assert (outcome.read, outcome.not_placed) == (3, 1)
    assert outcome.remarks[0].line == 2
    assert reason in outcome.remarks[0].reason


def test_a_bare_line_is_a_record_too(tmp_path: Path) -> None:
    run(file_of(tmp_path, '{"symbol": "a hrc 59 41"}'))
    record = DocumentRecord.objects.get()
    assert (record.symbol, record.title, record.published_on) == ("A/HRC/59/41", "", None)


def test_bytes_that_are_no_text_harm_nobody(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b'\xff\xfe\n{"symbol": "A/HRC/59/41", "title": "a\\ud800b\\u0000"}\n')
    assert run(path).not_placed == 1
    assert DocumentRecord.objects.get().title == "a?b"


def test_a_dry_run_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_document_records", file_of(tmp_path, line("A/HRC/59/41")), "--dry-run")
    assert "1 read: 1 created" in capsys.readouterr().out
    assert DocumentRecord.objects.count() == 0


def test_the_command_writes_its_report(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    path = file_of(tmp_path, "{", line("A/HRC/57/8.", printed="A/HRC/59/41"))
    call_command("import_document_records", path, "--report", report)
    lines = report.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "line,placed,reason"
    assert lines[1].startswith("1,no,not JSON")
    assert lines[2].startswith("2,yes,")


def test_the_command_says_when_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("import_document_records", tmp_path / "nowhere")


@pytest.fixture
def imported(shared_data: Path) -> tuple[Outcome, list[dict[str, str]]]:
    path = shared_data / "hrc-documents" / "reports.en.jsonl"
    with path.open(encoding="utf-8") as lines:
        stated = [json.loads(one) for one in lines]
    return run(path), stated


def test_no_real_record_is_lost(
    imported: tuple[Outcome, list[dict[str, str]]], shared_data: Path
) -> None:
    outcome, stated = imported
    assert outcome.read == outcome.written.created == len(stated) == DocumentRecord.objects.count()
    assert outcome.not_placed == 0
    titles = {" ".join(one["title"].split()) for one in stated}
    assert set(DocumentRecord.objects.values_list("title", flat=True)) == titles
    again = run(shared_data / "hrc-documents" / "reports.en.jsonl")
    assert (again.written.created, again.written.changed) == (0, 0)
    assert again.written.unchanged == len(stated)
    # Every row is found by what its source states.
    by_title: dict[str, set[str]] = {}
    for symbol, title in DocumentRecord.objects.values_list("symbol", "title"):
        by_title.setdefault(title, set()).add(symbol)
    names: dict[str, set[str]] = {}
    for name, symbol in DocumentName.objects.values_list("name", "record__symbol"):
        names.setdefault(name, set()).add(symbol)
    for one in stated:
        found = {s for read in read_symbol(one["symbol"]).exact for s in names.get(str(read), ())}
        named_on_page = one["first_page"].upper()
        own = by_title[" ".join(one["title"].split())]
        assert found & own or any(symbol.upper() in named_on_page for symbol in own), one["symbol"]


def test_every_real_symbol_is_taken_apart(
    imported: tuple[Outcome, list[dict[str, str]]],
) -> None:
    assert imported
    for record in DocumentRecord.objects.all():
        assert record.body, record.symbol
        assert record.session or record.facts.year, record.symbol
        assert read_symbol(record.slug).exact[0] == record.parsed_symbol or (
            record.parsed_symbol in read_symbol(record.slug).exact
        )
    without = DocumentRecord.objects.filter(number=None).values_list("symbol", flat=True)
    # The last part of this one is a State's code.
    assert set(without) <= {"A/HRC/WG.6/1/DZA"}
    assert DocumentRecord.objects.filter(relation="Add", parent_symbol__gt="").count() > 200
    assert DocumentRecord.objects.filter(published_on=None).count() < 10
