"""Finding out what a machine lacks, and naming one command that mends it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.launch import system_packages
from portal.launch.system_packages import (
    CHROMIUM,
    GETTEXT,
    JAVA,
    MAVEN,
    SEARCH_PACKAGES,
    TEST_PACKAGES,
    MissingPackages,
    Package,
)

Script = Callable[[str, str], Path]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    def write(name: str, text: str) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)
        return file

    return write


def test_with_an_empty_path_every_program_is_missing() -> None:
    environ = {"PATH": ""}
    assert system_packages.missing(SEARCH_PACKAGES, environ) == [JAVA, MAVEN]
    assert {GETTEXT, CHROMIUM} <= set(system_packages.missing(TEST_PACKAGES, environ))
    assert not system_packages.can_install(environ)


def test_on_this_machine_nothing_is_missing() -> None:
    assert system_packages.missing(TEST_PACKAGES, os.environ) == []


def test_everything_missing_is_named_together_with_one_command() -> None:
    text = system_packages.explain(list(TEST_PACKAGES), {"PATH": ""})
    commands = [line.strip() for line in text.splitlines() if "apt-get" in line]
    names = " ".join(package.name for package in TEST_PACKAGES)
    install = f"apt-get install --yes --no-install-recommends {names}"
    assert commands == [f"su -c 'apt-get update && {install}'"]
    assert all(package.purpose in text for package in TEST_PACKAGES)


def test_the_command_uses_sudo_where_there_is_one(script: Script, tmp_path: Path) -> None:
    script("sudo", "true")
    assert "  sudo sh -c 'apt-get" in system_packages.explain([JAVA], {"PATH": str(tmp_path)})


def test_what_cannot_be_installed_is_named_at_once_with_what_would_be_useful() -> None:
    ran: list[str] = []
    with pytest.raises(MissingPackages) as missing:
        system_packages.require([GETTEXT], {"PATH": ""}, ran.append, useful=[CHROMIUM])
    assert "gettext chromium'" in str(missing.value)
    assert ran == []


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "21" 2023-09-19', 21),
        ('java version "1.8.0_392"', 8),
        ('openjdk version "25-ea" 2025-09-16', 25),
        ("command not found", 0),
    ],
)
def test_a_java_says_its_version(script: Script, said: str, version: int) -> None:
    java = script("java", f"echo '{said}' >&2")
    assert system_packages.java_version(str(java)) == version


def test_what_does_not_run_is_no_java(script: Script, tmp_path: Path) -> None:
    assert system_packages.java_version(str(tmp_path / "nowhere")) == 0
    failing = script("java", "echo 'version \"17\"' >&2; exit 1")
    assert system_packages.java_version(str(failing)) == 0


def test_an_old_java_counts_as_missing(script: Script, tmp_path: Path) -> None:
    script("java", "echo 'openjdk version \"11.0.2\"' >&2")
    assert not system_packages.has_java({"PATH": str(tmp_path)})


def test_java_home_comes_before_the_path(script: Script, tmp_path: Path) -> None:
    script("home/bin/java", "echo 'openjdk version \"21.0.1\"' >&2")
    script("path/java", "echo 'openjdk version \"11.0.2\"' >&2")
    environ = {"PATH": str(tmp_path / "path"), "JAVA_HOME": str(tmp_path / "home")}
    assert system_packages.has_java(environ)


def test_debians_newest_postgresql_is_taken(script: Script, tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        script(f"{version}/bin/initdb", "true")
    found = system_packages.postgresql_programs({"PATH": ""}, tmp_path)
    assert found == tmp_path / "17" / "bin"
    assert system_packages.postgresql_programs({"PATH": ""}, tmp_path / "none") is None


def test_fonts_are_found_by_their_files(tmp_path: Path) -> None:
    assert not system_packages.has_font("NotoSansCJK*", [tmp_path, tmp_path / "none"])
    (tmp_path / "noto").mkdir()
    (tmp_path / "noto" / "NotoSansCJK-Regular.ttc").touch()
    assert system_packages.has_font("NotoSansCJK*", [tmp_path])


def test_a_library_is_there_when_it_can_be_loaded() -> None:
    assert system_packages.has_library("libc.so.6")
    assert not system_packages.has_library("no-such-library-of-the-portal")


def test_installing_asks_nothing_and_refreshes_the_lists_once() -> None:
    steps = system_packages.install_steps([JAVA, MAVEN])
    assert [step[-1] for step in steps] == ["update", "maven"]
    assert "--yes" in steps[1]
    assert system_packages.unattended({})["DEBIAN_FRONTEND"] == "noninteractive"


def test_no_database_server_is_left_standing_by_an_installation(tmp_path: Path) -> None:
    settings = tmp_path / "createcluster.d" / "portal.conf"
    with system_packages.no_standing_cluster(settings):
        assert settings.read_text() == "create_main_cluster = false\n"
    assert not settings.exists()


def test_packages_already_there_are_not_asked_for() -> None:
    here = Package("here", "is there", lambda _environ: True)
    away = Package("away", "is not", lambda _environ: False)
    assert system_packages.missing([here, away], {}) == [away]
