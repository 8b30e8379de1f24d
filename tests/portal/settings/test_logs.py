"""Logs: one JSON object a line, without personal data."""

import json
from pathlib import Path
from typing import Any

from tests.portal.settings.environments import PRODUCTION, run

SECURE = 'headers={"host": "portal.example.org", "x-forwarded-proto": "https"}'
SETUP = "import django; django.setup()"


def lines(program: str, folder: Path) -> list[dict[str, Any]]:
    done = run(
        *("-W", "ignore::UserWarning", "-c", f"{SETUP}\n{program}"),
        environment=PRODUCTION,
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_every_line_is_an_object_whatever_is_logged(tmp_path: Path) -> None:
    program = """
import logging
from uuid import UUID
logger = logging.getLogger("some.room")
odd = {"key": UUID(int=1), "odd": object, "text": "حقوق"}
logger.info("first %s", "\\n{\\"second\\"", extra=odd)
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
logger.debug("too much")
"""
    first, second = lines(program, tmp_path)
    assert first["event"] == 'first \n{"second"'
    assert (first["level"], first["logger"], first["text"]) == ("info", "some.room", "حقوق")
    assert first["timestamp"].endswith("Z")
    assert "ZeroDivisionError" in second["exception"]


def test_what_a_reader_asked_for_is_not_logged(tmp_path: Path) -> None:
    program = f"""
from django.test import Client
client = Client({SECURE}, REMOTE_ADDR="192.0.2.77")
address = "/healthz?q=private-question&email=someone@example.org"
client.post(address, data={{"password": "private-answer"}})
"""
    found = lines(program, tmp_path)
    said = json.dumps(found)
    for private in ("private", "someone", "192.0.2.77"):
        assert private not in said
    [entry] = [entry for entry in found if entry["logger"] == "django.request"]
    assert (entry["status_code"], entry["method"]) == (405, "POST")
    assert entry["event"] == "Method Not Allowed (POST): /healthz"
