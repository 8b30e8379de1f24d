"""Signing in and up: what an outsider can learn and try, and where it leads."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.users.models import UserProfile

from portal.pages.models import HomePage
from tests.portal.accounts.people import PASSWORD, a_person, an_editor, sign_in

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:evil.example",
)


@pytest.fixture(autouse=True)
def _homes(homes: dict[str, HomePage]) -> None:
    assert homes


def without_tokens(html: str) -> str:
    """Return a page without what differs from one answer to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value|name="login" value)="[^"]*"', "", html)


def test_an_address_or_a_name_signs_in(client: Client) -> None:
    person = a_person()
    for login in (person.email, "AMINA@example.org", person.username):
        response = sign_in(client, login)
        assert response["Location"] == reverse("your_account")
        client.logout()


def test_who_has_not_shown_the_address_does_not_get_in(client: Client) -> None:
    person = a_person()
    EmailAddress.objects.update(verified=False)
    response = sign_in(client, person.email)
    assert response["Location"] == reverse("account_email_verification_sent")
    assert client.get(reverse("your_account")).status_code == 302
    assert mail.outbox[0].to == [person.email]


def test_signing_up_sends_a_link_and_keeps_the_language(client: Client) -> None:
    data = {"email": "new@example.org", "password1": PASSWORD}
    response = client.post("/fr/accounts/signup/", data)
    assert response["Location"] == "/fr/accounts/confirm-email/"
    user = User.objects.get(email="new@example.org")
    assert UserProfile.objects.get(user=user).preferred_language == "fr"
    found = re.search(
        r"http://testserver(/fr/accounts/confirm-email/[-:\w]+/)", str(mail.outbox[0].body)
    )
    assert found is not None
    assert client.get(found[1]).status_code == 200
    assert not EmailAddress.objects.get(user=user).verified  # a mail scanner's GET shows nothing
    client.post(found[1])
    assert EmailAddress.objects.get(user=user).verified


def test_signing_up_tells_nobody_who_has_an_account() -> None:
    a_person("known")
    answers = []
    for name in ("known", "unknown"):
        data = {"email": f"{name}@example.org", "password1": PASSWORD}
        response = Client().post(reverse("account_signup"), data)
        answers.append((response.status_code, response["Location"]))
    assert answers[0] == answers[1]
    assert [letter.to for letter in mail.outbox] == [["known@example.org"], ["unknown@example.org"]]


def test_signing_in_tells_nobody_who_has_an_account(client: Client) -> None:
    a_person("known")
    answers = []
    for name in ("known", "unknown"):
        response = sign_in(client, f"{name}@example.org", "not the secret")
        answers.append((response.status_code, without_tokens(response.content.decode())))
    assert answers[0][0] == 200
    assert answers[0] == answers[1]


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client: Client) -> None:
    a_person("known")
    answers = []
    for name in ("known", "unknown"):
        response = client.post(reverse("account_reset_password"), {"email": f"{name}@example.org"})
        answers.append((response.status_code, response["Location"]))
    assert answers[0] == answers[1]
    assert len(mail.outbox) == 2  # both write a letter, so neither takes longer


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_elsewhere(client: Client, wanted: str) -> None:
    person = an_editor()
    assert sign_in(client, person.email, next=wanted)["Location"] == reverse("your_account")
    assert client.get("/admin/login/", {"next": wanted})["Location"] == reverse("wagtailadmin_home")
    response = client.get(reverse("second_factor"), {"next": wanted})
    assert response.context["wanted"] == ""
    client.logout()
    assert "evil" not in client.get("/admin/login/", {"next": wanted})["Location"]
    assert client.post(reverse("account_logout"), {"next": wanted})["Location"].startswith("/")


def test_signing_in_goes_on_where_one_was(client: Client) -> None:
    wanted = reverse("organisations:register")
    assert sign_in(client, a_person().email, next=wanted)["Location"] == wanted


def test_wagtails_own_ways_in_lead_to_the_one_sign_in(client: Client) -> None:
    for address in ("/admin/", "/admin/login/", "/admin/pages/"):
        assert client.get(address)["Location"].startswith(reverse("account_login")), address
    assert client.get("/admin/password_reset/", follow=True).status_code == 404
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302


def test_guessing_is_slowed_down(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    person = a_person()
    for _attempt in range(12):
        response = sign_in(client, person.email, "not the secret")
    assert "Too many failed login attempts" in response.content.decode()
    assert not sign_in(client, person.email).get("Location")
    cache.clear()


@pytest.mark.parametrize("login", ["\0", "a" * 10_000, "\ud83d", "' OR 1=1 --"])
def test_bad_input_is_refused_not_stumbled_over(client: Client, login: str) -> None:
    login = login.encode("utf-8", "replace").decode()
    assert sign_in(client, login).status_code == 200
    assert client.get("/en/accounts/confirm-email/nonsense/").status_code == 200
    assert client.get("/en/accounts/password/reset/key/zz-nonsense/").status_code == 200
