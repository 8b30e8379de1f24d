"""Where the distribution and a node's files are kept, and who may enter there.

Elasticsearch refuses to run as root. Started by root it runs as `NOBODY`, who must be able to
pass through every folder down to the program, its settings and its data.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "technical-cooperation-portal"
SYSTEM_CACHE = Path("/var/cache") / NAME
NOBODY = 65534
PASS = 0o1
OPEN_FOLDER = 0o755


@dataclass(frozen=True)
class Places:
    """The folders of one person's local nodes.

    Attributes:
        downloads: what Maven fetches, and the lock that keeps two fetches apart.
        programs: the unpacked distribution and, below ``run``, the usual node.
        note: why `programs` is elsewhere than `downloads`; empty when it is not.
    """

    downloads: Path
    programs: Path
    note: str = ""

    @property
    def run(self) -> Path:
        """Settings, data and logs of the node that ``start`` starts unless told otherwise."""
        return self.programs / "run"


def node_user() -> int | None:
    """Return the user id that nodes run under when it is not our own: only for root."""
    return NOBODY if os.geteuid() == 0 else None


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return ``$PORTAL_CACHE``, or what stands for it when it is not set."""
    if named := environ.get("PORTAL_CACHE"):
        return Path(named).expanduser().absolute()
    if os.geteuid() == 0:
        return SYSTEM_CACHE
    return Path(environ.get("HOME") or Path.home()).absolute() / ".cache" / NAME


def find_places(environ: Mapping[str, str]) -> Places:
    """Return the folders to use, creating and changing none of them.

    When the cache lies where the node's user cannot go, such as below root's home, downloads
    stay there and the unpacked node goes to `SYSTEM_CACHE`.
    """
    downloads = cache_folder(environ) / "elasticsearch"
    user = node_user()
    barrier = None if user is None else first_barrier(downloads, user)
    if barrier is None or barrier in openable(environ):
        return Places(downloads, downloads)
    programs = SYSTEM_CACHE / "elasticsearch"
    note = (
        f"The node runs as user {user}, who cannot enter {barrier}: "
        f"it is kept in {programs} instead of {downloads}."
    )
    return Places(downloads, programs, note)


def first_barrier(path: Path, user: int) -> Path | None:
    """Return the outermost existing folder on the way to ``path`` that ``user`` cannot pass.

    Symbolic links are followed. Only the classic permission bits are read, and ``user`` is taken
    to be in the group of the same number, as nodes are run.
    """
    whole = path.resolve()
    for folder in [*reversed(whole.parents), whole]:
        try:
            status = folder.stat()
        except FileNotFoundError:
            return None
        if status.st_uid == user:
            shift = 6
        elif status.st_gid == user:
            shift = 3
        else:
            shift = 0
        if not (status.st_mode >> shift) & PASS:
            return folder
    return None


def make_folder(path: Path) -> None:
    """Create ``path`` and its missing parents so that the node's user may pass through them.

    Folders that exist are left as they are.
    """
    missing = [folder for folder in [path, *path.parents] if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        # mkdir's mode is cut by a strict umask, chmod is not.
        folder.chmod(OPEN_FOLDER)


def openable(environ: Mapping[str, str]) -> list[Path]:
    """Return those folders of the cache that are the portal's own: root may open them."""
    cache = cache_folder(environ).resolve()
    folders = [cache, cache / "elasticsearch"]
    return [folder for folder in folders if folder.exists() and _is_ours(folder)]


def _is_ours(folder: Path) -> bool:
    return folder.stat().st_uid == os.geteuid()


def prepare(places: Places, environ: Mapping[str, str]) -> None:
    """Create the folders; let the node's user pass through (not read) a cache root made private."""
    for folder in (places.downloads, places.programs):
        make_folder(folder)
    if node_user() is None or places.note:
        return
    for folder in openable(environ):
        mode = folder.stat().st_mode
        if not mode & PASS:
            folder.chmod((mode & 0o7777) | PASS)
            sys.stderr.write(f"Opened {folder} for passing through: the node runs as {NOBODY}.\n")


def temporary_folder(places: Places) -> Path:
    """Create a new empty folder for a throw-away node, where its user can go."""
    usual = Path(tempfile.gettempdir())
    user = node_user()
    if user is not None and first_barrier(usual, user) is not None:
        usual = places.programs / "throw-away"
        make_folder(usual)
    folder = Path(tempfile.mkdtemp(prefix="portal-elasticsearch-", dir=usual))
    folder.chmod(OPEN_FOLDER)
    return folder


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: who reads it meanwhile finds what was there before."""
    growing = path.with_name(f"{path.name}.new")
    growing.write_text(text, encoding="ascii")
    growing.replace(path)
