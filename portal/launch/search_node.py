"""The demonstration's Elasticsearch: fetched, started and filled while the site already answers."""

import hashlib
import os
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from portal.launch import system_packages
from portal.launch.console import last_lines, say
from portal.launch.locks import Lock
from portal.launch.loopback import elasticsearch_version, loopback_port
from portal.launch.places import CACHE_NAME, Places
from portal.launch.ports import is_free, remembered
from portal.launch.program import Program

DEFAULT_PORT = 9200
WATCH_SECONDS = 5.0
NOTE_SECONDS = 10.0
MOST_FAILURES = 5
STOP_SECONDS = 20.0
LONGEST_PAUSE = 60.0
HEAP = "512m"
TAIL = 4
# Unpacking must not slow down what the person is waiting for.
GENTLY = ("nice", "-n", "10")

# Yields whenever there is nothing to do at this moment.
Life = Generator[None, None, None]
Outcome = Generator[None, None, int]


def enterable(folder: Path) -> bool:
    """Tell whether every user may pass through ``folder`` and what is above it."""
    return all(p.stat().st_mode & 0o001 for p in (folder, *folder.parents) if p.exists())


def run_folder(places: Places) -> Path:
    """Return where this checkout's node keeps settings, data and logs.

    That is ``var/elasticsearch``, except for root: the node then runs as another user, who may
    not be able to enter the checkout, and lives in the cache folder under a name made from the
    checkout's path.
    """
    if os.geteuid() != 0:
        return places.var / "elasticsearch"
    places.cache.mkdir(parents=True, exist_ok=True)
    base = places.cache if enterable(places.cache) else Path("/var/cache") / CACHE_NAME
    mark = hashlib.sha256(str(places.root).encode()).hexdigest()[:12]
    return base / "elasticsearch" / f"demo-{mark}"


class SearchNode:
    """Brings up Elasticsearch step by step, each `tick` a moment of it.

    An Elasticsearch that answers at ``ELASTICSEARCH_URL`` is used as it is. Otherwise the first
    demonstration of a checkout starts a node and holds a lock on it; a second one shares it, and
    takes over when the first ends. The address is fixed at once, so that the site and the
    worker can be started before there is anything at it.

    Args:
        places: the checkout.
        env: environment of the node and its installers; ``ELASTICSEARCH_URL`` is read from it.
        application_env: environment of the portal's commands.
    """

    def __init__(
        self, places: Places, env: Mapping[str, str], application_env: Mapping[str, str]
    ) -> None:
        self.places = places
        self.env = env
        self.application_env = application_env
        self.lock = Lock(places.run / "elasticsearch.lock")
        self.log = places.logs / "elasticsearch.log"
        self.folder = run_folder(places)
        self.program: Program | None = None
        self.started_node = False
        self.database_ready = False
        self.external = False
        self.url = self._choose_url()
        self.life = self._live()

    def tick(self) -> None:
        """Do what can be done at this moment."""
        next(self.life, None)

    def stop(self) -> None:
        """End what is being done, and the node if it is ours."""
        self.life.close()
        if self.program is not None:
            self.program.stop(STOP_SECONDS)
        if self.started_node:
            command = self._node_command("stop", "--run-dir", str(self.folder))
            self._start(command).process.wait(STOP_SECONDS * 2)
        self.lock.release()

    def _choose_url(self) -> str:
        given = self.env.get("ELASTICSEARCH_URL", "")
        if given and elasticsearch_version(given):
            self.external = True
            return given
        note = self.places.run / "elasticsearch-url"
        if not self.lock.take():
            return note.read_text(encoding="ascii")
        port = loopback_port(given) if given else None
        if port is None or not is_free(port):
            port = remembered(self.places.run / "elasticsearch-port", DEFAULT_PORT)
        if given:
            say(f"Nothing answers at ELASTICSEARCH_URL; a node of our own will, on port {port}.")
        url = f"http://127.0.0.1:{port}"
        note.write_text(url, encoding="ascii")
        return url

    def _live(self) -> Life:
        if not self.external:
            ready = yield from self._prepare()
            if not ready:
                return
        while not self.database_ready:
            yield
        failures = 0
        indexed = False
        while failures < MOST_FAILURES:
            version = elasticsearch_version(self.url)
            code = 0
            if version and not indexed:
                code = yield from self._index()
                if not code:
                    say(f"✓ Search now runs on Elasticsearch {version} at {self.url}.")
                    indexed, failures = True, 0
            elif not version and not self.external and self.lock.take():
                indexed = False
                code = yield from self._start_node()
                if not code:
                    continue
            failures += 1 if code else 0
            yield from _pause(min(LONGEST_PAUSE, 2.0**failures) if code else WATCH_SECONDS)
        say(f"! Elasticsearch is given up; the site stays on the database search. {self.log}")

    def _prepare(self) -> Generator[None, None, bool]:
        """Install Java and Maven where we may, and fetch the node; tell whether it worked."""
        useful = (*system_packages.SEARCH_PACKAGES, *system_packages.PRINTING_PACKAGES)
        lacking = system_packages.missing(useful, self.env)
        if lacking and system_packages.can_install(self.env):
            names = ", ".join(package.name for package in lacking)
            say(f"  For Elasticsearch and PDFs, {names} are being installed in the meantime.")
            for command in system_packages.install_steps(lacking):
                yield from self._run(command, env=system_packages.unattended(self.env))
        lacking = system_packages.missing(system_packages.SEARCH_PACKAGES, self.env)
        if lacking:
            say("! Elasticsearch stays away, and the site on the database search.")
            say(system_packages.explain(lacking, self.env))
            return False
        for attempt in range(MOST_FAILURES):
            code = yield from self._run(
                [*GENTLY, *self._node_command("fetch")], tell=True, name="fetching it"
            )
            if not code:
                return True
            if code != os.EX_TEMPFAIL:
                break
            say(f"  What has come is kept; it goes on in {2**attempt} s.")
            yield from _pause(2.0**attempt)
        say("! Elasticsearch stays away, and the site on the database search.")
        return False

    def _start_node(self) -> Outcome:
        port = str(loopback_port(self.url) or DEFAULT_PORT)
        self.started_node = True
        options = ["--port", port, "--heap", HEAP, "--run-dir", str(self.folder), "--with-parent"]
        return (yield from self._run(self._node_command("start", *options), name="starting it"))

    def _index(self) -> Outcome:
        """Fill the search index; a demonstration that shares another's node finds it full."""
        if not self.external and not self.lock.held:
            return 0
        command = [str(self.places.python), "manage.py", "search_rebuild"]
        return (yield from self._run(command, env=self.application_env, name="search_rebuild"))

    def _node_command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "search.node", *arguments]

    def _start(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> Program:
        return Program(command, self.log, env=env or self.env, cwd=self.places.root)

    def _run(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        tell: bool = False,
        name: str = "",
    ) -> Outcome:
        """Run one command to its end.

        Args:
            command: what to run.
            env: its environment, if not that of the node.
            tell: whether to show now and then what it says.
            name: what to call it when it fails and its last words are shown; empty to stay quiet.
        """
        self.program = self._start(command, env)
        told_at, told = time.monotonic(), ""
        while (code := self.program.poll()) is None:
            yield
            if tell and time.monotonic() - told_at > NOTE_SECONDS:
                told_at = time.monotonic()
                line = "".join(last_lines(self.log, 1)).strip()
                if line != told:
                    told = line
                    say(f"  {line}")
        self.program = None
        if code and name:
            say(f"! Elasticsearch: {name} failed. The end of {self.log}:")
            for line in last_lines(self.log, TAIL):
                say(f"    {line}")
        return code


def _pause(seconds: float) -> Life:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield
