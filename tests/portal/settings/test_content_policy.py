"""The Content-Security-Policy of public pages and of the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.trees import plant_homes


def policy(header: str) -> dict[str, list[str]]:
    directives = (part.split() for part in header.split(";") if part.strip())
    return {name: values for name, *values in directives}


@pytest.fixture
def public(client: Client, db: None) -> dict[str, list[str]]:
    """Policy of a public page."""
    del db
    plant_homes()
    return policy(client.get("/ar/")["Content-Security-Policy"])


def test_public_pages_allow_nothing_inline_and_nobody_else(public: dict[str, list[str]]) -> None:
    allowed = {value for values in public.values() for value in values}
    assert allowed <= {"'none'", "'self'", "data:"}
    assert public["default-src"] == ["'none'"]
    assert public["script-src"] == ["'self'"]
    assert public["style-src"] == ["'self'"]
    assert public["base-uri"] == ["'none'"]
    assert public["form-action"] == ["'self'"]
    assert public["frame-ancestors"] == ["'self'"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/robots.txt", "/healthz", "/en/no-such-page/"])
def test_every_answer_has_the_public_policy(client: Client, path: str) -> None:
    plant_homes()
    assert policy(client.get(path)["Content-Security-Policy"])["script-src"] == ["'self'"]


@pytest.mark.django_db
def test_the_admin_has_its_own_policy(client: Client) -> None:
    plant_homes()
    client.force_login(User.objects.create_superuser("editor"))
    for path in ("/admin/", "/admin/pages/"):
        response = client.get(path, follow=True)
        assert response.status_code == 200
        found = policy(response["Content-Security-Policy"])
        assert found["default-src"] == ["'none'"]
        assert found["script-src"] == ["'self'"]
        assert found["script-src-elem"] == ["'self'", "'unsafe-inline'"]
        assert found["script-src-attr"] == ["'none'"]
        assert "'unsafe-eval'" not in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_sign_in_page_has_the_strict_policy_from_the_admin_too(client: Client) -> None:
    response = client.get("/admin/login/", follow=True)
    assert response.status_code == 200
    found = policy(response["Content-Security-Policy"])
    assert found["script-src"] == ["'self'"]
    assert "script-src-elem" not in found
