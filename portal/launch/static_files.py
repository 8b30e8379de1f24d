"""Knowing whether the static files have to be collected again."""

import hashlib
from pathlib import Path

PACKAGES = ("activities", "panels", "portal", "search")


def fingerprint(root: Path) -> str:
    """Return a mark of everything that the collected static files are made from.

    Collecting hashes and compresses some thousand files, most of them Wagtail's, which only
    change with the lock file; ours are compared by size and time of change.
    """
    mark = hashlib.sha256()
    for file in (root / "uv.lock", root / "portal" / "settings" / "base.py"):
        mark.update(file.read_bytes())
    folders = [folder for name in PACKAGES for folder in (root / name).rglob("static")]
    for file in sorted(file for folder in folders for file in folder.rglob("*")):
        if file.is_file():
            status = file.stat()
            mark.update(
                f"{file.relative_to(root)} {status.st_size} {status.st_mtime_ns}\n".encode()
            )
    return mark.hexdigest()


class StaticFiles:
    """The collected static files of a checkout and the mark they were made under.

    Args:
        root: the checkout.
        note: the file that holds the mark.
    """

    def __init__(self, root: Path, note: Path) -> None:
        self.note = note
        self.mark = fingerprint(root)

    @property
    def current(self) -> bool:
        """Whether what was collected last is still right."""
        try:
            return self.note.read_text(encoding="ascii") == self.mark
        except OSError:
            return False

    def collected(self) -> None:
        """Note that they have been collected."""
        self.note.write_text(self.mark, encoding="ascii")
