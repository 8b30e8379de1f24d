"""What ``make test`` says at its end."""

import json
import subprocess
from collections.abc import Mapping, Sequence

from portal.launch.checks import Check
from portal.launch.console import duration, say
from portal.launch.places import Places
from portal.launch.suites import Suite

MOST_FAILURES = 40
VERSIONS = """
import json, platform, sqlite3, django, wagtail
print(json.dumps({"Python": platform.python_version(), "Django": django.get_version(),
                  "Wagtail": wagtail.__version__, "SQLite": sqlite3.sqlite_version}))
"""


def package_versions(places: Places, env: Mapping[str, str]) -> dict[str, str]:
    """Return the versions of Python, Django, Wagtail and SQLite that the tests ran with."""
    answer = _ask([str(places.python), "-c", VERSIONS], env)
    return dict(json.loads(answer)) if answer else {}


def browser_version(program: str, env: Mapping[str, str]) -> str:
    """Return the version number of the Chromium at ``program``."""
    words = _ask([program, "--version"], env).split()
    return next((word for word in words if word[:1].isdigit()), "")


def _ask(command: Sequence[str], env: Mapping[str, str]) -> str:
    return subprocess.run(  # noqa: S603 -- programs of ours and of Debian, no shell
        command, env=dict(env), capture_output=True, text=True, check=False
    ).stdout.strip()


def word(ok: bool | None) -> str:  # noqa: FBT001 -- the three outcomes of a check
    """Say how something went."""
    return {True: "ok", False: "FAILED", None: "not run"}[ok]


def table(rows: Sequence[tuple[str, bool | None, float]]) -> list[str]:
    """Return the lines of the summary: step, outcome, time."""
    width = max(len(title) for title, _ok, _seconds in rows)
    return [
        f"  {title:<{width}}  {word(ok):<8} {duration(seconds) if ok is not None else '':>12}"
        for title, ok, seconds in rows
    ]


def summary(
    checks: Sequence[Check], suites: Sequence[Suite], versions: Mapping[str, str], seconds: float
) -> bool:
    """Write the summary, pytest's own closing lines last; return whether all is well."""
    rows = [(check.title, check.ok, check.seconds) for check in checks]
    rows += [(suite.title, suite.ok, suite.seconds) for suite in suites]
    good = all(ok for _title, ok, _seconds in rows)
    say()
    say("Summary")
    for line in table(rows):
        say(line)
    say()
    for name, version in versions.items():
        say(f"  {name} {version}")
    for suite in suites:
        if suite.failures:
            say()
            say(f"{suite.title}:")
            for line in suite.failures[:MOST_FAILURES]:
                say(f"  {line}")
    say()
    say(f"{'All is well' if good else 'FAILED'} after {duration(seconds)}.")
    for suite in suites:
        say(f"{suite.title}:")
        say(suite.closing or "no result")
    return good
