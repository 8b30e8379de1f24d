"""Who needs a second factor gets no further without one, and loses nothing on the way."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone
from pytest_django import Settings

from portal.accounts.access import (
    SECRETARIAT,
    has_second_factor,
    needs_second_factor,
    second_factor_required,
    typed_before,
)
from portal.organisations.models import FocalPoint
from portal.pages.models import HomePage
from portal.reference.models import State
from portal.urls import urlpatterns as portal_urlpatterns
from tests.portal.accounts.people import (
    PASSWORD,
    a_person,
    an_app,
    an_editor,
    code_of,
    sign_in,
)


@second_factor_required
def guarded(request: HttpRequest) -> HttpResponse:
    """Show what was typed, now or before."""
    typed = request.POST or typed_before(request)
    return HttpResponse(f"reached {typed and typed.get('reason')} {has_second_factor(request)}")


urlpatterns = [path("guarded/", guarded), *portal_urlpatterns]


@pytest.fixture(autouse=True)
def _rule(homes: dict[str, HomePage], reference: None, settings: Settings) -> None:
    del homes, reference
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    settings.ROOT_URLCONF = __name__


def a_focal_point(username: str = "focal") -> User:
    user = a_person(username)
    FocalPoint.objects.create(user=user, state=State.objects.get(iso3="KEN"))
    return user


def one_of_the_secretariat() -> User:
    user = a_person("secretary")
    user.groups.add(Group.objects.get(name=SECRETARIAT))
    return user


@pytest.mark.parametrize(
    "somebody",
    [
        an_editor,
        a_focal_point,
        one_of_the_secretariat,
        lambda: a_person("staff", is_staff=True),
        lambda: a_person("root", is_superuser=True),
    ],
)
def test_who_may_do_much_needs_one(somebody: Callable[[], User]) -> None:
    assert needs_second_factor(somebody())


def test_others_do_not() -> None:
    assert not needs_second_factor(a_person())
    assert not needs_second_factor(AnonymousUser())
    former = a_focal_point()
    FocalPoint.objects.update(ended_at=timezone.now())
    assert not needs_second_factor(former)


def test_without_one_the_editing_pages_lead_to_setting_one_up(client: Client) -> None:
    sign_in(client, an_editor().email)
    response = client.get("/admin/")
    assert response["Location"] == f"{reverse('second_factor')}?next=%2Fadmin%2F"
    page = client.get(response["Location"])
    assert "needs a second factor" in page.content.decode()
    assert reverse("mfa_add_webauthn") in page.content.decode()
    assert client.post("/admin/pages/2/edit/")["Location"].startswith(reverse("second_factor"))
    assert client.post("/admin/logout/").status_code == 302


def test_an_app_is_set_up_and_then_shown(client: Client) -> None:
    person = an_editor()
    sign_in(client, person.email)
    client.get(client.get("/admin/")["Location"])
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert Authenticator.objects.filter(user=person).count() == 2  # the app and recovery codes
    response = client.get("/admin/")
    assert response["Location"] == f"{reverse('mfa_reauthenticate')}?next=%2Fadmin%2F"
    response = client.post(response["Location"], {"code": code_of(secret), "next": "/admin/"})
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_next_sign_in_asks_for_the_code(client: Client) -> None:
    person = an_editor()
    secret = an_app(person)
    assert sign_in(client, person.email, next="/admin/")["Location"].startswith(
        reverse("mfa_authenticate")
    )
    assert client.get("/admin/")["Location"].startswith(reverse("account_login"))
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    code = code_of(secret)
    assert client.post(reverse("mfa_authenticate"), {"code": code})["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200
    other = Client()
    sign_in(other, person.email)
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200  # used once


def test_a_recovery_code_works_once(client: Client) -> None:
    person = an_editor()
    secret = an_app(person)
    sign_in(client, person.email)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_generate_recovery_codes"))
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    for expected in (302, 200):
        other = Client()
        sign_in(other, person.email)
        response = other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert response.status_code == expected


def test_a_session_that_came_by_another_way_has_shown_none(client: Client) -> None:
    person = an_editor()
    an_app(person)
    client.force_login(person)
    assert client.get("/admin/")["Location"].startswith(reverse("mfa_reauthenticate"))
    assert client.get("/guarded/")["Location"].startswith(reverse("mfa_reauthenticate"))


def test_taking_the_factor_away_ends_what_it_opened(client: Client) -> None:
    person = an_editor()
    secret = an_app(person)
    sign_in(client, person.email)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/guarded/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/guarded/")["Location"].startswith(reverse("second_factor"))


def test_what_was_typed_waits_for_the_second_factor(client: Client) -> None:
    person = a_person()
    secret = an_app(person)
    response = client.post("/guarded/", {"reason": "Because", "csrfmiddlewaretoken": "x"})
    assert response["Location"].startswith(reverse("account_login"))
    sign_in(client, person.email, next="/guarded/")
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/guarded/").content == b"reached Because True"
    assert client.get("/guarded/").content == b"reached None True"


def test_only_the_demonstration_lets_in_without(client: Client, settings: Settings) -> None:
    settings.PORTAL_DEMONSTRATION = True
    person = an_editor()
    sign_in(client, person.email)
    response = client.get("/guarded/")
    assert response.status_code == 200
    told = [str(message) for message in get_messages(response.wsgi_request)]
    assert any("Only this demonstration" in text for text in told)
    assert client.get("/admin/").status_code == 200
    an_app(person)
    assert client.get("/admin/")["Location"].startswith(reverse("mfa_reauthenticate"))
