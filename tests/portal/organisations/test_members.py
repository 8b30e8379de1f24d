"""What each kind of person may do on the pages of an organisation."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.organisations.models import Invitation, Membership, Organisation
from portal.pages.models import HomePage
from tests.activities.making import a_member, an_organisation
from tests.portal.accounts.people import a_person

MANAGER, MEMBER = Membership.Role.MANAGER, Membership.Role.MEMBER


class Ground:
    """An organisation with people, and another."""

    def __init__(self) -> None:
        self.organisation = an_organisation()
        self.manager = a_member(self.organisation, "manager")
        Membership.objects.update(role=MANAGER)
        self.member = a_member(self.organisation, "member")
        self.colleague = a_member(self.organisation, "colleague")
        self.other = a_member(an_organisation("Another"), "other")
        Membership.objects.filter(user=self.other).update(role=MANAGER)
        self.stranger = a_person("stranger")
        self.invitation = Invitation.objects.create(
            email="a@example.org",
            organisation=self.organisation,
            secret_hash="x",
            expires_at=timezone.now() + timedelta(days=1),
        )

    def of(self, user: User) -> Membership:
        return Membership.objects.get(user=user)

    def addresses(self) -> dict[str, tuple[str, dict[str, str]]]:
        base = f"/en/organisations/{self.organisation.pk}"
        colleague = self.of(self.colleague).pk
        return {
            "invite": (f"{base}/members/", {"email": "b@example.org", "role": MEMBER}),
            "role": (f"{base}/members/{colleague}/role/", {"role": MANAGER}),
            "cancel": (f"{base}/invitations/{self.invitation.pk}/cancel/", {}),
            "remove": (f"{base}/members/{colleague}/remove/", {}),
        }


@pytest.fixture
def ground(homes: dict[str, HomePage], reference: None) -> Ground:
    del homes, reference
    return Ground()


@pytest.mark.parametrize(
    ("who", "seeing", "changing"),
    [
        ("nobody", 302, 302),
        ("stranger", 404, 404),
        ("other", 404, 404),
        ("member", 200, 403),
        ("manager", 200, 302),
    ],
)
def test_who_may_do_what(
    client: Client, ground: Ground, who: str, seeing: int, changing: int
) -> None:
    user: User | None = getattr(ground, who, None)
    if user:
        client.force_login(user)
    before = state()
    assert client.get(f"/en/organisations/{ground.organisation.pk}/members/").status_code == seeing
    for action, (address, data) in ground.addresses().items():
        response = client.post(address, data)
        assert response.status_code == changing, action
        if action != "invite":
            assert client.get(address).status_code == 405, action
    assert (state() != before) == (who == "manager")


def test_requests_from_other_sites_are_refused(ground: Ground) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ground.manager)
    before = state()
    for address, data in ground.addresses().values():
        assert client.post(address, data).status_code == 403
    assert state() == before


def test_members_see_no_forms_of_managers(client: Client, ground: Ground) -> None:
    client.force_login(ground.member)
    html = client.get(f"/en/organisations/{ground.organisation.pk}/members/").content.decode()
    assert "a@example.org" not in html
    assert "/role/" not in html
    assert html.count("/remove/") == 1


def test_a_member_may_leave(client: Client, ground: Ground) -> None:
    client.force_login(ground.member)
    own = ground.of(ground.member).pk
    address = f"/en/organisations/{ground.organisation.pk}/members/{own}/remove/"
    assert client.post(address)["Location"] == "/en/account/"
    assert not Membership.objects.filter(pk=own).exists()


@pytest.mark.parametrize("action", ["remove", "role"])
def test_the_last_manager_stays(client: Client, ground: Ground, action: str) -> None:
    client.force_login(ground.manager)
    own = ground.of(ground.manager).pk
    address = f"/en/organisations/{ground.organisation.pk}/members/{own}/{action}/"
    client.post(address, {"role": MEMBER})
    assert ground.of(ground.manager).role == MANAGER


def test_of_another_organisation_nothing_can_be_changed(client: Client, ground: Ground) -> None:
    client.force_login(ground.manager)
    foreign = ground.of(ground.other).pk
    base = f"/en/organisations/{ground.organisation.pk}/members/{foreign}"
    assert client.post(f"{base}/role/", {"role": MEMBER}).status_code == 404
    assert client.post(f"{base}/remove/").status_code == 404
    assert client.post(f"{base}/role/", {"role": "king"}).status_code == 404
    assert ground.of(ground.other).role == MANAGER


def test_one_person_acts_for_several(client: Client, ground: Ground) -> None:
    second = Organisation.objects.get(name="Another")
    Membership.objects.create(user=ground.member, organisation=second)
    client.force_login(ground.member)
    html = client.get("/en/account/").content.decode()
    assert ground.organisation.name in html
    assert second.name in html


@pytest.mark.parametrize("address", ["/en/account/", "/en/organisations/{}/members/"])
def test_pages_cost_the_same_for_few_and_many(client: Client, ground: Ground, address: str) -> None:
    client.force_login(ground.manager)
    address = address.format(ground.organisation.pk)
    few = queries(client, address)
    for number in range(10):
        a_member(ground.organisation, f"more{number}")
        body = an_organisation(f"Body {number}")
        Membership.objects.create(user=ground.manager, organisation=body)
    assert queries(client, address) == few


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def state() -> tuple[list[tuple[int, str]], int]:
    """Return what the actions change."""
    members = list(Membership.objects.order_by("pk").values_list("pk", "role"))
    return members, Invitation.objects.count()
