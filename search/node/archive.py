"""A fetched ZIP archive: is it the pinned one, and taking out the part that is needed."""

import hashlib
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

COMPLETE = ".complete"
FOLDER_MODE = 0o755
FILE_MODE = 0o644


@dataclass(frozen=True)
class Pin:
    """One exact archive in a Maven repository.

    Attributes:
        group: Maven group, such as ``org.apache.maven``.
        artifact: Maven artifact.
        version: its version.
        sha256: of the whole archive, in hexadecimal.
        size: of the whole archive, in bytes.
        folder: the folder inside the archive whose content is unpacked, without a closing slash.
        name: what the unpacked folder is called; names the program and its version.
        classifier: Maven classifier; empty for none.
        packaging: what kind of file it is to Maven.
    """

    group: str
    artifact: str
    version: str
    sha256: str
    size: int
    folder: str
    name: str
    classifier: str = ""
    packaging: str = "zip"

    @property
    def coordinates(self) -> str:
        """The archive as Maven names it."""
        parts = [self.group, self.artifact, self.version, self.packaging, self.classifier]
        return ":".join(part for part in parts if part)

    def path_in(self, repository: Path) -> Path:
        """Return where a local Maven repository keeps the archive."""
        folder = repository.joinpath(*self.group.split("."), self.artifact, self.version)
        ending = f"-{self.classifier}" if self.classifier else ""
        return folder / f"{self.artifact}-{self.version}{ending}.{self.packaging}"

    def matches(self, archive: Path) -> bool:
        """Tell whether ``archive`` is, byte for byte, the pinned one."""
        with archive.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256


def unpacked(pin: Pin, parent: Path) -> Path | None:
    """Return the folder that `unpack` made of this very archive, or None."""
    folder = parent / pin.name
    try:
        complete = (folder / COMPLETE).read_text(encoding="ascii").strip() == pin.sha256
    except OSError:
        return None
    return folder if complete else None


def unpack(pin: Pin, archive: Path, parent: Path) -> Path:
    """Take the pinned folder out of ``archive``; it appears in ``parent`` whole or not at all.

    An older folder of the same name is replaced. Call it under the lock of ``parent``.
    """
    target = parent / pin.name
    growing = parent / f"{pin.name}.unpacking"
    shutil.rmtree(growing, ignore_errors=True)
    growing.mkdir()
    prefix = f"{pin.folder}/"
    with zipfile.ZipFile(archive) as source:
        for member in source.infolist():
            if not member.filename.startswith(prefix):
                continue
            path = growing / member.filename.removeprefix(prefix)
            if member.is_dir():
                path.mkdir(parents=True, exist_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            with source.open(member) as reader, path.open("wb") as writer:
                shutil.copyfileobj(reader, writer)
    (growing / COMPLETE).write_text(pin.sha256 + "\n", encoding="ascii")
    # Another user has to read this, whatever the umask of the one who fetched it.
    for path in [growing, *growing.rglob("*")]:
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
    shutil.rmtree(target, ignore_errors=True)
    growing.rename(target)
    return target
