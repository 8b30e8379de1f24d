"""Somebody's command ends as it would have ended by itself."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.node.lending import lend

PROJECT = Path(__file__).resolve().parents[3]
# Lends to a shell that says when it can be interrupted.
PROGRAM = """
import os, sys
from search.node.lending import lend
sys.exit(lend(["sh", "-c", sys.argv[1]], os.environ))
"""


def test_hands_over_the_environment_and_the_exit_code(tmp_path: Path) -> None:
    environ = {**os.environ, "ELASTICSEARCH_URL": "http://127.0.0.1:1", "OUT": str(tmp_path / "o")}
    assert lend(["sh", "-c", 'echo "$ELASTICSEARCH_URL" > "$OUT"; exit 7'], environ) == 7
    assert (tmp_path / "o").read_text() == "http://127.0.0.1:1\n"
    assert lend(["sh", "-c", "kill -KILL $$"], environ) == 128 + signal.SIGKILL


def test_a_command_that_cannot_be_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lend([str(tmp_path / "absent")], os.environ) == 127
    (tmp_path / "text").touch()
    assert lend([str(tmp_path / "text")], os.environ) == 126
    assert "absent: not found" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_passes_signals_on_and_waits_for_the_command(
    tmp_path: Path, number: signal.Signals
) -> None:
    name = number.name.removeprefix("SIG")
    shell = f"trap 'exit 9' {name}; touch {tmp_path}/ready; while :; do sleep 0.05; done"
    with subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", PROGRAM, shell], cwd=PROJECT, start_new_session=True
    ) as process:
        while not (tmp_path / "ready").exists():
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        assert process.wait(30) == 9
