"""A long download, on a terminal and in a log."""

import io
import time

import pytest

from search.node.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, in seconds, as its only element."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_refreshes_one_line_on_a_terminal(clock: list[float]) -> None:
    stream = Terminal()
    shown = Progress("Fetching", 900_000_000, stream)
    for second in range(4):
        clock[0] = 100.0 + second
        shown.update(second * 90_000_000)
    shown.finish(900_000_000)
    assert "\r\x1b[2KFetching: 270 of 900 MB (30 %), 90.0 MB/s" in stream.getvalue()
    assert stream.getvalue().count("\n") == 1
    assert stream.getvalue().endswith("(100 %), 300.0 MB/s\n")


def test_writes_a_line_now_and_then_elsewhere(clock: list[float]) -> None:
    stream = io.StringIO()
    shown = Progress("Fetching", 100_000_000, stream)
    for tenth in range(250):
        clock[0] = 100.0 + tenth / 10
        shown.update(tenth * 400_000)
    shown.finish(100_000_000)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 4
    assert lines[0] == "Fetching: 0 of 100 MB (0 %)"
    assert lines[-1].startswith("Fetching: 100 of 100 MB (100 %)")
    assert "\r" not in stream.getvalue()


def test_the_speed_leaves_out_what_was_there_before(clock: list[float]) -> None:
    stream = Terminal()
    shown = Progress("Fetching", 100_000_000, stream)
    shown.update(50_000_000)
    clock[0] += 10
    shown.finish(60_000_000)
    assert stream.getvalue().endswith("60 of 100 MB (60 %), 1.0 MB/s\n")
