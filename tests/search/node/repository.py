"""A small Maven repository on the loopback interface that breaks in the ways networks do."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BLOCK = 64 * 1024


@dataclass
class Repository:
    """What it serves, how it misbehaves, and what it was asked.

    Attributes:
        files: content by path, such as ``/org/example/sample/1/sample-1.zip``.
        cut_after: for each coming request of an archive, after how many bytes to break off.
        damaged: how many coming requests of an archive get wrong bytes.
        bytes_per_second: how fast archives are sent; 0: at once.
        ranges: for each request of an archive, the first byte asked for.
        sent: bytes of archives that were sent.
        url: its address.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    cut_after: list[int] = field(default_factory=list)
    damaged: int = 0
    bytes_per_second: int = 0
    ranges: list[int] = field(default_factory=list)
    sent: int = 0
    url: str = ""

    def part(self, content: bytes, first: int) -> bytes:
        """Note a request for an archive from byte ``first`` on; return what is sent of it."""
        self.ranges.append(first)
        if self.damaged:
            self.damaged -= 1
            content = bytes(len(content))
        last = first + self.cut_after.pop(0) if self.cut_after else len(content)
        return content[first:last]


class Server(ThreadingHTTPServer):
    """Serves one repository."""

    daemon_threads = True

    def __init__(self, repository: Repository) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.repository = repository
        repository.url = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        repository = self.server.repository
        content = repository.files.get(self.path)
        if content is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        total = len(content)
        first = int(re.sub(r"\D", "", self.headers.get("Range", "0").partition("-")[0]))
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{total - 1}/{total}")
        self.send_header("Content-Length", str(total - first))
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.end_headers()
        if not self.path.endswith(".zip"):
            self.wfile.write(content)
            return
        part = repository.part(content, first)
        # Fewer bytes than announced, and the connection is closed: a broken download.
        self.close_connection = first + len(part) < total
        try:
            self._send_slowly(part)
        except OSError:
            # The client was killed, as some of the tests do.
            self.close_connection = True

    def _send_slowly(self, content: bytes) -> None:
        repository = self.server.repository
        for start in range(0, len(content), BLOCK):
            block = content[start : start + BLOCK]
            self.wfile.write(block)
            repository.sent += len(block)
            if repository.bytes_per_second:
                time.sleep(len(block) / repository.bytes_per_second)

    def log_message(self, *_arguments: object) -> None:
        """Keep the tests' output to the tests."""


@contextmanager
def serve(repository: Repository) -> Iterator[Repository]:
    """Serve ``repository`` as long as the block runs."""
    with Server(repository) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield repository
        finally:
            server.shutdown()
            thread.join()


def settings_for(repository: Repository, home: Path) -> None:
    """Write a person's Maven settings below ``home`` that name ``repository`` as the mirror.

    The mirror has the identifier of the repository it stands for, so that plug-ins that are
    already there need not be fetched through it again.
    """
    folder = home / ".m2"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.xml").write_text(
        "<settings><mirrors><mirror><id>central</id><mirrorOf>*</mirrorOf>"
        f"<url>{repository.url}</url></mirror></mirrors></settings>",
        encoding="ascii",
    )
