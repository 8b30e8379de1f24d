"""veraPDF, the checker of PDF/UA: fetched once with Maven, checked, kept beside the search node."""

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from search.node.archive import Pin
from search.node.java import find_java
from search.node.locking import exclusive
from search.node.maven import Workshop, complaint, find_maven, get
from search.node.places import cache_folder, make_folder

VERAPDF: Final = Pin(
    group="org.verapdf.apps",
    artifact="cli",
    version="1.30.2",
    sha256="287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332",
    size=16_038_834,
    folder="",
    name="verapdf-1.30.2",
    packaging="jar",
)
SECONDS: Final = 300


@cache
def checker() -> Path:
    """Return the path of veraPDF's program; a test that cannot have it fails."""
    workshop = Workshop(cache_folder(os.environ) / "verapdf")
    make_folder(workshop.folder)
    program = VERAPDF.path_in(workshop.repository)
    with exclusive(workshop.folder / "fetch.lock", lambda: None) as lock:
        if not program.exists():
            maven = find_maven(os.environ, find_java(os.environ))
            assert get(maven, VERAPDF, workshop, lock), complaint(workshop)
    assert VERAPDF.matches(program), f"{program} is not the pinned veraPDF: delete it"
    return program


def refused(files: Sequence[Path]) -> list[str]:
    """Return what veraPDF says of those of ``files`` that break PDF/UA-1 (ISO 14289-1)."""
    answer = subprocess.run(  # noqa: S603 -- the pinned checker, no shell
        [
            str(find_java(os.environ).home / "bin" / "java"),
            *("-XX:-UsePerfData", "-jar", str(checker())),
            *("--flavour", "ua1", "--format", "text", "-v"),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    lines = answer.stdout.splitlines()
    passed = [line for line in lines if line.startswith("PASS ")]
    failures = [line for line in lines if not line.startswith("PASS ")]
    assert len(passed) + sum(line.startswith("FAIL ") for line in lines) == len(files), answer
    return failures
