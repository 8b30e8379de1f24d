"""Every environment variable is documented, and nothing else is."""

import ast
import os
import re
from pathlib import Path

import environ
import pytest
from django.conf import settings

DOCUMENTED = re.compile(r"^#?\s?([A-Z][A-Z0-9_]+)=", re.MULTILINE)
EXAMPLE = Path(settings.BASE_DIR, ".env.example")
# By Django to find the settings, by the Makefile's targets, by compose.yaml for its PostgreSQL.
READ_BEFORE_OR_BESIDE = {"DJANGO_SETTINGS_MODULE", "PORT", "PORTAL_CACHE", "POSTGRES_PASSWORD"}


def read_by_the_settings() -> set[str]:
    """Return the variables that settings modules ask ``env`` for."""
    found = set()
    for path in Path(settings.BASE_DIR, "portal", "settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).startswith("env.")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add(str(node.args[0].value))
    return found | {"DATABASE_URL", "EMAIL_URL"}


def test_the_example_names_every_variable_and_no_other() -> None:
    documented = DOCUMENTED.findall(EXAMPLE.read_text(encoding="utf-8"))
    assert len(documented) == len(set(documented))
    assert set(documented) == read_by_the_settings() | READ_BEFORE_OR_BESIDE


def test_the_example_as_it_stands_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in read_by_the_settings():
        monkeypatch.delenv(name, raising=False)
    environ.Env.read_env(str(EXAMPLE))
    assert not read_by_the_settings() & os.environ.keys()
