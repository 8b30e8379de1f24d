"""TCP ports of the loopback interface: which are free, and who has the others."""

import socket
from contextlib import ExitStack
from pathlib import Path

HOST = "127.0.0.1"
PROC = Path("/proc")
LISTENING = "0A"
LISTS = ("tcp", "tcp6")


def is_free(port: int) -> bool:
    """Tell whether a server could listen on ``port`` now; lingering connections do not count."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Return ``count`` different ports that were free a moment ago."""
    with ExitStack() as stack:
        ports = []
        for _ in range(count):
            probe = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            probe.bind((HOST, 0))
            ports.append(int(probe.getsockname()[1]))
        return ports


def holder(port: int) -> str:
    """Return who listens on ``port``, such as ``postgres (process 812)``, as far as it can be seen.

    Processes of other people can be seen by root only; elsewhere than on Linux nothing is known.
    """
    sockets = {f"socket:[{number}]" for number in _listening_sockets(port)}
    for process in PROC.iterdir() if sockets else ():
        if process.name.isdigit() and _has_open(process, sockets):
            name = (process / "comm").read_text(errors="replace").strip()
            return f"{name} (process {process.name})"
    return "another program"


def _listening_sockets(port: int) -> set[str]:
    """Return the inode numbers of the sockets that listen on ``port``."""
    found = set()
    for name in LISTS:
        try:
            lines = (PROC / "net" / name).read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for fields in map(str.split, lines):
            if fields[3] == LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                found.add(fields[9])
    return found


def _has_open(process: Path, sockets: set[str]) -> bool:
    try:
        return any(str(link.readlink()) in sockets for link in (process / "fd").iterdir())
    except OSError:
        # It ended meanwhile, or belongs to somebody else.
        return False
