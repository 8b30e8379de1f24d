"""Fetching one artifact with Maven: the person's own settings, mirrors and proxies hold.

Resuming a broken download takes some care (each case was tried):

- Maven 3.8 keeps the part it has, but its default transport starts again from zero. With the
  resolver's HTTP transport, loaded as a core extension, it asks the server for the rest.
- Maven 3.9 and later have dropped resuming, so there a pinned Maven 3.8 is fetched first, which
  then reads the settings of the installed one.
"""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from search.node.archive import Pin, unpack, unpacked
from search.node.errors import FetchError, MissingProgramError
from search.node.java import Java

ADVICE = "Maven is needed to fetch Elasticsearch (on Debian: apt-get install maven)"
GET = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
RESUMING_SERIES = "3.8."
RESUMING_MAVEN = Pin(
    group="org.apache.maven",
    artifact="apache-maven",
    version="3.8.8",
    classifier="bin",
    sha256="2e181515ce8ae14b7a904c40bb4794831f5fd1d9641107a13b916af15af4001a",
    size=8_376_105,
    folder="apache-maven-3.8.8",
    name="maven-3.8.8",
)
# The version of the resolver inside Maven 3.8.
TRANSPORT = """\
<extensions>
  <extension>
    <groupId>org.apache.maven.resolver</groupId>
    <artifactId>maven-resolver-transport-http</artifactId>
    <version>1.6.3</version>
  </extension>
</extensions>
"""
# Milliseconds. A line that went dead is dropped after a minute, and the rest asked for anew.
OPTIONS = (
    "-Daether.connector.resumeDownloads=true",
    "-Daether.connector.connectTimeout=20000",
    "-Daether.connector.requestTimeout=60000",
)
# What a shell set up for another Maven, or another project, would lead ours astray with.
FOREIGN_VARIABLES = ("M2_HOME", "MAVEN_HOME", "MAVEN_BASEDIR")
POLL_SECONDS = 0.25
ANSWER_SECONDS = 60
SHOWN_LINES = 3


@dataclass(frozen=True)
class Maven:
    """A Maven that answered.

    Attributes:
        program: path of ``mvn``.
        version: such as ``3.8.7``.
        home: where its own settings are.
        environment: what it is run with.
    """

    program: Path
    version: str
    home: Path
    environment: Mapping[str, str]

    @property
    def resumes(self) -> bool:
        """Whether it can continue a broken download, with the transport added."""
        return self.version.startswith(RESUMING_SERIES)


@dataclass(frozen=True)
class Workshop:
    """The folder Maven works in: its local repository, its log, the added transport."""

    folder: Path

    @property
    def repository(self) -> Path:
        """A local Maven repository of our own; the person's own one is not touched."""
        return self.folder / "m2"

    @property
    def log(self) -> Path:
        """What the last run of Maven said."""
        return self.folder / "maven.log"


def find_maven(environ: Mapping[str, str], java: Java) -> Maven:
    """Return the Maven on the PATH.

    Raises:
        MissingProgramError: there is none, or it does not run.
    """
    found = shutil.which("mvn", path=environ.get("PATH", os.defpath))
    if found is None:
        raise MissingProgramError(f"No mvn was found. {ADVICE}.")
    environment = {k: v for k, v in environ.items() if k not in FOREIGN_VARIABLES}
    environment["JAVA_HOME"] = str(java.home)
    try:
        answer = subprocess.run(  # noqa: S603 -- the person's own Maven, no shell
            [found, "--batch-mode", "--version"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingProgramError(f"{found} cannot be run ({error}). {ADVICE}.") from error
    version = re.search(r"Apache Maven (\d[\w.-]*)", answer.stdout)
    home = re.search(r"^Maven home: (.+?)\s*$", answer.stdout, re.MULTILINE)
    if answer.returncode or version is None or home is None:
        raise MissingProgramError(f"{found} is not a working Maven. {ADVICE}.")
    return Maven(Path(found), version[1], Path(home[1]), environment)


def resuming_maven(installed: Maven, workshop: Workshop, lock: int) -> Maven:
    """Return ``installed`` if it resumes downloads, else a Maven 3.8 that it fetches.

    Raises:
        FetchError: Maven 3.8 could not be fetched.
    """
    if installed.resumes:
        return installed
    pin = RESUMING_MAVEN
    folder = unpacked(pin, workshop.folder)
    if folder is None:
        archive = pin.path_in(workshop.repository)
        if not get(installed, pin, workshop, lock) or not pin.matches(archive):
            archive.unlink(missing_ok=True)
            raise FetchError(f"Maven {pin.version} could not be fetched: {complaint(workshop)}")
        folder = unpack(pin, archive, workshop.folder)
        (folder / "bin" / "mvn").chmod(0o755)
        archive.unlink()
    return Maven(folder / "bin" / "mvn", pin.version, installed.home, installed.environment)


def get(
    maven: Maven,
    pin: Pin,
    workshop: Workshop,
    lock: int,
    watch: Callable[[], None] = lambda: None,
) -> bool:
    """Run Maven once to fetch ``pin``; tell whether it says it succeeded.

    ``watch`` is called a few times a second. Maven inherits the file descriptor ``lock``: should
    this process be killed, nobody starts a second download beside a Maven still at work.
    """
    directory = workshop.folder / ("resuming" if maven.resumes else "plain")
    (directory / ".mvn").mkdir(parents=True, exist_ok=True)
    if maven.resumes:
        (directory / ".mvn" / "extensions.xml").write_text(TRANSPORT, encoding="ascii")
    settings = maven.home / "conf" / "settings.xml"
    command = [
        str(maven.program),
        *("--batch-mode", "--quiet", "--no-transfer-progress", "--update-snapshots"),
        *(("--global-settings", str(settings)) if settings.exists() else ()),
        *(f"-Dmaven.repo.local={workshop.repository}", *OPTIONS),
        *(GET, f"-Dartifact={pin.coordinates}", "-Dtransitive=false"),
    ]
    with workshop.log.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 -- the person's own Maven, no shell
            command,
            cwd=directory,
            env=dict(maven.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(lock,),
            start_new_session=True,
        )
        try:
            while True:
                watch()
                with suppress(subprocess.TimeoutExpired):
                    return process.wait(POLL_SECONDS) == 0
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def complaint(workshop: Workshop) -> str:
    """Return what Maven's last run complained about, in a line."""
    return _first_errors(workshop.log.read_text(encoding="utf-8", errors="replace").splitlines())


def _first_errors(lines: Sequence[str]) -> str:
    plain = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    errors = [line.removeprefix("[ERROR]").strip() for line in plain if line.startswith("[ERROR]")]
    said = [line for line in errors or plain if line.strip()]
    return " ".join(said[:SHOWN_LINES]) or "Maven gave no reason"
