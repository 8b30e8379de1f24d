"""What is said at the end of ``make test``."""

from pathlib import Path

import pytest

from portal.launch.checks import Check
from portal.launch.console import Echo, duration, last_lines
from portal.launch.report import summary
from portal.launch.steps import log_name
from portal.launch.suites import CLOSING, Suite

PASSED = "=========== 312 passed, 1 skipped in 201.33s (0:03:21) ==========="
FAILED = "=========== 1 failed, 300 passed in 99.10s ==========="


def suite(*, ok: bool) -> Suite:
    closing = PASSED if ok else FAILED
    failures = [] if ok else ["FAILED tests/search/test_queries.py::test_accents - assert"]
    title = "Tests on SQLite 3.40.1" if ok else "Tests on PostgreSQL 15.18"
    return Suite(title, [], {}, 201.0, ok, closing, failures)


def test_the_last_lines_are_pytests_own(capsys: pytest.CaptureFixture[str]) -> None:
    check = Check("Types (mypy)", [], {}, 61.0, ok=True)
    assert summary([check], [suite(ok=True)], {"Django": "5.2.1"}, 400)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == PASSED
    assert any("Types (mypy)" in line and "1 min 01 s" in line for line in lines)
    assert "  Django 5.2.1" in lines


def test_what_failed_is_named_with_its_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert not summary([], [suite(ok=True), suite(ok=False)], {}, 400)
    said = capsys.readouterr().out
    assert "Tests on PostgreSQL 15.18:\n  FAILED tests/search/test_queries.py" in said
    assert "FAILED after 6 min 40 s." in said


@pytest.mark.parametrize("check", [Check("Style", [], ok=False), Check("Style", [])])
def test_a_failed_or_missing_check_fails_the_whole(check: Check) -> None:
    assert not summary([check], [suite(ok=True)], {}, 1)


@pytest.mark.parametrize(
    "line",
    [
        PASSED,
        FAILED,
        "==== 2 errors in 0.4s ====",
        "=== no tests ran in 0.01s ===",
        "= 1 deselected in 0s =",
    ],
)
def test_pytests_closing_line_is_known(line: str) -> None:
    assert CLOSING.match(line)


def test_other_headlines_are_not_the_closing_line() -> None:
    assert not CLOSING.match("===== short test summary info =====")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.44, "0.4 s"), (12.2, "12 s"), (59.7, "1 min 00 s"), (185, "3 min 05 s")],
)
def test_a_time_span_in_words(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_the_end_of_a_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"one\n\ntwo\rthree\nfo\xc3\xbcr\xff\n")
    assert last_lines(log, 2) == ["three", "foür\ufffd"]
    assert last_lines(tmp_path / "none", 2) == []


def test_a_log_is_echoed_even_when_a_letter_is_cut_in_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log"
    log.write_bytes("é".encode()[:1])
    echo = Echo(log)
    echo.advance()
    with log.open("ab") as file:
        file.write("é".encode()[1:])
    echo.advance()
    assert capsys.readouterr().out == "é"


def test_a_log_is_named_after_its_step() -> None:
    assert log_name("Types (mypy)") == "types-mypy"
