"""What a local node is told: its settings file, its JVM's options, its environment."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from search.node.errors import SetUpError
from search.node.java import Java
from search.node.ports import HOST

CLUSTER = "portal-local"
DEFAULT_HEAP = "512m"
HEAP = re.compile(r"[1-9]\d*[mMgG]")
COPIED = ("log4j2.properties", "jvm.options")
FOLDERS = ("config", "data", "logs", "tmp")
# Else every JVM makes a folder in the machine's /tmp, and leaves a file there when it is killed.
NO_COUNTERS = "-XX:-UsePerfData"
# What a person may have set for other Java programs.
FOREIGN_VARIABLES = (
    "JAVA_HOME",
    "JAVA_TOOL_OPTIONS",
    "_JAVA_OPTIONS",
    "JAVA_OPTS",
    "JDK_JAVA_OPTIONS",
)


@dataclass(frozen=True)
class Engine:
    """A distribution and how its JVM is run.

    Attributes:
        home: the unpacked distribution.
        java: the Java it runs on.
        heap: size of the heap in Java's way of writing, such as ``512m``.
        steady: let the JVM optimise fully. Without, a node that lives for minutes starts some
            seconds sooner and takes about 200 MB less.
    """

    home: Path
    java: Java
    heap: str = DEFAULT_HEAP
    steady: bool = True

    def __post_init__(self) -> None:
        if not HEAP.fullmatch(self.heap):
            raise SetUpError(f"A heap is written such as 512m or 2g, not {self.heap!r}.")


@dataclass(frozen=True)
class Address:
    """Where a node listens on the loopback interface.

    Attributes:
        name: of the node within its cluster.
        http: port for clients.
        transport: port for the other nodes.
    """

    name: str
    http: int
    transport: int

    @property
    def url(self) -> str:
        """Where clients ask."""
        return f"http://{HOST}:{self.http}"


def settings(
    address: Address, others: list[Address], folder: Path, *, forming: bool
) -> dict[str, object]:
    """Return the node's settings.

    Args:
        address: the node's own.
        others: all other nodes of the cluster; none for a single node.
        folder: where its data and logs are.
        forming: whether the cluster forms for the first time. The masters it begins with must be
            named then and never again: later, a node that lost its data would found a second
            cluster of the same name.
    """
    own: dict[str, object] = {
        "cluster.name": CLUSTER,
        "node.name": address.name,
        "network.host": HOST,
        "http.port": address.http,
        "transport.port": address.transport,
        "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"),
        # Passwords and certificates would protect nothing here: only this machine can reach it.
        "xpack.security.enabled": False,
        # A developer's disk is often nearly full, which is no reason to refuse writing.
        "cluster.routing.allocation.disk.threshold_enabled": False,
        # Memory maps need a kernel setting (vm.max_map_count) that only an administrator changes.
        "node.store.allow_mmap": False,
    }
    # Data about addresses (geoip) is downloaded by a module that this distribution lacks.
    if not others:
        return own | {"discovery.type": "single-node"}
    own["discovery.seed_hosts"] = [f"{HOST}:{other.transport}" for other in others]
    if forming:
        own["cluster.initial_master_nodes"] = sorted([address.name, *(o.name for o in others)])
    return own


def jvm_options(engine: Engine) -> list[str]:
    """Return the options added to those of the distribution."""
    options = [
        f"-Xms{engine.heap}",
        f"-Xmx{engine.heap}",
        # Take memory when it is needed, not at once.
        "-XX:-AlwaysPreTouch",
        NO_COUNTERS,
        # The distribution keeps up to 2 GB of collector logs.
        "-Xlog:disable",
        "-Xlog:all=warning:stderr:utctime,level,tags",
    ]
    return options if engine.steady else [*options, "-XX:TieredStopAtLevel=1"]


def environment(engine: Engine, folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return what the launcher runs with; a person's ``ES_JAVA_OPTS`` still count, and last."""
    kept = {name: value for name, value in environ.items() if name not in FOREIGN_VARIABLES}
    return kept | {
        # What bin/elasticsearch, which this distribution lacks, would set.
        "CLI_NAME": "server",
        "CLI_LIBS": "lib/tools/server-cli",
        # Read by each Java on the way, also the launcher's and the one that is only asked for its
        # version: none of them leaves anything in the machine's /tmp.
        "JDK_JAVA_OPTIONS": f'{NO_COUNTERS} "-Djava.io.tmpdir={folder / "tmp"}"',
        "ES_JAVA_HOME": str(engine.java.home),
        "ES_PATH_CONF": str(folder / "config"),
        "ES_TMPDIR": str(folder / "tmp"),
        "HOME": str(folder),
        "HOSTNAME": HOST,
    }


def write(engine: Engine, folder: Path, values: Mapping[str, object], user: int | None) -> None:
    """Write the node's files below ``folder`` and give them to ``user`` (None: our own)."""
    shutil.rmtree(folder / "tmp", ignore_errors=True)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    config = folder / "config"
    for name in COPIED:
        shutil.copyfile(engine.home / "config" / name, config / name)
    (config / "jvm.options.d").mkdir(exist_ok=True)
    options = "".join(f"{line}\n" for line in jvm_options(engine))
    (config / "jvm.options.d" / "portal.options").write_text(options, encoding="ascii")
    # A JSON value is a YAML value.
    text = "".join(f"{name}: {json.dumps(value)}\n" for name, value in values.items())
    (config / "elasticsearch.yml").write_text(text, encoding="utf-8")
    if user is not None:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, user, user, follow_symlinks=False)
