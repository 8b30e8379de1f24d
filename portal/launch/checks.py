"""The checks that need no running service: style, types, imports, migrations, messages."""

import base64
import os
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.launch.console import Progress, duration, last_lines, say
from portal.launch.places import Places
from portal.launch.program import Program
from portal.launch.steps import GRACE_SECONDS, Steps, log_name

TAIL = 60
LIMIT_SECONDS = 15 * 60.0


@dataclass
class Check:
    """One command that must end well.

    Attributes:
        title: what it is called in the summary.
        command: program and arguments.
        env: what differs from the usual environment.
        seconds: how long it took.
        ok: how it went; None before its end.
    """

    title: str
    command: list[str]
    env: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    ok: bool | None = None


def production_environment(scratch: Path) -> dict[str, str]:
    """Return what a correct production installation would set, for ``check --deploy``."""
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(64),
        "DJANGO_ALLOWED_HOSTS": "portal.example.org",
        "ACCOMMODATION_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii"),
        "CONTACT_EMAIL": "help@portal.example.org",
        "DJANGO_DEBUG": "0",
        "DATABASE_URL": f"sqlite:///{scratch / 'deploy.sqlite3'}",
        "PORTAL_BASE_URL": "https://portal.example.org",
    }


def static_checks(places: Places, scratch: Path) -> list[Check]:
    """Return the checks, the longest first, so that two at a time end about together."""
    manage = [str(places.python), "manage.py"]
    return [
        Check("Types (mypy)", [places.program("mypy")]),
        Check("Style (ruff)", [places.program("ruff"), "check"]),
        Check("Format (ruff)", [places.program("ruff"), "format", "--check"]),
        Check("Import contracts", [places.program("lint-imports"), "--no-cache"]),
        Check("Migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Check("Translations", [*manage, "check_messages"]),
        Check(
            "Production settings",
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            production_environment(scratch),
        ),
    ]


def migration_check(places: Places, database: str, url: str) -> Check:
    """Return the running of all migrations, whose outcome the tests on that database copy.

    Args:
        places: the checkout.
        database: what the database is called.
        url: its ``DATABASE_URL``.
    """
    command = [str(places.python), "-m", "tests.migrated"]
    return Check(f"Migrating {database}", command, {"DATABASE_URL": url})


def run_checks(
    checks: Iterable[Check], steps: Steps, env: Mapping[str, str], at_once: int | None = None
) -> bool:
    """Run the checks side by side, and show the output of those that fail.

    Args:
        checks: what to run; each notes its own outcome.
        steps: runs and watches them.
        env: the usual environment.
        at_once: how many at a time; as many as there are processors by default.

    Returns:
        Whether all ended well.
    """
    waiting = list(checks)
    everything = list(waiting)
    running: list[tuple[Check, Program]] = []
    at_once = at_once or max(1, os.cpu_count() or 1)
    progress = Progress("Checking style, types, imports, migrations, translations and settings")

    def advance() -> bool:
        while waiting and len(running) < at_once:
            check = waiting.pop(0)
            log = steps.places.logs / f"{log_name(check.title)}.log"
            program = Program(
                check.command, log, env={**env, **check.env}, cwd=steps.places.root, fresh_log=True
            )
            running.append((check, program))
        for check, program in list(running):
            if program.seconds > LIMIT_SECONDS:
                program.stop(GRACE_SECONDS)
            code = program.poll()
            if code is not None:
                running.remove((check, program))
                _conclude(check, program, code)
        return not running and not waiting

    try:
        steps.wait(advance, progress)
    finally:
        for _check, program in running:
            program.stop(GRACE_SECONDS)
    good = all(check.ok for check in everything)
    progress.done(ok=good)
    return good


def _conclude(check: Check, program: Program, code: int) -> None:
    check.ok = code == 0
    check.seconds = time.monotonic() - program.started
    say(f"  {'✓' if check.ok else '✗'} {check.title} ({duration(check.seconds)})")
    if not check.ok:
        for line in last_lines(program.log, TAIL):
            say(f"      {line}")
