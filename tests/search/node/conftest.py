"""Real programs for the tests of the local node: Java, Maven, and the distribution itself."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.node.configuration import Engine
from search.node.distribution import fetch
from search.node.java import find_java
from search.node.locking import exclusive
from search.node.maven import GET, RESUMING_MAVEN, Workshop, find_maven, get
from search.node.places import Places, find_places, prepare, temporary_folder
from tests.search.node.repository import Repository, serve

EXECUTABLE = stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH
PLUGIN_FOLDER = Path(*GET.split(":")[0].split("."), GET.split(":")[1])


@pytest.fixture
def script() -> Callable[[Path, str], Path]:
    """Write a shell script and return its path."""

    def write(path: Path, body: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(EXECUTABLE)
        return path

    return write


@pytest.fixture(scope="session")
def places() -> Places:
    """The folders of the person who runs the tests."""
    return find_places(os.environ)


@pytest.fixture(scope="session")
def engine(places: Places) -> Engine:
    """The real distribution, tuned for a short life."""
    return Engine(fetch(places, os.environ), find_java(os.environ), steady=False)


@pytest.fixture(scope="session")
def plugins(places: Places) -> Path:
    """A Maven repository that holds what Maven itself needs; filled once, in the cache."""
    workshop = Workshop(places.downloads)
    prepare(places, os.environ)
    with exclusive(places.downloads / "fetch.lock", lambda: None) as lock:
        if not (workshop.repository / PLUGIN_FOLDER).exists():
            maven = find_maven(os.environ, find_java(os.environ))
            assert get(maven, RESUMING_MAVEN, workshop, lock)
            shutil.rmtree(RESUMING_MAVEN.path_in(workshop.repository).parent)
    return workshop.repository


@pytest.fixture
def run_dir(places: Places) -> Iterator[Path]:
    """An empty folder that the node's user can enter."""
    folder = temporary_folder(places)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def repository() -> Iterator[Repository]:
    """An empty Maven repository."""
    with serve(Repository()) as served:
        yield served
