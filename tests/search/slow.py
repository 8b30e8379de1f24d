"""A road to the real node that can be made slow: a TCP proxy of the tests' own."""

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

CHUNK: Final = 65536


class SlowRoad(socketserver.ThreadingTCPServer):
    """Passes requests on after ``delay`` seconds, and answers at once.

    Attributes:
        delay: seconds; may be changed while it runs.
        most_waiting: the most requests that waited at the same time.
    """

    daemon_threads = True

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.target = (str(parts.hostname), parts.port or 9200)
        self.delay = 0.0
        self.waiting = 0
        self.most_waiting = 0
        self.counting = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Passage)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def wait(self) -> None:
        with self.counting:
            self.waiting += 1
            self.most_waiting = max(self.waiting, self.most_waiting)
        time.sleep(self.delay)
        with self.counting:
            self.waiting -= 1


class _Passage(socketserver.BaseRequestHandler):
    server: SlowRoad

    def handle(self) -> None:
        with socket.create_connection(self.server.target) as far:
            back = threading.Thread(target=_pass, args=(far, self.request), daemon=True)
            back.start()
            try:
                while data := self.request.recv(CHUNK):
                    if data.startswith((b"GET ", b"POST ", b"HEAD ")):
                        self.server.wait()
                    far.sendall(data)
            except OSError:
                pass
            finally:
                _close(far)
            back.join(timeout=5)


def _pass(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(CHUNK):
            target.sendall(data)
    except OSError:
        pass
    finally:
        _close(target)


def _close(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


@contextmanager
def slow_road(target: str) -> Iterator[SlowRoad]:
    """Open a road to a node, as fast as the node itself at first."""
    with SlowRoad(target) as road:
        serving = threading.Thread(target=road.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield road
        finally:
            road.shutdown()
            serving.join()
