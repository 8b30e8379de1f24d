"""Forms sent from other sites, and addresses that lead to other sites."""

import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from portal.pages.models import HomePage, SectionPage
from tests.activities.permissions import asking
from tests.activities.permissions.asking import FORBIDDEN, NOT_ALLOWED, SHOWN, ask
from tests.activities.permissions.forms import address_of, sent_to
from tests.activities.permissions.table import TABLES
from tests.activities.permissions.world import World
from tests.portal.accounts.people import PASSWORD, a_person, an_app, code_of, sign_in

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "///evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    " https://evil.example/",
    "\thttps://evil.example/",
)


@pytest.fixture
def world(sections: dict[str, SectionPage]) -> Iterator[World]:
    planted = World(sections)
    logging.disable(logging.CRITICAL)
    yield planted
    logging.disable(logging.NOTSET)


def test_no_form_is_taken_from_another_site(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may do something is refused when the form does not come from our page."""
    monkeypatch.setattr(
        asking, "CLIENT", Client(enforce_csrf_checks=True, raise_request_exception=False)
    )
    taken = []
    for table in TABLES.values():
        for (name, method), people in table.items():
            may = [who for who, letter in people.items() if letter in {">", "!", SHOWN}]
            if method == "POST" and may:
                answer = ask(world, may[0], address_of(world, name), sent_to(world, name))
                if answer.letter not in {FORBIDDEN, NOT_ALLOWED} or answer.wrote:
                    taken.append((name, may[0], answer))
    assert taken == []


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_way_in_or_out_leads_elsewhere(
    client: Client, homes: dict[str, HomePage], wanted: str
) -> None:
    assert homes
    person = a_person()
    secret = an_app(person)
    locations = [client.get("/admin/login/", {"next": wanted})["Location"]]
    sign_in(client, person.email, next=wanted)
    locations.append(
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})["Location"]
    )
    for name in ("account_login", "account_signup", "second_factor", "admin"):
        address = "/admin/login/" if name == "admin" else reverse(name)
        locations.append(client.get(address, {"next": wanted})["Location"])
    form = {"password": PASSWORD, "next": wanted}
    locations.append(client.post(reverse("account_reauthenticate"), form)["Location"])
    form = {"code": code_of(secret), "next": wanted}
    locations.append(client.post(reverse("mfa_reauthenticate"), form)["Location"])
    for sent in ({"next": wanted}, {}):
        out = Client()
        out.force_login(person)
        address = reverse("account_logout") + ("" if sent else "?next=" + wanted)
        locations.append(out.post(address, sent)["Location"])
    assert [one for one in locations if not _is_ours(one)] == []


def test_signing_up_leads_nowhere_else(client: Client, homes: dict[str, HomePage]) -> None:
    assert homes
    for number, wanted in enumerate(ELSEWHERE):
        form = {"email": f"new{number}@example.org", "password1": PASSWORD, "next": wanted}
        assert _is_ours(client.post(reverse("account_signup"), form)["Location"])
    assert User.objects.count() == len(ELSEWHERE)


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_addresses_with_two_slashes_stay_here(
    client: Client, homes: dict[str, HomePage], path: str
) -> None:
    """Where an address is put right, and where it is the way back from signing in."""
    assert homes
    for address in (path, f"/en{path}", f"/zh-TW{path}", f"/en/agreement{path}"):
        response = client.get(address)
        assert response.status_code in {301, 302, 404}, address
        assert _is_ours(response.get("Location", "/")), address


def _is_ours(location: str) -> bool:
    """Whether a browser would stay: browsers take a backslash for a slash."""
    return location.startswith("/") and not location.replace("\\", "/").startswith("//")
