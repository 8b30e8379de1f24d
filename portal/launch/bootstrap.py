"""uv from PyPI into the checkout, and the portal's packages with it."""

import importlib.util
import shutil
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.launch.places import Places
from portal.launch.system_packages import INSTALLER, Package, has_installer
from portal.launch.wheel import UV_VERSION, wheel_of_this_machine

# Runs a command to its end under a title and raises when it fails.
Run = Callable[..., None]


def uv_program(places: Places) -> Path:
    """Return where this checkout's uv is, or will be."""
    return places.tools / f"uv-{UV_VERSION}" / "bin" / "uv"


def pip_program() -> list[str]:
    """Return the interpreter's arguments that run pip.

    A Python without pip may have ``ensurepip``, which carries pip as a wheel, in its own folder
    or in the one its builder chose (Debian). A wheel of pip runs as it is, which takes a second
    where a virtual environment around it takes ten.
    """
    spec = importlib.util.find_spec("ensurepip")
    if importlib.util.find_spec("pip") is None and spec is not None and spec.origin:
        folders = [Path(spec.origin).parent / "_bundled"]
        if chosen := sysconfig.get_config_var("WHEEL_PKG_DIR"):
            folders.append(Path(chosen))
        for folder in folders:
            for wheel in sorted(folder.glob("pip-*.whl")):
                return [str(wheel / "pip")]
    return ["-m", "pip"]


def installer_packages(places: Places) -> tuple[Package, ...]:
    """Return what the operating system must provide before `fetch_uv`."""
    ready = uv_program(places).exists() or wheel_of_this_machine() is not None
    return () if ready else (INSTALLER,)


def fetch_uv(places: Places, env: Mapping[str, str], run: Run) -> Path:
    """Return uv, fetched from PyPI by pip if this Python has it in any form, else by ourselves.

    ``pip install --target`` touches nothing of the system, so it also works where Debian marks
    its Python as externally managed (PEP 668).
    """
    uv = uv_program(places)
    if uv.exists():
        return uv
    folder = uv.parent.parent
    part = places.tools / "uv.part"
    shutil.rmtree(part, ignore_errors=True)
    arguments = ["-m", "portal.launch.wheel", str(part)]
    if has_installer():
        options = ["--quiet", "--no-deps", "--no-compile", "--target", str(part)]
        arguments = [*pip_program(), "install", *options, f"uv=={UV_VERSION}"]
    run(
        f"Fetching uv {UV_VERSION}",
        [sys.executable, *arguments],
        env={**env, "PIP_ROOT_USER_ACTION": "ignore", "PIP_USER": "0"},
    )
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
