"""Production refuses what must never be public, and is strict with the rest."""

import json
from pathlib import Path

import pytest

from tests.portal.settings.environments import KEY, PRODUCTION, run

SETUP = "import django; django.setup()"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"DJANGO_SECRET_KEY": ""}, "DJANGO_SECRET_KEY must be a secret"),
        ({"DJANGO_SECRET_KEY": "only-for-development"}, "DJANGO_SECRET_KEY must be a secret"),
        ({"DJANGO_SECRET_KEY": KEY[:30]}, "at least 50 random characters"),
        ({"DJANGO_SECRET_KEY": "a" * 60}, "DJANGO_SECRET_KEY must be a secret"),
        ({"DJANGO_DEBUG": "1"}, "DJANGO_DEBUG must not be set"),
        ({"DJANGO_ALLOWED_HOSTS": ""}, "DJANGO_ALLOWED_HOSTS must name the hosts"),
        ({"DJANGO_ALLOWED_HOSTS": "*"}, "DJANGO_ALLOWED_HOSTS must name the hosts"),
    ],
    ids=["no key", "known key", "short key", "monotonous key", "debug", "no host", "any host"],
)
def test_it_refuses_to_start(change: dict[str, str], message: str, tmp_path: Path) -> None:
    done = run("-c", SETUP, environment={**PRODUCTION, **change}, folder=tmp_path)
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert message in done.stderr


@pytest.mark.parametrize("variable", ["DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS"])
def test_it_refuses_to_start_without(variable: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in PRODUCTION.items() if name != variable}
    done = run("-c", SETUP, environment=environment, folder=tmp_path)
    assert done.returncode != 0
    assert f"{variable} must" in done.stderr


def test_a_good_environment_passes_djangos_deployment_checks(tmp_path: Path) -> None:
    done = run(
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        environment=PRODUCTION,
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_it_answers_over_https_only_but_for_probes(tmp_path: Path) -> None:
    program = f"""{SETUP}
import json
from django.test import Client
client = Client(headers={{"host": "portal.example.org"}})
plain = client.get("/robots.txt")
secure = client.get("/robots.txt", headers={{"x-forwarded-proto": "https"}})
print(json.dumps({{
    "plain": [plain.status_code, plain["Location"]],
    "secure": [secure.status_code, dict(secure.headers)],
    "probe": client.get("/healthz").status_code,
}}))
"""
    done = run("-W", "ignore::UserWarning", "-c", program, environment=PRODUCTION, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout.splitlines()[-1])
    assert answers["plain"] == [301, "https://portal.example.org/robots.txt"]
    status, headers = answers["secure"]
    assert status == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answers["probe"] == 200


def test_cookies_travel_over_https_only(tmp_path: Path) -> None:
    program = f"""{SETUP}
from django.conf import settings
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.DEBUG)
"""
    done = run("-c", program, environment=PRODUCTION, folder=tmp_path)
    assert done.stdout.splitlines()[-1] == "True True False"
