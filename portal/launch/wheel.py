"""uv's wheel from PyPI, for a Python that has neither pip nor ``ensurepip``.

Debian's plain ``python3`` is such a one. Where there is pip, pip fetches uv, since it knows the
person's index, mirror and certificates; this way knows the proxies of the environment only.
"""

import hashlib
import http.client
import io
import platform
import shutil
import sys
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path

UV_VERSION = "0.13.9"
PYPI = "https://files.pythonhosted.org/packages"
NAME = f"uv-{UV_VERSION}-py3-none"
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


# By machine, as `platform.machine` names it; each runs on any Linux with glibc 2.17 or newer.
WHEELS = {
    "x86_64": Wheel(
        f"{PYPI}/3d/aa/26d64642d808de4a652579ef950d7cd2d37f080a8babf9c67c6b75fc4c3f/"
        f"{NAME}-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    "aarch64": Wheel(
        f"{PYPI}/57/15/94b6cd62ac3ff6550288328e8035288875197cbc183f51554b266a69877b/"
        f"{NAME}-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    ),
}


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
