"""Nobody learns who has an account: not from answers, nor from what they cost.

The answers' own text is compared in ``tests.portal.accounts.test_signing_in``; here what is done
for them is counted, which does not depend on how busy a machine is.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.organisations.inviting import invite
from portal.organisations.models import Membership
from portal.pages.models import HomePage
from tests.activities.making import a_member, an_organisation
from tests.portal.accounts.people import PASSWORD, a_person, an_app, sign_in

WRONG = "not the secret at all"


class Counted:
    """How many passwords are hashed, each of which takes as long as all the rest."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hashes = 0
        encode = MD5PasswordHasher.encode

        def counting(hasher: MD5PasswordHasher, password: str, salt: Any) -> str:
            self.hashes += 1
            return encode(hasher, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", counting)

    def cost_of(self, do: Callable[[], Any]) -> tuple[int, str, int, int]:
        """Return status, where it leads, letters written and passwords hashed."""
        before, letters = self.hashes, len(mail.outbox)
        response = do()
        location = response.get("Location", "")
        return response.status_code, location, len(mail.outbox) - letters, self.hashes - before


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, homes: dict[str, HomePage]) -> Counted:
    assert homes
    a_person("known")
    an_app(a_person("factor"))
    inactive = a_person("inactive")
    inactive.is_active = False
    inactive.save()
    a_person("unproven")
    EmailAddress.objects.filter(user__username="unproven").update(verified=False)
    return Counted(monkeypatch)


KINDS = ("known", "factor", "inactive", "unproven", "unknown")


def test_signing_in_costs_the_same(counted: Counted) -> None:
    costs = {
        login: counted.cost_of(partial(sign_in, Client(), login, WRONG))
        for name in KINDS
        for login in (f"{name}@example.org", name)
    }
    assert len(set(costs.values())) == 1, costs
    assert next(iter(costs.values()))[3] > 0


def test_signing_up_costs_the_same(counted: Counted) -> None:
    def sign_up(name: str) -> Any:
        form = {"email": f"{name}@example.org", "password1": PASSWORD}
        return Client().post(reverse("account_signup"), form)

    costs = {name: counted.cost_of(partial(sign_up, name)) for name in KINDS}
    assert len(set(costs.values())) == 1, costs


def test_asking_for_a_new_password_costs_the_same(counted: Counted) -> None:
    def reset(name: str) -> Any:
        return Client().post(reverse("account_reset_password"), {"email": f"{name}@example.org"})

    costs = {name: counted.cost_of(partial(reset, name)) for name in KINDS}
    assert len(set(costs.values())) == 1, costs


def test_an_invitation_tells_its_sender_nothing(
    homes: dict[str, HomePage], reference: None
) -> None:
    """The same answer and the same letter, whether or not the person has an account."""
    assert homes
    del reference
    organisation = an_organisation()
    client = Client()
    client.force_login(a_member(organisation, "manager"))
    Membership.objects.update(role=Membership.Role.MANAGER)
    a_person("known")
    address = reverse("organisations:members", args=[organisation.pk])
    answers = []
    for name in ("known", "unknown"):
        form = {"email": f"{name}@example.org", "role": "member"}
        response = client.post(address, form, follow=True)
        text = response.content.decode().replace(form["email"], "")
        answers.append((response.redirect_chain, "on its way" in text))
    assert answers[0] == answers[1]


def test_the_page_of_an_invitation_asks_the_database_the_same(
    homes: dict[str, HomePage], reference: None
) -> None:
    """One that was sent to somebody else is looked for as one that was never sent."""
    assert homes
    del reference
    organisation = an_organisation()
    invitation = invite("a@example.org", a_member(organisation), organisation)
    client = Client()
    client.force_login(a_person("reader"))
    texts = []
    for secret in ("guessed", invitation.secret_hash):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse("organisations:invitation", args=[secret]))
        texts.append((response.status_code, len(queries)))
    assert texts[0] == texts[1]
