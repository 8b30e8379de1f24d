"""``make test`` and ``make lint``: from nothing to a verdict."""

import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from portal.launch.bootstrap import compile_messages, installer_packages, sync_packages
from portal.launch.checks import Check, migration_check, run_checks, static_checks
from portal.launch.console import Progress, last_lines, say
from portal.launch.loopback import elasticsearch_version
from portal.launch.places import Places
from portal.launch.postgres import Postgres, PostgresFailed
from portal.launch.processes import adopt_orphans, end_descendants
from portal.launch.program import Program
from portal.launch.report import browser_version, package_versions, summary
from portal.launch.shutdown import StopRequest, StopRequested
from portal.launch.steps import StepFailed, Steps
from portal.launch.suites import Suite
from portal.launch.system_packages import (
    GETTEXT,
    TEST_PACKAGES,
    MissingPackages,
    chromium,
    postgresql_programs,
    require,
)

INTERRUPTED = 130
PYTEST_WORKERS = "2"
STOP_SECONDS = 20.0
TAIL = 15
# Settings of a person's own portal, which must not reach the tests.
SITE_VARIABLES = (
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "DJANGO_",
    "ELASTICSEARCH_URL",
    "EMAIL_URL",
    "LOG_",
    "PORTAL_BASE_URL",
    "PORTAL_DEMONSTRATION",
    "PORTAL_VAR_DIR",
    "SEARCH_",
    "SECURE_",
)


class Verification:
    """One run of the checks, with or without the tests.

    Args:
        places: the checkout.
        environ: what the person's shell gave us; ``ARGS`` holds further arguments of pytest.
        with_tests: whether the tests are run after the static checks.
    """

    def __init__(self, places: Places, environ: Mapping[str, str], *, with_tests: bool) -> None:
        self.places = places
        self.arguments = shlex.split(environ.get("ARGS", ""))
        self.with_tests = with_tests
        self.began = time.monotonic()
        self.stop = StopRequest()
        self.steps = Steps(places, self.stop)
        own = {name: text for name, text in environ.items() if not name.startswith(SITE_VARIABLES)}
        self.env = places.environment(own)
        self.test_env = places.application_environment(own)
        self.checks: list[Check] = []
        self.suites: list[Suite] = []
        self.versions: dict[str, str] = {}
        self.fetching: Program | None = None
        self.node_folder: Path | None = None
        self.postgres: Postgres | None = None

    def run(self) -> int:
        """Install what is missing, check, test, report; return the exit code."""
        self.stop.listen()
        adopt_orphans()
        self.places.make()
        scratch = Path(tempfile.mkdtemp(prefix="portal-"))
        # Started by root, PostgreSQL and Elasticsearch run as other users, who pass through it.
        scratch.chmod(0o711)
        (scratch / "tmp").mkdir()
        self.test_env.update(
            TMPDIR=str(scratch / "tmp"),
            DJANGO_SETTINGS_MODULE="portal.settings.test",
            DATABASE_URL=f"sqlite:///{scratch / 'portal.sqlite3'}",
        )
        try:
            self._install()
            self.checks = static_checks(self.places, scratch)
            if self.with_tests:
                self.postgres = self._start_postgresql(scratch / "postgresql")
                # Beside the longest of the others; both suites find what is migrated here.
                self.checks[1:1] = [
                    migration_check(self.places, "PostgreSQL", self.postgres.url),
                    migration_check(self.places, "SQLite", self.test_env["DATABASE_URL"]),
                ]
            good = run_checks(self.checks, self.steps, self.test_env)
            if self.with_tests:
                self._test(scratch)
                good = summary(
                    self.checks, self.suites, self.versions, time.monotonic() - self.began
                )
        except StopRequested:
            say(f"Stopped ({self.stop.reason}).")
            return INTERRUPTED
        except (StepFailed, PostgresFailed, MissingPackages) as error:
            say(f"FAILED. {error}")
            return 1
        else:
            return 0 if good else 1
        finally:
            self._end(scratch)

    def _install(self) -> None:
        """Install what is missing; Elasticsearch is fetched beside that and what follows."""
        wanted = TEST_PACKAGES if self.with_tests else (GETTEXT,)
        require([*installer_packages(self.places), *wanted], self.env, self.steps.run)
        if self.with_tests:
            log = self.places.logs / "elasticsearch-fetch.log"
            self.fetching = self._node("fetch", log=log)
        sync_packages(self.places, self.env, self.steps.run, development=True)
        compile_messages(self.places, self.env, self.steps.run)

    def _test(self, scratch: Path) -> None:
        """Run all tests on SQLite, then on PostgreSQL those that use a database and no browser."""
        url = self._start_elasticsearch(scratch / "node")
        postgres = self.postgres
        if postgres is None:
            raise PostgresFailed("It has not been started.")
        self._note_versions(url)
        env = {**self.test_env, "ELASTICSEARCH_URL": url}
        common = ["-n", PYTEST_WORKERS, *self.arguments]
        self.suites = [
            Suite(f"Tests on SQLite {self.versions['SQLite']}", common),
            Suite(
                f"Tests on PostgreSQL {postgres.version}",
                [*common, "-m", "database and not browser"],
                {"DATABASE_URL": postgres.url},
            ),
        ]
        for suite in self.suites:
            suite.run(self.steps, env)

    def _start_elasticsearch(self, folder: Path) -> str:
        """Start a throw-away node and return its address."""
        if self.fetching is not None:
            fetching = self.fetching
            if fetching.poll() is None:
                progress = Progress("Fetching Elasticsearch", fetching.log)
                self.steps.wait(lambda: fetching.poll() is not None, progress)
                progress.done(ok=fetching.poll() == 0)
            if fetching.poll():
                tail = "\n".join(last_lines(fetching.log, TAIL))
                raise StepFailed(f"Elasticsearch could not be fetched.\n{tail}")
        log = self.places.logs / "elasticsearch-test.log"
        self.node_folder = folder
        options = ["--port", "0", "--heap", "512m", "--run-dir", str(folder), "--with-parent"]
        command = [sys.executable, "-m", "search.node", "start", *options]
        self.steps.run("Starting Elasticsearch", command, env=self.env, log=log)
        return next(line for line in reversed(last_lines(log, TAIL)) if line.startswith("http://"))

    def _start_postgresql(self, folder: Path) -> Postgres:
        programs = postgresql_programs(self.env)
        if programs is None:
            raise PostgresFailed("initdb is missing.")
        postgres = self.postgres = Postgres(programs, folder, self.env)
        progress = Progress("Starting PostgreSQL")
        postgres.start()
        progress.done()
        return postgres

    def _note_versions(self, url: str) -> None:
        self.versions = package_versions(self.places, self.test_env)
        self.versions["Elasticsearch"] = elasticsearch_version(url)
        browser = chromium(self.env)
        self.versions["Chromium"] = browser_version(browser, self.test_env) if browser else ""
        self.versions["PostgreSQL"] = self.postgres.version if self.postgres else ""

    def _node(self, *arguments: str, log: Path) -> Program:
        command = [sys.executable, "-m", "search.node", *arguments]
        return Program(command, log, env=self.env, cwd=self.places.root, fresh_log=True)

    def _end(self, scratch: Path) -> None:
        """Stop what was started and remove what was only needed for this run."""
        if self.fetching is not None:
            self.fetching.stop(STOP_SECONDS)
        if self.node_folder is not None:
            log = self.places.logs / "elasticsearch-test.log"
            self._node("stop", "--run-dir", str(self.node_folder), log=log).process.wait(
                STOP_SECONDS * 2
            )
        if self.postgres is not None:
            self.postgres.stop()
        end_descendants()
        shutil.rmtree(scratch, ignore_errors=True)
