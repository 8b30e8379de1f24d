"""No test is skipped silently."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SKIPS = {
    "by itself": "def test_it(): pytest.skip('no reason')",
    "by a mark": "@pytest.mark.skip('no reason')\ndef test_it(): pass",
    "on a condition": "@pytest.mark.skipif(True, reason='no reason')\ndef test_it(): pass",
    "a whole module": "pytest.importorskip('no_such_module', reason='no reason')",
    "a failure foretold": "@pytest.mark.xfail(reason='no reason')\ndef test_it(): assert not 1",
}


def run(folder: Path, program: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with these hooks alone on ``program``."""
    (folder / "pytest.ini").touch()
    (folder / "test_it.py").write_text(f"import pytest\n{program}\n", encoding="utf-8")
    return subprocess.run(  # noqa: S603 -- this very interpreter
        [sys.executable, "-m", "pytest", "-p", "tests.never_skipped", "-p", "no:django", *options],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("program", SKIPS.values(), ids=SKIPS)
def test_a_skip_is_a_failure_that_is_named(program: str, tmp_path: Path) -> None:
    done = run(tmp_path, program, "-n", "1")
    assert done.returncode != 0
    assert "No test is skipped here." in done.stdout
    assert "FAILED test_it.py" in done.stdout or "ERROR test_it.py" in done.stdout
    assert "1 skipped" not in done.stdout


def test_a_test_that_runs_is_left_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "def test_it(): pass", "--strict-markers")
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


@pytest.mark.parametrize(("user", "outcome"), [(0, "1 passed"), (1000, "1 deselected")])
def test_what_only_root_can_show_is_left_out_for_others(
    user: int, outcome: str, tmp_path: Path
) -> None:
    program = f"import os; os.geteuid = lambda: {user}\n@pytest.mark.root\ndef test_it(): pass"
    assert outcome in run(tmp_path, program, "-p", "no:cacheprovider").stdout
