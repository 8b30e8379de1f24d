"""uv's wheel from PyPI, for a Python that has neither pip nor ``ensurepip``.

Debian's plain ``python3`` is such a one. Where there is pip, pip fetches uv, since it knows the
person's index, mirror and certificates; this way knows the proxies of the environment only.
Which uv, from where and with which hash is in ``uv.lock``, as for every other package.
"""

import hashlib
import http.client
import io
import platform
import shutil
import sys
import tomllib
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[2] / "uv.lock"
# Machines as `platform.machine` names them; these wheels run on any Linux with glibc 2.17 or newer.
MACHINES = ("x86_64", "aarch64")
PLATFORM = "manylinux_2_17_"
TIMEOUT = 60.0


@dataclass(frozen=True)
class Wheel:
    """One exact file on PyPI.

    Attributes:
        url: where it is.
        sha256: of the whole file, in hexadecimal.
    """

    url: str
    sha256: str


def _locked() -> dict[str, Any]:
    """Return what the lock says of uv, without reading what it says of all the others."""
    packages = LOCK.read_text(encoding="utf-8").split("[[package]]\n")
    found: dict[str, Any] = tomllib.loads(
        next(package for package in packages if package.startswith('name = "uv"\n'))
    )
    return found


def _wheels(locked: dict[str, Any]) -> dict[str, Wheel]:
    return {
        machine: Wheel(file["url"], file["hash"].removeprefix("sha256:"))
        for machine in MACHINES
        for file in locked["wheels"]
        if f"-{PLATFORM}{machine}." in file["url"]
    }


_LOCKED = _locked()
UV_VERSION: str = _LOCKED["version"]
WHEELS = _wheels(_LOCKED)


class WheelFailed(Exception):  # noqa: N818 -- reads as what happened
    """The wheel did not come, or is another one; the message says which."""


def wheel_of_this_machine() -> Wheel | None:
    """Return the wheel that runs here, or None where pip has to find one."""
    return WHEELS.get(platform.machine()) if platform.libc_ver()[0] == "glibc" else None


def unpack(wheel: Wheel, folder: Path) -> None:
    """Fetch a wheel and put its programs into ``folder/bin``, as ``pip install --target`` does.

    Raises:
        WheelFailed: it could not be fetched, or is not the one that is pinned.
    """
    try:
        with urllib.request.urlopen(wheel.url, timeout=TIMEOUT) as answer:  # noqa: S310 -- pinned
            content = answer.read()
    except (OSError, http.client.HTTPException) as error:
        raise WheelFailed(f"{wheel.url} could not be fetched: {error}") from error
    if hashlib.sha256(content).hexdigest() != wheel.sha256:
        raise WheelFailed(f"{wheel.url} is not the file that is pinned: its SHA-256 differs.")
    (folder / "bin").mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            parent, _, name = member.rpartition("/")
            if parent.endswith(".data/scripts") and name:
                program = folder / "bin" / name
                with archive.open(member) as source, program.open("wb") as target:
                    shutil.copyfileobj(source, target)
                program.chmod(0o755)


def main(folder: str) -> int:
    """Fetch the wheel of this machine into ``folder``; return the exit code."""
    wheel = wheel_of_this_machine()
    if wheel is None:
        sys.stderr.write(f"No wheel of uv is known for {platform.machine()}.\n")
        return 1
    try:
        unpack(wheel, Path(folder))
    except WheelFailed as error:
        sys.stderr.write(f"{error}\nWith pip its settings are used: apt-get install python3-venv\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
