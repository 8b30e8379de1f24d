"""uv from PyPI into the checkout, and the portal's packages with it."""

import importlib.util
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.launch.places import Places

UV_VERSION = "0.13.9"

# Runs a command to its end under a title and raises when it fails.
Run = Callable[..., None]


def uv_program(places: Places) -> Path:
    """Return where this checkout's uv is, or will be."""
    return places.tools / f"uv-{UV_VERSION}" / "bin" / "uv"


def fetch_uv(places: Places, env: Mapping[str, str], run: Run) -> Path:
    """Return uv, fetched from PyPI by whichever installer this Python has.

    ``pip install --target`` touches nothing of the system, so it also works where Debian marks
    its Python as externally managed (PEP 668). A Python without pip but with ``ensurepip``
    makes a throw-away virtual environment to borrow pip from.
    """
    uv = uv_program(places)
    if uv.exists():
        return uv
    folder = uv.parent.parent
    part = places.tools / "uv.part"
    borrowed = places.tools / "pip.part"
    for leftover in (part, borrowed):
        shutil.rmtree(leftover, ignore_errors=True)
    python = sys.executable
    if importlib.util.find_spec("pip") is None:
        run("Preparing an installer", [python, "-m", "venv", str(borrowed)], env=env)
        python = str(borrowed / "bin" / "python")
    arguments = ["--quiet", "--no-deps", "--no-compile", "--target", str(part)]
    run(
        f"Fetching uv {UV_VERSION}",
        [python, "-m", "pip", "install", *arguments, f"uv=={UV_VERSION}"],
        env={**env, "PIP_ROOT_USER_ACTION": "ignore"},
    )
    shutil.rmtree(borrowed, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return uv


def sync_packages(places: Places, env: Mapping[str, str], run: Run, *, development: bool) -> None:
    """Install what ``uv.lock`` names into ``.venv``, exactly in those versions.

    Args:
        places: the checkout.
        env: environment of the installers.
        run: runs one command.
        development: with the tools and libraries of the tests. Without them those that are
            already there stay, so that a demo does not undo what the tests installed.
    """
    uv = fetch_uv(places, env, run)
    which = [] if development else ["--no-dev", "--inexact"]
    run("Installing Python packages", [str(uv), "sync", "--frozen", *which], env=env)


def compile_messages(places: Places, env: Mapping[str, str], run: Run) -> None:
    """Compile the translations, unless every compiled file is newer than its source."""
    sources = sorted((places.root / "locale").glob("*/LC_MESSAGES/*.po"))

    def stale(source: Path) -> bool:
        compiled = source.with_suffix(".mo")
        return not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime

    if any(stale(source) for source in sources):
        command = [places.program("pybabel"), "compile", "--domain", "django"]
        run("Compiling translations", [*command, "--directory", "locale"], env=env)
