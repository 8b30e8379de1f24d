"""uv for a Python without pip."""

import hashlib
import io
import platform
import subprocess
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from portal.launch import wheel
from portal.launch.wheel import Wheel, WheelFailed, unpack

Serve = Callable[[bytes], str]


def packed(*, program: str = "#!/bin/sh\necho here\n") -> bytes:
    """Return a wheel as PyPI has it: a package, a program, and what describes them."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("uv/__init__.py", "")
        archive.writestr("uv-1.data/scripts/uv", program)
        archive.writestr("uv-1.dist-info/METADATA", "Name: uv")
    return content.getvalue()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve one file on the loopback interface and return its address."""
    servers: list[HTTPServer] = []

    def start(content: bytes) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path == "/uv.whl" else 404)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_arguments: object) -> None:
                """Stay quiet."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_its_program_can_be_run(serve: Serve, tmp_path: Path) -> None:
    content = packed()
    file = Wheel(f"{serve(content)}/uv.whl", hashlib.sha256(content).hexdigest())
    unpack(file, tmp_path / "uv")
    program = tmp_path / "uv" / "bin" / "uv"
    assert subprocess.run([program], capture_output=True, check=True).stdout == b"here\n"  # noqa: S603 -- written above
    assert [path.name for path in (tmp_path / "uv").rglob("*")] == ["bin", "uv"]


def test_another_file_than_the_pinned_is_refused(serve: Serve, tmp_path: Path) -> None:
    pinned = hashlib.sha256(packed()).hexdigest()
    file = Wheel(f"{serve(packed(program='evil'))}/uv.whl", pinned)
    with pytest.raises(WheelFailed, match="not the file that is pinned"):
        unpack(file, tmp_path / "uv")
    assert not (tmp_path / "uv").exists()


def test_what_cannot_be_fetched_is_named(serve: Serve, tmp_path: Path) -> None:
    with pytest.raises(WheelFailed, match=r"gone\.whl could not be fetched: .*404"):
        unpack(Wheel(f"{serve(b'')}/gone.whl", ""), tmp_path)


def test_only_where_the_wheel_can_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(machine: str, libc: str) -> Wheel | None:
        monkeypatch.setattr(platform, "machine", lambda: machine)
        monkeypatch.setattr(platform, "libc_ver", lambda: (libc, ""))
        return wheel.wheel_of_this_machine()

    assert found("x86_64", "glibc") == wheel.WHEELS["x86_64"]
    assert found("aarch64", "glibc") == wheel.WHEELS["aarch64"]
    assert found("riscv64", "glibc") is None
    assert found("x86_64", "") is None


def test_each_wheel_is_of_the_version_that_pip_would_install() -> None:
    for machine, file in wheel.WHEELS.items():
        name = file.url.rpartition("/")[2]
        assert name.startswith(f"uv-{wheel.UV_VERSION}-")
        assert machine in name
        assert len(file.sha256) == 64
