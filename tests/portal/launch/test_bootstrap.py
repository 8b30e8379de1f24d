"""The first programs on a machine that has nothing but Python."""

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from portal.launch import bootstrap
from portal.launch.bootstrap import compile_messages, fetch_uv, installer_packages, uv_program
from portal.launch.places import Places
from portal.launch.system_packages import INSTALLER


class Recorder:
    """Notes the commands it is asked to run, and does what the last of them would bring about."""

    def __init__(self, makes: Path | None = None) -> None:
        self.commands: list[list[str]] = []
        self.makes = makes

    def __call__(self, _title: str, command: list[str], *, env: Mapping[str, str]) -> None:
        assert env
        self.commands.append(command)
        if self.makes is not None:
            self.makes.parent.mkdir(parents=True)
            self.makes.touch()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places(tmp_path / "checkout", tmp_path / "cache")
    found.make()
    return found


@pytest.mark.parametrize(
    ("modules", "installer"), [(("pip",), "-m pip install"), ((), "-m portal.launch.wheel")]
)
def test_uv_comes_through_pip_where_there_is_pip(
    modules: tuple[str, ...], installer: str, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name if name in modules else None)
    run = Recorder(makes=places.tools / "uv.part" / "bin" / "uv")
    assert fetch_uv(places, os.environ, run) == uv_program(places)
    assert uv_program(places).exists()
    program, *arguments = run.commands[0]
    assert program == sys.executable
    assert " ".join(arguments).startswith(installer)
    assert fetch_uv(places, os.environ, run) == uv_program(places)
    assert len(run.commands) == 1, "once is enough"


def test_only_an_unusual_machine_needs_a_package_for_uv(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installer_packages(places) == ()
    monkeypatch.setattr(bootstrap, "wheel_of_this_machine", lambda: None)
    assert installer_packages(places) == (INSTALLER,)
    uv_program(places).parent.mkdir(parents=True)
    uv_program(places).touch()
    assert installer_packages(places) == ()


def test_translations_are_compiled_when_one_is_newer(places: Places) -> None:
    folder = places.root / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "django.po", folder / "django.mo"
    source.touch()
    run = Recorder()
    compile_messages(places, os.environ, run)
    assert len(run.commands) == 1
    compiled.touch()
    os.utime(source, (1, 1))
    compile_messages(places, os.environ, run)
    assert len(run.commands) == 1
    os.utime(compiled, (0, 0))
    compile_messages(places, os.environ, run)
    assert len(run.commands) == 2
