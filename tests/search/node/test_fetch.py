"""Fetching with the real Maven, from a repository on the loopback interface."""

import hashlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from search.node import distribution, maven
from search.node.archive import Pin
from search.node.distribution import fetch
from search.node.errors import FetchError, MissingProgramError, SetUpError
from search.node.places import Places
from search.node.process import children
from tests.search.node.repository import Repository, settings_for

PROJECT = Path(__file__).resolve().parents[3]
SIZE = 6_000_000
# A process of its own that fetches, for the tests that kill it or run two of them.
PROGRAM = """
import json, os, sys
from pathlib import Path
from search.node.archive import Pin
from search.node.distribution import fetch
from search.node.places import Places
folder = Path(sys.argv[1])
print(fetch(Places(folder, folder), os.environ, Pin(**json.loads(sys.argv[2]))))
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, plugins: Path) -> Iterator[Places]:
    """A cache whose Maven needs nothing but the archive; each test names its own archive."""
    folder = tmp_path_factory.mktemp("cache")
    shutil.copytree(plugins, folder / "m2")
    yield Places(folder, folder)
    shutil.rmtree(folder)


@pytest.fixture
def environ(repository: Repository, tmp_path: Path) -> dict[str, str]:
    """An environment whose person has told Maven to use the loopback repository."""
    settings_for(repository, tmp_path)
    # Java takes a person's home from the system, not from HOME; the rest is for a quick start.
    options = f"-Duser.home={tmp_path} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
    return {**os.environ, "MAVEN_OPTS": options}


@pytest.fixture
def pin(repository: Repository, request: pytest.FixtureRequest) -> Pin:
    """An archive named after the test, in the repository."""
    content = io.BytesIO()
    name = request.node.name.replace("_", "-")
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("bundle/engine/bin/engine", "the program")
        archive.writestr("bundle/engine/lib/noise", random.Random(57).randbytes(SIZE))  # noqa: S311 -- filling
        archive.writestr("bundle/other/readme", "not needed")
    return publish(repository, "org.example", name, content.getvalue(), "bundle/engine")


def publish(repository: Repository, group: str, artifact: str, content: bytes, folder: str) -> Pin:
    sha256 = hashlib.sha256(content).hexdigest()
    pin = Pin(group, artifact, "1", sha256, len(content), folder, name=f"{artifact}-1")
    path = pin.path_in(Path("/"))
    repository.files[str(path)] = content
    repository.files[str(path.with_suffix(".pom"))] = (
        "<project><modelVersion>4.0.0</modelVersion>"
        f"<groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>1</version>"
        "</project>"
    ).encode()
    return pin


def start_fetching(cache: Places, pin: Pin, environ: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", PROGRAM, str(cache.downloads), json.dumps(asdict(pin))],
        cwd=PROJECT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        time.sleep(0.02)


def check_unpacked(folder: Path, cache: Places, pin: Pin) -> None:
    assert folder == cache.programs / pin.name
    assert (folder / "bin" / "engine").read_text() == "the program"
    assert (folder / "lib" / "noise").stat().st_size == SIZE
    assert not list(folder.rglob("readme")), "only the folder that is needed is unpacked"
    assert not pin.path_in(cache.downloads / "m2").exists(), "the archive is not kept"


def test_brings_the_archive_although_the_connection_breaks(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    repository.cut_after = [2_000_000]
    said = io.StringIO()
    check_unpacked(fetch(cache, environ, pin, said), cache, pin)
    assert said.getvalue().splitlines()[-1].startswith(f"Fetching {pin.name}: 6 of 6 MB (100 %)")
    assert repository.ranges == [0, 2_000_000]
    assert repository.sent == pin.size, "no byte was fetched twice"
    # There already: neither Java nor Maven is needed any more.
    assert fetch(cache, {"PATH": ""}, pin, said) == cache.programs / pin.name


def test_goes_on_where_it_was_killed(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    repository.bytes_per_second = 2_000_000
    process = start_fetching(cache, pin, environ)
    wait_until(lambda: repository.sent > SIZE / 2)
    for child in children(process.pid):
        child.send(signal.SIGKILL)
    process.kill()
    process.communicate()
    repository.bytes_per_second = 0
    check_unpacked(fetch(cache, environ, pin, io.StringIO()), cache, pin)
    assert len(repository.ranges) == 2
    assert repository.ranges[1] > 1_000_000
    assert repository.sent < 1.5 * pin.size


def test_an_interrupted_fetch_takes_maven_with_it(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    repository.bytes_per_second = 2_000_000
    process = start_fetching(cache, pin, environ)
    wait_until(lambda: repository.sent > SIZE / 4)
    running = children(process.pid)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert running
    assert not any(child.is_running() for child in running)


def test_waits_for_a_maven_that_survived_its_master(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    repository.bytes_per_second = 3_000_000
    process = start_fetching(cache, pin, environ)
    wait_until(lambda: repository.sent > 0)
    process.kill()
    process.communicate()
    check_unpacked(fetch(cache, environ, pin, io.StringIO()), cache, pin)
    assert repository.ranges == [0], "the download that was under way was used"


def test_two_at_once_download_once(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    repository.bytes_per_second = 6_000_000
    both = [start_fetching(cache, pin, environ) for _ in range(2)]
    said = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert {output.strip() for output, _ in said} == {str(cache.programs / pin.name)}
    assert repository.ranges == [0]


def test_a_damaged_archive_is_fetched_again_once(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    repository.damaged = 1
    said = io.StringIO()
    check_unpacked(fetch(cache, environ, pin, said), cache, pin)
    assert "damaged" in said.getvalue()
    assert repository.ranges == [0, 0]


def test_another_archive_than_the_pinned_one_is_refused(
    cache: Places, pin: Pin, environ: dict[str, str], repository: Repository
) -> None:
    other = replace(pin, sha256="0" * 64)
    with pytest.raises(FetchError, match="another SHA-256"):
        fetch(cache, environ, other, io.StringIO())
    assert repository.ranges == [0, 0]
    assert not (cache.programs / pin.name).exists()
    assert not pin.path_in(cache.downloads / "m2").exists()


def test_says_why_it_failed(
    cache: Places, pin: Pin, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distribution, "PAUSE_SECONDS", 0)
    absent = replace(pin, artifact="absent")
    with pytest.raises(FetchError, match=r"Could not find artifact .*absent"):
        fetch(cache, environ, absent, io.StringIO())


def test_a_maven_that_cannot_resume_fetches_one_that_can(
    cache: Places,
    pin: Pin,
    environ: dict[str, str],
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: Callable[[Path, str], Path],
) -> None:
    real = shutil.which("mvn")
    # The installed one calls itself 3.9; what is fetched as 3.8 hands over to the real one.
    newer = f'if [ "$2" = --version ]; then {real} "$@" | sed "s/Maven 3[.0-9]*/Maven 3.9.11/"; '
    newer += f'else exec {real} "$@"; fi'
    script(tmp_path / "bin" / "mvn", newer)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("maven/bin/mvn", f'#!/bin/sh\ntouch "$0.used"\nexec {real} "$@"\n')
    resuming = publish(repository, "org.example", "resuming", content.getvalue(), "maven")
    monkeypatch.setattr(maven, "RESUMING_MAVEN", replace(resuming, version="1"))
    monkeypatch.setattr(maven.Maven, "resumes", property(lambda self: self.version == "1"))
    environ["PATH"] = f"{tmp_path / 'bin'}:{environ['PATH']}"
    check_unpacked(fetch(cache, environ, pin, io.StringIO()), cache, pin)
    assert (cache.downloads / resuming.name / "bin" / "mvn.used").exists()
    assert repository.ranges == [0, 0]


def test_a_full_disk_is_noticed_before_the_download(
    cache: Places,
    pin: Pin,
    environ: dict[str, str],
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(distribution, "ROOM", 10**18)
    with pytest.raises(SetUpError, match="PORTAL_CACHE"):
        fetch(cache, environ, pin, io.StringIO())
    assert repository.ranges == []


def test_maven_that_is_missing_is_named(cache: Places, pin: Pin, tmp_path: Path) -> None:
    (tmp_path / "java").symlink_to(shutil.which("java") or "")
    with pytest.raises(MissingProgramError, match="apt-get install maven"):
        fetch(cache, {"PATH": str(tmp_path)}, pin)


def test_something_else_called_mvn_is_refused(
    cache: Places, pin: Pin, tmp_path: Path, script: Callable[[Path, str], Path]
) -> None:
    (tmp_path / "java").symlink_to(shutil.which("java") or "")
    script(tmp_path / "mvn", "echo hello")
    with pytest.raises(MissingProgramError, match="not a working Maven"):
        fetch(cache, {"PATH": str(tmp_path)}, pin)
