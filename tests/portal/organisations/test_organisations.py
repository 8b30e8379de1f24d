"""Organisations: registering, the public page, and the secretariat's decision."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.organisations.models import Membership, Organisation
from portal.organisations.secretariat import ensure_secretariat
from portal.organisations.similar import similar_to
from portal.reference.models import Concept, State
from tests.activities.making import a_member, an_organisation
from tests.portal.accounts.people import a_person
from tests.portal.letters.delivering import deliver

pytestmark = pytest.mark.usefixtures("homes", "reference")
UNVERIFIED, VERIFIED, REFUSED = Organisation.Status
REGISTER = "/en/organisations/register/"


def data(**fields: Any) -> dict[str, Any]:
    kind = Concept.objects.get(scheme__code="provider-types", code="nhris")
    name = "Commission of Ruritania (fictitious)"
    return {"name": name, "type": kind.pk, "state": "", "website": "example.org", **fields}


def secretary() -> User:
    user = a_person("secretary")
    user.groups.add(ensure_secretariat())
    return user


def test_who_registers_an_organisation_manages_it(client: Client) -> None:
    person = a_person()
    client.force_login(person)
    response = client.post(REGISTER, data())
    organisation = Organisation.objects.get()
    assert response["Location"] == reverse("organisations:members", args=[organisation.pk])
    assert organisation.status == UNVERIFIED
    assert organisation.website == "https://example.org"
    assert Membership.objects.get(user=person).role == Membership.Role.MANAGER
    assert organisation.name in client.get(reverse("your_account")).content.decode()


def test_one_of_nearly_the_same_name_is_asked_about_once(client: Client) -> None:
    known = an_organisation("Commission of Ruritania for Human Rights (fictitious)")
    client.force_login(a_person())
    name = "Commission of Ruritania on Human Rights (fictitious)"
    response = client.post(REGISTER, data(name=name))
    html = response.content.decode()
    assert known.name in html
    assert 'href="#id_is_new"' in html
    assert name in html
    assert client.post(REGISTER, data(name=name, is_new="on")).status_code == 302


def test_nobody_learns_of_an_unverified_organisation() -> None:
    an_organisation("Commission of Ruritania", status=UNVERIFIED)
    assert similar_to("Commission of Ruritania") == []


@pytest.mark.parametrize("name", ["Комиссия Руритании", "卢里塔尼亚人权委员会", "لجنة روريتانيا"])
def test_names_in_any_script_are_compared(name: str) -> None:
    known = an_organisation("Another", names={"en": name})
    assert similar_to(name) == [known]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "a\0b"},
        {"type": "9" * 400},
        {"state": "x"},
        {"website": "javascript:a"},
    ],
)
def test_bad_input_is_told_and_kept(client: Client, fields: dict[str, str]) -> None:
    client.force_login(a_person())
    response = client.post(REGISTER, data(**fields))
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert not Organisation.objects.exists()


def test_one_person_registers_only_so_many(client: Client) -> None:
    client.force_login(a_person())
    for number in range(6):
        client.post(REGISTER, data(name=f"{number}{number} {'abcdef'[number] * 30}"))
    assert Organisation.objects.count() == 5


@pytest.mark.parametrize(("status", "answer"), [(UNVERIFIED, 404), (VERIFIED, 200), (REFUSED, 404)])
def test_only_a_verified_one_has_a_public_page(client: Client, status: str, answer: int) -> None:
    kenya = State.objects.get(iso3="KEN")
    organisation = an_organisation(status=status, names={"fr": "Institut"}, state=kenya)
    with CaptureQueriesContext(connection) as counted:
        response = client.get(f"/fr/organisations/{organisation.pk}/")
    assert response.status_code == answer
    if answer == 200:
        assert '<h1 dir="auto">Institut</h1>' in response.content.decode()
        assert len(counted) <= 5
        assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("key", ["0", "999999", "9" * 30, "9" * 5000])
def test_a_guessed_number_finds_nothing(client: Client, key: str) -> None:
    assert client.get(f"/en/organisations/{key}/").status_code == 404
    client.force_login(a_person())
    assert client.get(f"/en/organisations/{key}/members/").status_code == 404


@pytest.mark.parametrize(("status", "subject"), [(VERIFIED, "has been"), (REFUSED, "could not be")])
def test_the_secretariat_decides_and_the_managers_are_told(
    client: Client, status: str, subject: str
) -> None:
    organisation = an_organisation(status=UNVERIFIED)
    manager = a_member(organisation, "manager")
    Membership.objects.update(role=Membership.Role.MANAGER)
    a_member(organisation, "member")
    client.force_login(secretary())
    address = f"/admin/organisations/{organisation.pk}/verify/"
    assert organisation.name in client.get(address).content.decode()
    for _twice in range(2):
        assert client.post(address, {"decision": status}).status_code == 302
    organisation.refresh_from_db()
    assert organisation.status == status
    deliver()
    (letter,) = mail.outbox
    assert letter.to == [manager.email]
    assert subject in letter.subject
    assert organisation.name not in f"{letter.subject}{letter.body}"


def test_only_the_secretariat_decides(client: Client) -> None:
    organisation = an_organisation(status=UNVERIFIED)
    address = f"/admin/organisations/{organisation.pk}/verify/"
    for user in (None, a_member(organisation), a_person()):
        client.logout()
        if user:
            client.force_login(user)
        client.post(address, {"decision": VERIFIED})
    client.force_login(secretary())
    assert client.post(address, {"decision": "sure"}).status_code == 200
    organisation.refresh_from_db()
    assert organisation.status == UNVERIFIED


def test_the_secretariat_sees_its_lists(client: Client) -> None:
    organisation = an_organisation()
    client.force_login(secretary())
    for name in ("organisation", "focalpoint", "invitation"):
        address = reverse(f"wagtailsnippets_organisations_{name}:list")
        assert client.get(address).status_code == 200, name
    listed = reverse("wagtailsnippets_organisations_organisation:list")
    html = client.get(listed).content.decode()
    assert reverse("verify_organisation", args=[organisation.pk]) in html
    edit = reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])
    assert client.get(edit).status_code == 200
    assert client.get(reverse("wagtailsnippets_organisations_focalpoint:add")).status_code == 302
