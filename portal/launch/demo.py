"""``make demo``: a running portal with demonstration content, until Ctrl-C."""

import base64
import contextlib
import os
import secrets
import time
from collections.abc import Mapping
from pathlib import Path

from portal.launch import ports
from portal.launch.bootstrap import compile_messages, installer_packages, sync_packages
from portal.launch.console import Progress, duration, last_lines, say
from portal.launch.locks import Lock
from portal.launch.loopback import OK, get
from portal.launch.places import Places
from portal.launch.processes import adopt_orphans, end_descendants
from portal.launch.program import Program
from portal.launch.search_node import SearchNode
from portal.launch.server import server_command
from portal.launch.shutdown import StopRequest, StopRequested
from portal.launch.static_files import StaticFiles
from portal.launch.steps import TICK_SECONDS, Command, StepFailed, Steps
from portal.launch.supervisor import Service, ServiceFailed
from portal.launch.system_packages import (
    PRINTING_PACKAGES,
    SEARCH_PACKAGES,
    MissingPackages,
    require,
)

DEFAULT_PORT = "8000"
SIGN_IN_LINES = 60


def secret_key(file: Path) -> str:
    """Return this checkout's secret key for the demonstration, made at its first use."""
    return _kept(file, secrets.token_urlsafe(64))


def sealing_key(file: Path) -> str:
    """Return the key that seals the demonstration's accommodation requests, made likewise."""
    return _kept(file, base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii"))


def _kept(file: Path, new: str) -> str:
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(new)
    return file.read_text(encoding="ascii")


class Demo:
    """The demonstration from the first step to the last process.

    Args:
        places: the checkout.
        environ: what the person's shell gave us; ``PORT``, ``ELASTICSEARCH_URL`` and
            ``DATABASE_URL`` are read.
    """

    def __init__(self, places: Places, environ: Mapping[str, str]) -> None:
        self.places = places
        self.environ = environ
        self.began = time.monotonic()
        self.stop = StopRequest()
        self.steps = Steps(places, self.stop)
        self.env = places.environment(environ)
        self.site_env: dict[str, str] = {}
        self.services: list[Service] = []
        self.node: SearchNode | None = None
        self.port = 0
        self.held = contextlib.ExitStack()

    def run(self) -> int:
        """Bring the portal up, keep it up, take it down; return the exit code."""
        self.stop.listen()
        adopt_orphans()
        self.places.make()
        try:
            self._prepare()
            self._serve()
        except StopRequested:
            say(f"Stopping ({self.stop.reason}) …")
            return 0
        except (StepFailed, ServiceFailed, MissingPackages, ports.NoPort) as error:
            say(f"The demonstration ends. {error}")
            return 1
        finally:
            self._end()
        return 0

    def _prepare(self) -> None:
        """Install, migrate and seed; one demonstration of a checkout at a time."""
        lock = Lock(self.places.run / "prepare.lock")
        if not lock.take():
            waiting = Progress("Waiting for another make in this checkout")
            self.steps.wait(lock.take, waiting)
            waiting.done()
        try:
            self._choose_port()
            # Java and Maven can wait; without pip nothing can begin.
            require(
                installer_packages(self.places),
                self.env,
                self.steps.run,
                useful=(*SEARCH_PACKAGES, *PRINTING_PACKAGES),
            )
            self.site_env = self._site_environment()
            self.node = SearchNode(self.places, self.env, self.site_env)
            self.site_env["ELASTICSEARCH_URL"] = self.node.url
            self.steps.background = self.node.tick
            sync_packages(self.places, self.env, self.steps.run, development=False)
            compile_messages(self.places, self.env, self.steps.run)
            self._fill()
        finally:
            lock.release()

    def _choose_port(self) -> None:
        wanted = ports.parse(self.environ.get("PORT") or DEFAULT_PORT)
        self.port = ports.first_free(wanted)
        if self.port != wanted:
            say(f"Port {wanted} is busy; the site takes port {self.port}.")
        self.held.enter_context(ports.reserve(self.port))

    def _site_environment(self) -> dict[str, str]:
        env = self.places.application_environment(self.environ)
        env.update(
            DJANGO_SETTINGS_MODULE="portal.settings.dev",
            DJANGO_DEBUG="0",
            DJANGO_SECRET_KEY=secret_key(self.places.run / "secret-key"),
            ACCOMMODATION_KEYS=sealing_key(self.places.run / "accommodation-key"),
            PORTAL_DEMONSTRATION="1",
            PORTAL_BASE_URL=f"http://{ports.HOST}:{self.port}",
        )
        return env

    def _fill(self) -> None:
        env = self.site_env
        manage = [str(self.places.python), "manage.py"]
        static = StaticFiles(self.places.root, self.places.run / "static-files")
        work: list[Command] = [("Preparing the database", [*manage, "migrate", "--no-input"], None)]
        if not static.current:
            collect = [*manage, "collectstatic", "--no-input"]
            work.append(("collecting static files", collect, None))
        self.steps.together(work, env=env)
        static.collected()
        self.steps.run(
            "Filling in demonstration content",
            [*manage, "seed_demo"],
            # What it says is shown to the person: how to sign in, and no log of each page.
            env={**env, "LOG_LEVEL": "WARNING"},
            log=self._seed_log,
        )
        if self.node:
            self.node.database_ready = True

    @property
    def _seed_log(self) -> Path:
        return self.places.logs / "seed.log"

    def _serve(self) -> None:
        """Start server and worker, say when the site answers, and watch until told to stop."""
        media = Path(self.site_env.get("PORTAL_VAR_DIR") or self.places.var) / "media"
        server = server_command(self.places.program("granian"), ports.HOST, self.port, media)
        worker = [str(self.places.python), "manage.py", "work"]
        self.services = [
            Service("The server", lambda: self._program(server, "server.log")),
            Service("The worker", lambda: self._program(worker, "worker.log"), grace=20.0),
        ]
        progress = Progress("Starting the server and the worker", self.places.logs / "server.log")
        self.steps.background = self._tick
        self.steps.wait(self._answers, progress)
        progress.done()
        self._welcome()
        while True:
            self.stop.check()
            self._tick()
            time.sleep(TICK_SECONDS)

    def _program(self, command: list[str], log: str) -> Program:
        path = self.places.logs / log
        return Program(command, path, env=self.site_env, cwd=self.places.root)

    def _tick(self) -> None:
        for service in self.services:
            service.tick()
        if self.node:
            self.node.tick()

    def _answers(self) -> bool:
        url = f"http://{ports.HOST}:{self.port}"
        return get(f"{url}/healthz", timeout=3)[0] == OK and get(f"{url}/")[0] == OK

    def _welcome(self) -> None:
        url = f"http://{ports.HOST}:{self.port}/"
        say()
        for line in last_lines(self._seed_log, SIGN_IN_LINES):
            say(line)
        say()
        say(f"Up after {duration(time.monotonic() - self.began)}. Ctrl-C stops it.")
        say(f"Logs: {self.places.logs}")
        say(f"Ready: {url}")

    def _end(self) -> None:
        """Stop everything, in the order in which one depends on the other."""
        for service in self.services:
            service.stop()
        if self.node:
            self.node.stop()
        end_descendants()
        self.held.close()
        say("Stopped; nothing is left running.")
