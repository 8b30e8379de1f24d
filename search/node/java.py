"""Finding a Java that Elasticsearch 8.19 can run on."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from search.node.errors import MissingProgramError
from search.node.places import first_barrier, node_user

OLDEST = 17
ADVICE = (
    f"Java {OLDEST} or newer is needed (on Debian: apt-get install openjdk-17-jre-headless), "
    "on the PATH or named by ES_JAVA_HOME or JAVA_HOME"
)
ANSWER_SECONDS = 30


@dataclass(frozen=True)
class Java:
    """A Java that was asked and answered.

    Attributes:
        home: its installation, as it says itself.
        version: the feature release, such as 17.
    """

    home: Path
    version: int


def find_java(environ: Mapping[str, str]) -> Java:
    """Return the Java to use: ``ES_JAVA_HOME``, else ``JAVA_HOME``, else the one on the PATH.

    A variable that was set is meant: when it names something wrong, nothing else is tried.

    Raises:
        MissingProgramError: there is none, it is older than 17, is no Java, or the user the node
            runs as cannot reach it.
    """
    for variable in ("ES_JAVA_HOME", "JAVA_HOME"):
        if home := environ.get(variable):
            return _examine(Path(home) / "bin" / "java", f"{variable}={home}")
    found = shutil.which("java", path=environ.get("PATH", os.defpath))
    if found is None:
        raise MissingProgramError(f"No java was found. {ADVICE}.")
    return _examine(Path(found), found)


def _examine(program: Path, said: str) -> Java:
    """Run ``java -version`` and read what it says about itself."""
    try:
        answer = subprocess.run(  # noqa: S603 -- the person's own Java, no shell
            [program, "-XX:-UsePerfData", "-XshowSettings:properties", "-version"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingProgramError(f"{said} cannot be run ({error}). {ADVICE}.") from error
    output = answer.stdout + answer.stderr
    # "1.8.0_402" was Java 8; since 9 the first number is the release.
    version = re.search(r'version "(?:1\.)?(\d+)', output)
    if answer.returncode or version is None:
        raise MissingProgramError(f"{said} is not a working Java. {ADVICE}.")
    release = int(version[1])
    if release < OLDEST:
        raise MissingProgramError(f"{said} is Java {release}. {ADVICE}.")
    home = re.search(r"^\s*java\.home = (.+?)\s*$", output, re.MULTILINE)
    if home is None:
        raise MissingProgramError(f"{said} does not say where it is installed. {ADVICE}.")
    user = node_user()
    if user is not None and (barrier := first_barrier(Path(home[1]), user)):
        raise MissingProgramError(
            f"{said} is installed in {home[1]}; the node runs as user {user}, who cannot enter "
            f"{barrier}. {ADVICE}."
        )
    return Java(Path(home[1]), release)
