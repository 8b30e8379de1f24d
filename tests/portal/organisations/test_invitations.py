"""Invitations: who may send them, and that a link opens only what it should, once."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from portal.organisations.inviting import MOST_OPEN, accept, invite, open_invitation
from portal.organisations.models import FocalPoint, Invitation, Membership, Organisation
from portal.pages.models import HomePage
from portal.reference.models import State
from tests.activities.making import a_member, an_organisation
from tests.portal.accounts.people import a_person
from tests.portal.letters.delivering import deliver
from tests.portal.organisations.test_organisations import secretary

MANAGER, MEMBER = Membership.Role.MANAGER, Membership.Role.MEMBER


@pytest.fixture
def organisation(homes: dict[str, HomePage], reference: None) -> Organisation:
    del homes, reference
    return an_organisation()


@pytest.fixture
def manager(organisation: Organisation) -> User:
    user = a_member(organisation, "manager")
    Membership.objects.update(role=MANAGER)
    return user


def link() -> str:
    """Return the link of the last letter."""
    deliver()
    found = re.search(
        r"http://127\.0\.0\.1:8000(/\S+/organisations/invitations/\S+/)", str(mail.outbox[-1].body)
    )
    assert found is not None
    return found[1]


def test_a_manager_invites_and_the_invited_joins(
    client: Client, organisation: Organisation, manager: User
) -> None:
    client.force_login(manager)
    members = reverse("organisations:members", args=[organisation.pk])
    assert client.post(members, {"email": "amina@example.org", "role": MEMBER}).status_code == 302
    address = link()
    assert mail.outbox[-1].to == ["amina@example.org"]
    assert organisation.name not in str(mail.outbox[-1].body)
    secret = address.split("/")[-2]
    assert secret not in str(Invitation.objects.values())
    person = a_person()
    guest = Client()
    assert guest.get(address)["Location"] == f"{reverse('account_login')}?next={address}"
    guest.force_login(person)
    assert organisation.name in guest.get(address).content.decode()
    assert not Membership.objects.filter(user=person).exists()
    assert guest.post(address)["Location"] == reverse("your_account")
    assert Membership.objects.get(user=person).role == MEMBER
    # Used, it opens nothing any more, for anybody.
    Membership.objects.filter(user=person).delete()
    assert guest.post(address).status_code == 404
    assert not Membership.objects.filter(user=person).exists()


def test_a_forwarded_old_unknown_or_unproven_link_opens_the_same_nothing(
    client: Client, organisation: Organisation, manager: User
) -> None:
    invite("amina@example.org", manager, organisation)
    address = link()
    answers = []
    for username in ("other", "amina"):
        client.force_login(a_person(username))
        if username == "amina":
            EmailAddress.objects.filter(user__username="amina").update(verified=False)
        answers.append(client.post(address))
    EmailAddress.objects.update(verified=True)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answers.append(client.post(address))
    answers.append(client.post("/en/organisations/invitations/guessed/"))
    answers.append(client.post("/en/organisations/invitations/%00%ff/"))
    assert {answer.status_code for answer in answers} == {404}
    assert all(organisation.name not in answer.content.decode() for answer in answers)
    assert Membership.objects.count() == 1


def test_a_new_invitation_takes_the_place_of_the_old(
    client: Client, organisation: Organisation, manager: User
) -> None:
    invite("amina@example.org", manager, organisation)
    first = link()
    invite("Amina@example.org", manager, organisation, MANAGER)
    client.force_login(a_person())
    assert client.get(first).status_code == 404
    assert client.get(link()).status_code == 200
    assert Invitation.objects.get().role == MANAGER


def test_the_letter_speaks_the_language_of_who_is_known(
    organisation: Organisation, manager: User
) -> None:
    person = a_person()
    UserProfile.objects.create(user=person, preferred_language="fr")
    invite(person.email, manager, organisation)
    assert link().startswith("/fr/")


def test_the_secretariat_names_focal_points_by_invitation(
    client: Client, organisation: Organisation
) -> None:
    assert organisation
    client.force_login(secretary())
    kenya = State.objects.get(iso3="KEN")
    add = reverse("wagtailsnippets_organisations_invitation:add")
    assert client.get(add).status_code == 200
    assert client.post(add, {"email": "amina@example.org", "state": ""}).status_code == 200
    response = client.post(add, {"email": "amina@example.org", "state": kenya.pk})
    assert response.status_code == 302
    address = link()
    person = a_person()
    client.force_login(person)
    assert "Kenya" in client.get(address).content.decode()
    client.post(address)
    assert FocalPoint.objects.in_office().get(user=person).state == kenya
    assert "Kenya" in client.get(reverse("your_account")).content.decode()


def test_of_two_at_once_one_is_accepted(organisation: Organisation, manager: User) -> None:
    invite("amina@example.org", manager, organisation)
    secret = link().split("/")[-2]
    person = a_person()
    found = [open_invitation(secret, person) for _tab in range(2)]
    assert [accept(one, person) for one in found if one] == [True, False]


def test_nobody_sends_letters_to_the_world(
    client: Client, organisation: Organisation, manager: User
) -> None:
    client.force_login(manager)
    members = reverse("organisations:members", args=[organisation.pk])
    for number in range(MOST_OPEN + 1):
        response = client.post(members, {"email": f"a{number}@example.org", "role": MEMBER})
    assert response.status_code == 200
    assert Invitation.objects.count() == MOST_OPEN
    Organisation.objects.update(status=Organisation.Status.REFUSED)
    Invitation.objects.all().delete()
    client.post(members, {"email": "b@example.org", "role": MEMBER})
    client.post(members, {"email": "b@example.org", "role": "king"})
    assert not Invitation.objects.exists()
