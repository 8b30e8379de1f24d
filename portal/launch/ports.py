"""Finding a free port, and keeping it."""

import json
import socket
from pathlib import Path

HOST = "127.0.0.1"
TRIES = 200
HIGHEST = 65535


class NoPort(Exception):  # noqa: N818 -- reads as what is the matter
    """No usable port: the message says which were asked for."""


def is_free(port: int) -> bool:
    """Tell whether a server could listen on ``port`` of the loopback interface now.

    Connections that linger after a server's end do not count, so that a restart gets its
    port back at once.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def parse(text: str) -> int:
    """Return the port that a person wrote.

    Raises:
        NoPort: it is no number from 1 to 65535.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST:
        raise NoPort(f"PORT must be a number from 1 to {HIGHEST}, not {text!r}.")
    return int(text)


def first_free(wanted: int) -> int:
    """Return ``wanted`` or the next free port above it.

    Raises:
        NoPort: none of the next 200 is free.
    """
    for port in range(wanted, min(wanted + TRIES, HIGHEST + 1)):
        if is_free(port):
            return port
    raise NoPort(f"No free port from {wanted} on.")


def reserve(port: int) -> socket.socket:
    """Hold ``port`` for servers of ours as long as the returned socket is open.

    The socket never listens. The server binds beside it (``SO_REUSEPORT``, same user), while a
    program that looks for a free port finds this one taken, even while the server restarts.
    """
    holder = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        holder.bind((HOST, port))
    except OSError as error:
        holder.close()
        raise NoPort(f"Port {port} was taken a moment ago.") from error
    # Needed to bind beside lingering connections; kept, it would let a stranger bind beside us.
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    return holder


def remembered(file: Path, wanted: int) -> int:
    """Return the port noted in ``file`` while it is free, else the next from ``wanted``; note it.

    An Elasticsearch node keeps its port from one start to the next, which keeps the settings of
    everything that talks to it.
    """
    try:
        port = int(json.loads(file.read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        port = wanted
    if not 1 <= port <= HIGHEST or not is_free(port):
        port = first_free(wanted)
    file.write_text(json.dumps(port), encoding="ascii")
    return port
