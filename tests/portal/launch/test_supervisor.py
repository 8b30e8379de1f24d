"""Starting again what has ended, and knowing when to give up."""

import itertools
import os
import sys
import time
from pathlib import Path

import pytest

from portal.launch.program import Program
from portal.launch.supervisor import Service, ServiceFailed, ending
from tests.portal.launch.conftest import wait_for


def program(folder: Path, code: str) -> Program:
    command = [sys.executable, "-S", "-c", code]
    return Program(command, folder / "log", env=os.environ, cwd=folder)


def turns(service: Service, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        service.tick()
        time.sleep(0.01)


def test_a_program_that_ended_is_started_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starts: list[Program] = []

    def start() -> Program:
        starts.append(program(tmp_path, "import time; time.sleep(60)"))
        return starts[-1]

    service = Service("The worker", start, pause=0.1)
    service.tick()
    starts[0].process.kill()
    turns(service, 0.5)
    assert [started.poll() for started in starts] == [-9, None]
    service.stop()
    assert starts[1].poll() == -15
    assert service.program is None
    assert "The worker ended (signal 9); it starts again in 0.1 s" in capsys.readouterr().out


def test_the_pauses_grow_and_an_end_comes_with_the_log(tmp_path: Path) -> None:
    starts: list[float] = []

    def start() -> Program:
        starts.append(time.monotonic())
        return program(tmp_path, "raise SystemExit('no database')")

    service = Service("The server", start, pause=0.05)
    with pytest.raises(ServiceFailed, match="The server ended 5 times in a row") as failure:
        turns(service, 15)
    assert "no database" in str(failure.value)
    pauses = [later - earlier for earlier, later in itertools.pairwise(starts)]
    assert len(starts) == 5
    assert pauses[3] >= 0.4
    assert pauses[3] > pauses[0]


def test_a_program_that_settled_starts_with_a_clean_slate(tmp_path: Path) -> None:
    starts: list[Program] = []

    def start() -> Program:
        starts.append(program(tmp_path, "import time; time.sleep(0.4)"))
        return starts[-1]

    service = Service(
        "The worker",
        start,
        pause=0.01,
        settled=0.2,
    )
    turns(service, 2.5)
    assert len(starts) > 3
    assert service.failures <= 1
    service.stop()


def test_output_is_kept_and_the_terminal_is_out_of_reach(tmp_path: Path) -> None:
    code = "import os\nprint('hello', flush=True)\nprint(os.getsid(0) == os.getpid(), os.isatty(0))"
    started = program(tmp_path, code)
    assert wait_for(lambda: started.poll() is not None)
    assert (tmp_path / "log").read_text() == "hello\nTrue False\n"


@pytest.mark.parametrize(("code", "said"), [(1, "exit code 1"), (-9, "signal 9")])
def test_how_a_program_ended_is_said(code: int, said: str) -> None:
    assert ending(code) == said
