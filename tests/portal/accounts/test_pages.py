"""Every page of sign-in has the portal's look, in six languages, with nothing inline."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from portal.languages import CODES
from portal.pages.models import HomePage
from tests.portal.accounts.people import PASSWORD, a_person, an_app, code_of, sign_in
from tests.portal.look.page_reader import read

OUTSIDE = (
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_email_verification_sent",
    "account_inactive",
)
INSIDE = (
    "your_account",
    "language",
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "second_factor",
    "organisations:register",
)


def check(client: Client, name: str, code: str) -> None:
    with override(code):
        address = reverse(name)
    response = client.get(address)
    assert response.status_code == 200, (name, response.headers.get("Location"))
    page = read(response.content.decode())
    (html,) = page.named("html")
    assert html["lang"] == ("zh-Hans" if code == "zh-hans" else code)
    assert len(page.named("h1")) == 1, name
    assert page.named("main"), name
    assert [form for form in page.named("form") if "style" in form] == []
    assert "script-src 'self'" in response["Content-Security-Policy"]
    scripts = page.named("script")
    assert all("src" in one or one["type"] == "application/json" for one in scripts), name


@pytest.mark.parametrize("code", CODES)
def test_pages_before_signing_in(client: Client, homes: dict[str, HomePage], code: str) -> None:
    assert homes
    for name in OUTSIDE:
        check(client, name, code)


@pytest.mark.parametrize("code", CODES)
def test_pages_after_signing_in(client: Client, homes: dict[str, HomePage], code: str) -> None:
    assert homes
    sign_in(client, a_person().email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for name in INSIDE:
        check(client, name, code)


def test_pages_of_who_has_a_second_factor(client: Client, homes: dict[str, HomePage]) -> None:
    assert homes
    person = a_person()
    secret = an_app(person)
    assert sign_in(client, person.email)["Location"] == reverse("mfa_authenticate")
    check(client, "mfa_authenticate", "en")
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    check(client, "mfa_reauthenticate", "en")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        check(client, name, "en")
    client.post(reverse("mfa_generate_recovery_codes"))
    check(client, "mfa_view_recovery_codes", "en")


def test_an_error_is_told_at_the_top_and_at_its_field(
    client: Client, homes: dict[str, HomePage]
) -> None:
    assert homes
    response = client.post(reverse("account_login"), {"login": "amina@example.org"})
    html = response.content.decode()
    assert 'class="error-summary"' in html
    assert 'value="amina@example.org"' in html
    assert 'href="#id_password"' in html


def test_the_header_offers_to_sign_in(client: Client, homes: dict[str, HomePage]) -> None:
    assert homes
    response = client.get("/fr/")
    assert reverse("account_login").replace("/en/", "/fr/") in response.content.decode()
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    client.force_login(a_person())
    assert "/fr/account/" in client.get("/fr/").content.decode()


def test_the_language_of_letters_can_be_changed(client: Client, homes: dict[str, HomePage]) -> None:
    assert homes
    person = a_person()
    client.force_login(person)
    client.post(reverse("language"), {"language": "ru"})
    assert UserProfile.objects.get(user=person).preferred_language == "ru"
    assert client.post(reverse("language"), {"language": "xx"}).status_code == 200
    assert Client().get(reverse("language"))["Location"].endswith("?next=/en/account/language/")
