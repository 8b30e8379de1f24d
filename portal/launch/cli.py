"""The Makefile's targets as one command line."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from portal.launch.bootstrap import compile_messages, installer_packages, sync_packages
from portal.launch.console import say
from portal.launch.demo import Demo
from portal.launch.locks import Lock
from portal.launch.places import Places, dotenv
from portal.launch.search_node import run_folder
from portal.launch.shutdown import StopRequest, StopRequested
from portal.launch.steps import StepFailed, Steps
from portal.launch.system_packages import MissingPackages, require
from portal.launch.verification import Verification

ROOT = Path(__file__).resolve().parent.parent.parent
USAGE = "python3 -m portal.launch {demo|test|lint|install|clean|run COMMAND…}"


def main(arguments: list[str]) -> int:
    """Run one target; return its exit code."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a TextIOWrapper unless a test replaced it
    places = Places.of(ROOT, os.environ)
    code = os.EX_USAGE
    match arguments:
        case ["demo"]:
            code = Demo(places, {**dotenv(ROOT / ".env"), **os.environ}).run()
        case ["test"]:
            code = Verification(places, os.environ, with_tests=True).run()
        case ["lint"]:
            code = Verification(places, os.environ, with_tests=False).run()
        case ["install"]:
            code = install(places, os.environ)
        case ["run", *command] if command:
            code = install(places, os.environ) or run(places, command, os.environ)
        case ["clean"]:
            code = clean(places)
        case _:
            say(f"Usage: {USAGE}")
    return code


def install(places: Places, environ: Mapping[str, str]) -> int:
    """Install everything a developer works with into ``.venv``."""
    env = places.environment(environ)
    steps = Steps(places, StopRequest())
    steps.stop.listen()
    places.make()
    try:
        require(installer_packages(places), env, steps.run)
        sync_packages(places, env, steps.run, development=True)
        compile_messages(places, env, steps.run)
    except (StepFailed, StopRequested, MissingPackages) as error:
        say(f"Not installed: {error}")
        return 1
    return 0


def run(places: Places, command: list[str], environ: Mapping[str, str]) -> int:
    """Become ``command``, with the portal's own programs first on the path."""
    env = places.environment(environ)
    env["PATH"] = f"{places.python.parent}:{env.get('PATH', os.defpath)}"
    sys.stdout.flush()
    os.chdir(places.root)
    os.execvpe(command[0], command, env)  # noqa: S606 -- a command of the Makefile, no shell


def clean(places: Places) -> int:
    """Remove what the targets made in this checkout, unless a demonstration uses it."""
    lock = Lock(places.run / "elasticsearch.lock")
    if places.run.is_dir() and not lock.take():
        say("A demonstration is running in this checkout; stop it first.")
        return os.EX_TEMPFAIL
    caches = [".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis"]
    folders = [run_folder(places), places.root / ".venv", places.tools, places.var]
    for folder in [*folders, *(places.root / name for name in caches)]:
        shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    return 0
