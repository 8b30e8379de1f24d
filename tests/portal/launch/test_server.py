"""The web server of the demonstration, run as itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from portal.launch.loopback import get
from portal.launch.ports import HOST, first_free
from portal.launch.server import server_command
from tests.portal.launch.conftest import wait_for


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Address of a server whose uploads are a picture and a document."""
    port = first_free(28000)
    granian = str(Path(sys.executable).parent / "granian")
    command = server_command(granian, HOST, port, tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "secret.pdf").write_text("secret")
    (tmp_path / "images" / "panel.webp").write_text("picture")
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DJANGO_DEBUG": "0",
        "PORTAL_VAR_DIR": str(tmp_path),
        "DATABASE_URL": "sqlite:///:memory:",
    }
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 -- our own server
            command, cwd=settings.BASE_DIR, env=environ, stdout=log, stderr=log
        )
    url = f"http://{HOST}:{port}"
    try:
        assert wait_for(lambda: get(f"{url}/healthz", timeout=3)[0] == 200, 60)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def test_pictures_are_served_and_documents_are_not(site: str) -> None:
    assert get(f"{site}/media/images/panel.webp") == (200, b"picture")
    assert get(f"{site}/media/images/other.webp")[0] == 404
    for path in ("media/documents/secret.pdf", "media/images/../documents/secret.pdf"):
        assert b"secret" not in get(f"{site}/{path}")[1]
    assert get(f"{site}/readyz")[0] == 200


def test_it_stops_even_while_it_starts(tmp_path: Path) -> None:
    granian = str(Path(sys.executable).parent / "granian")
    command = server_command(granian, HOST, first_free(28100), tmp_path)
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 -- our own server
            command, cwd=settings.BASE_DIR, env=environ, stdout=out, stderr=out
        )
    assert wait_for(lambda: "Spawning worker-2" in log.read_text(), 30)
    process.terminate()
    process.wait(30)
    assert "shutdown completed" in log.read_text()
