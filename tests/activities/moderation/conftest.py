"""The secretariat at its desk, and what an organisation has sent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from activities.agreement.workflow import ensure_workflow
from activities.repository.models import ActivityPage
from activities.submissions.models import Submission
from activities.submissions.sending import send
from portal.organisations.models import Organisation
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import a_secretary, enter
from tests.activities.making import a_member, an_organisation

Sender = Callable[..., ActivityPage]


@pytest.fixture
def sections(sections: dict[str, SectionPage]) -> dict[str, SectionPage]:
    ensure_workflow(sections.values())
    ensure_secretariat()
    return sections


@pytest.fixture
def secretary(sections: dict[str, SectionPage]) -> User:
    del sections
    return a_secretary()


@pytest.fixture
def desk(client: Client, secretary: User) -> Client:
    """Return a browser in which the secretary has signed in."""
    enter(client, secretary)
    return client


@pytest.fixture
def watch(sections: dict[str, SectionPage]) -> Organisation:
    """Return an organisation with one member, who sends."""
    del sections
    organisation = an_organisation("Riverside Watch (fictitious)", type="civil-society")
    a_member(organisation)
    return organisation


@pytest.fixture
def sent(watch: Organisation) -> Sender:
    """Return what sends an activity for the organisation."""

    def send_one(title: str = "Training of judges", **fields: Any) -> ActivityPage:
        data = {"title": title, "summary": "Judges.", "states": fields.pop("states", ["KEN"])}
        data |= {name: fields.pop(name) for name in ("starts_on", "ends_on") if name in fields}
        membership = watch.memberships.get()
        return send(
            Submission.objects.create(
                owner=membership.user,
                organisation=fields.pop("organisation", watch),
                language=fields.pop("language", "en"),
                data=data,
                **fields,
            )
        )

    return send_one
