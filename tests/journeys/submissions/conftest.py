"""Everybody who has a part in an activity, and the sections it is planted in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, ViewportSize

from activities.agreement.workflow import ensure_workflow
from portal.accounts.access import SECRETARIAT
from portal.organisations.models import FocalPoint
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage, SectionPage
from portal.reference.models import State
from tests.activities.making import a_member, an_organisation, plant_sections

PASSWORD = "secret"
PHONE: ViewportSize = {"width": 360, "height": 740}
#: Focal points by the State they answer for.
FOCAL_POINTS = {"KEN": "focal-ken", "UGA": "focal-uga"}
MEMBER, SECRETARY = "member", "secretary"

Window = Callable[[str, str], Page]


@pytest.fixture
def people(portal_homes: dict[str, HomePage]) -> dict[str, User]:
    """A member of an organisation, the secretariat and two focal points, by name."""
    sections: dict[str, SectionPage] = plant_sections(portal_homes)
    ensure_workflow(sections.values())
    ensure_secretariat()
    organisation = an_organisation("Riverside Watch (fictitious)", type="civil-society")
    found = {MEMBER: a_member(organisation, MEMBER)}
    for name in (SECRETARY, *FOCAL_POINTS.values()):
        found[name] = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    found[SECRETARY].groups.add(Group.objects.get(name=SECRETARIAT))
    for iso3, name in FOCAL_POINTS.items():
        FocalPoint.objects.create(user=found[name], state=State.objects.get(iso3=iso3))
    for user in found.values():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return found


@pytest.fixture
def window(chromium: Browser, portal_server: str, people: dict[str, User]) -> Iterator[Window]:
    """Call it with a name and a language to get that person's phone, signed in."""
    assert people
    with ExitStack() as opened:
        errors: list[str] = []

        def sign_in(name: str, code: str) -> Page:
            context = opened.enter_context(
                chromium.new_context(viewport=PHONE, reduced_motion="reduce", locale=code)
            )
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(f"{portal_server}/{code}/accounts/login/")
            page.locator("[name=login]").fill(name)
            page.locator("[name=password]").fill(PASSWORD)
            page.locator("main form button[type=submit]").first.click()
            page.wait_for_url(f"{portal_server}/{code}/account/")
            return page

        yield sign_in
        assert errors == []
