"""A throw-away PostgreSQL for the tests, from the programs of Debian's package."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from portal.launch.ports import HOST, first_free
from portal.launch.processes import wait_until
from portal.launch.program import Program

SYSTEM_USER = "postgres"
FIRST_PORT = 54320
START_SECONDS = 60.0
STOP_SECONDS = 20.0
# PostgreSQL's "fast" shutdown: open connections are dropped.
STOP_SIGNAL = signal.SIGINT
# Nothing in it has to survive a power cut.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgresFailed(Exception):  # noqa: N818 -- reads as what happened
    """The throw-away cluster did not come up; the message ends with its log."""


def server_user() -> str | None:
    """Return the user PostgreSQL runs as: it refuses root, so Debian's own user instead."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_name
    except KeyError as error:
        raise PostgresFailed(
            f"PostgreSQL refuses root and there is no user {SYSTEM_USER}."
        ) from error


class Postgres:
    """A cluster of its own on a free loopback port, with a password nobody else knows.

    Args:
        programs: folder of ``initdb`` and ``postgres``.
        folder: an empty place for it, which the server's user can reach.
        env: environment of its programs.
    """

    def __init__(self, programs: Path, folder: Path, env: Mapping[str, str]) -> None:
        self.programs = programs
        self.folder = folder
        self.env = {**env, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        self.log = folder / "postgresql.log"
        self.password = secrets.token_urlsafe(24)
        self.port = 0
        self.server: Program | None = None

    @property
    def url(self) -> str:
        """The ``DATABASE_URL`` of the cluster."""
        return f"postgres://{SYSTEM_USER}:{self.password}@{HOST}:{self.port}/postgres"

    @property
    def version(self) -> str:
        """The server's version as it says itself, such as ``15.18``."""
        words = self._ask("postgres", "--version").split()
        return words[2] if len(words) > 2 else ""  # noqa: PLR2004 -- "postgres (PostgreSQL) 15.18 …"

    def start(self) -> None:
        """Initialise the cluster, start the server, wait until it answers.

        Raises:
            PostgresFailed: it did not.
        """
        user = server_user()
        self.folder.mkdir(parents=True, exist_ok=True)
        secret = self.folder / "password"
        secret.write_text(self.password, encoding="ascii")
        secret.chmod(0o600)
        if user:
            for path in (self.folder, secret):
                shutil.chown(path, user, user)
        data = str(self.folder / "data")
        options = ["--username", SYSTEM_USER, "--pwfile", str(secret), "--auth", "scram-sha-256"]
        options += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
        setup = self._program([str(self.programs / "initdb"), *options, data], user)
        if not wait_until(lambda: setup.poll() is not None, START_SECONDS) or setup.poll():
            setup.stop(STOP_SECONDS)
            raise PostgresFailed(f"initdb failed:\n{self._tail()}")
        self.port = first_free(FIRST_PORT)
        settings = [*QUICK, f"port={self.port}", f"listen_addresses={HOST}"]
        settings += ["unix_socket_directories=", "max_connections=60"]
        flags = [part for setting in settings for part in ("-c", setting)]
        self.server = self._program([str(self.programs / "postgres"), "-D", data, *flags], user)
        if not wait_until(self._answers_or_ended, START_SECONDS) or self.server.poll() is not None:
            self.stop()
            raise PostgresFailed(f"The server did not answer:\n{self._tail()}")

    def stop(self) -> None:
        """End the server at once, without asking its clients."""
        if self.server is not None:
            self.server.stop(STOP_SECONDS, STOP_SIGNAL)
            self.server = None

    def _answers_or_ended(self) -> bool:
        ended = self.server is None or self.server.poll() is not None
        return ended or "accepting connections" in self._ask(
            "pg_isready", "--host", HOST, "--port", str(self.port)
        )

    def _ask(self, name: str, *arguments: str) -> str:
        return subprocess.run(  # noqa: S603 -- PostgreSQL's own programs, no shell
            [str(self.programs / name), *arguments],
            env=self.env,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    def _program(self, command: list[str], user: str | None) -> Program:
        return Program(command, self.log, env=self.env, cwd=self.folder, user=user)

    def _tail(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
