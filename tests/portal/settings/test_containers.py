"""The files for Docker say what the rest of the project says."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from portal.launch.server import server_command
from portal.launch.wheel import UV_VERSION
from search.node.distribution import ELASTICSEARCH_VERSION
from tests.portal.settings.test_documentation import DOCUMENTED, EXAMPLE

ROOT = Path(settings.BASE_DIR)
OURS = ("migrate", "web", "worker")


@pytest.fixture
def services() -> dict[str, dict[str, Any]]:
    """The services of ``compose.yaml`` by name."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(ROOT.joinpath("compose.yaml").read_text())[
        "services"
    ]
    return found


@pytest.fixture
def dockerfile() -> str:
    """The Dockerfile, each instruction on one line."""
    return ROOT.joinpath("Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


def test_every_variable_of_the_portal_is_documented(services: dict[str, dict[str, Any]]) -> None:
    documented = set(DOCUMENTED.findall(EXAMPLE.read_text(encoding="utf-8")))
    for name in OURS:
        assert set(services[name]["environment"]) <= documented
    asked = re.findall(r"\$\{(\w+)", ROOT.joinpath("compose.yaml").read_text(encoding="utf-8"))
    assert set(asked) <= documented


def test_no_secret_has_a_default() -> None:
    text = ROOT.joinpath("compose.yaml").read_text(encoding="utf-8")
    for name in ("DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS", "POSTGRES_PASSWORD"):
        assert re.findall(rf"\$\{{{name}(.*?)\}}", text)
        assert all(rest.startswith(":?") for rest in re.findall(rf"\$\{{{name}(.*?)\}}", text))


def test_services_name_each_other_and_their_volumes(services: dict[str, dict[str, Any]]) -> None:
    volumes = yaml.safe_load(ROOT.joinpath("compose.yaml").read_text())["volumes"]
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        assert {mount.partition(":")[0] for mount in service.get("volumes", [])} <= set(volumes)
    address = re.compile(r"(?:@|//)(postgresql|elasticsearch):(?:5432|9200)")
    environment = services["web"]["environment"]
    for name in ("DATABASE_URL", "ELASTICSEARCH_URL"):
        assert address.search(environment[name])


def test_the_official_elasticsearch_is_that_of_the_local_node(
    services: dict[str, dict[str, Any]],
) -> None:
    assert services["elasticsearch"]["image"].endswith(f"/elasticsearch:{ELASTICSEARCH_VERSION}")


def test_commands_are_commands_of_the_portal(
    services: dict[str, dict[str, Any]], dockerfile: str
) -> None:
    lines = [service["command"] for service in services.values() if "command" in service]
    lines += re.findall(r"python manage\.py [a-z_]+", dockerfile)
    assert len(lines) >= 3
    for line in lines:
        python, manage, command, *_options = shlex.split(line)
        assert (python, manage) == ("python", "manage.py")
        assert command in get_commands()


def test_the_image_has_the_pinned_uv_and_the_locked_packages(dockerfile: str) -> None:
    assert f"uv=={UV_VERSION}" in dockerfile
    assert "uv sync --frozen --no-dev" in dockerfile


def test_the_image_serves_as_the_demonstration_does(dockerfile: str, tmp_path: Path) -> None:
    instruction = dockerfile.rpartition("CMD ")[2]
    said = yaml.safe_load(instruction)
    expected = server_command("granian", "0.0.0.0", 8000, tmp_path)  # noqa: S104 -- in a container
    assert sorted(said) == sorted(part.replace(str(tmp_path), "var/media", 1) for part in expected)


def test_the_image_has_all_that_runs_and_nothing_private() -> None:
    lines = ROOT.joinpath(".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert "*" in lines
    assert {"portal", "panels", "search", "locale", "manage.py", "uv.lock"} <= kept
    assert all(ROOT.joinpath(name).exists() for name in kept)
