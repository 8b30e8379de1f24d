"""What a run folder remembers about its cluster from one start to the next."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from search.node.configuration import Address
from search.node.errors import SetUpError
from search.node.places import write_whole

FILE = "cluster.json"
LOCK = "lock"


@dataclass(frozen=True)
class Manifest:
    """The cluster kept in a folder.

    Attributes:
        addresses: its nodes and their ports.
        formed: whether the nodes have once found each other and elected a master.
    """

    addresses: tuple[Address, ...]
    formed: bool = False

    @classmethod
    def load(cls, run_dir: Path) -> "Manifest | None":
        """Return what ``run_dir`` remembers, or None if no cluster was started there yet.

        Raises:
            SetUpError: the folder holds other things, or its manifest is damaged.
        """
        file = run_dir / FILE
        try:
            text = file.read_text(encoding="ascii")
        except (FileNotFoundError, NotADirectoryError):
            return None
        try:
            values = json.loads(text)
            addresses = tuple(Address(**address) for address in values["nodes"])
            return cls(addresses, bool(values["formed"]))
        except (ValueError, KeyError, TypeError) as error:
            raise SetUpError(f"{file} is damaged; delete {run_dir} or name another.") from error

    def save(self, run_dir: Path) -> None:
        """Write the manifest, whole or not at all."""
        values = {"nodes": [asdict(address) for address in self.addresses], "formed": self.formed}
        write_whole(run_dir / FILE, json.dumps(values, indent=1))

    def now_formed(self) -> "Manifest":
        """Return the manifest of the same cluster after its first election."""
        return replace(self, formed=True)


def check_ours(run_dir: Path) -> None:
    """Refuse a folder that holds other things than a cluster.

    Raises:
        SetUpError: ``run_dir`` is no folder, or is neither empty nor a cluster's.
    """
    if run_dir.exists() and not run_dir.is_dir():
        raise SetUpError(f"{run_dir} is not a folder.")
    if not run_dir.exists() or (run_dir / FILE).exists():
        return
    if any(entry.name != LOCK for entry in run_dir.iterdir()):
        raise SetUpError(f"{run_dir} holds other files; name an empty or a new folder.")
