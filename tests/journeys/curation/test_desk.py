"""The editors' pages about search are open to everybody."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page

from portal.pages.models import HomePage
from search.curation.models import AskedQuery, Promotion, SynonymGroup
from tests.journeys.accommodation.conftest import signed_in_as
from tests.journeys.conftest import searchable
from tests.journeys.secretariat.test_accessibility import NARROW, faults
from tests.journeys.visitors.test_accessibility import SCHEMES
from tests.search.content import published

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
CODES = ("ar", "en")


@pytest.fixture
def editor(portal_homes: dict[str, HomePage], engine_url: str) -> Iterator[User]:
    """An editor of the group that every installation has, with rules and counts to look at."""
    user = User.objects.create_user("search-editor", "search-editor@example.org", "x")
    group = Group.objects.get(name="Editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    published(portal_homes["en"], "Visits to prisons", "Judges visit prisons.")
    published(portal_homes["ar"], "زيارة السجون")
    SynonymGroup.objects.create(terms="prison\njail")
    Promotion.objects.create(query="prison")
    today = timezone.localdate()
    AskedQuery.objects.create(day=today, language="en", digest="a", text="prison", times=3)
    AskedQuery.objects.create(day=today, language="ar", digest="b", text="سجن", times=4)
    with searchable(engine_url):
        yield user


@pytest.mark.elasticsearch
@pytest.mark.parametrize("code", CODES)
def test_axe_finds_nothing(chromium: Browser, portal_server: str, editor: User, code: str) -> None:
    paths = (
        reverse("curation_asked"),
        f"{reverse('curation_why')}?q=jail&language=en",
        reverse("curation_preview"),
    )
    reported: list[str] = []
    with chromium.new_context(reduced_motion="reduce") as context:
        context.add_cookies(signed_in_as(editor, code, portal_server))  # type: ignore[arg-type]  # their keys are right
        page = context.new_page()
        for path in paths:
            page.set_viewport_size(NARROW)
            answer = page.goto(portal_server + path)
            assert answer is not None
            assert (answer.status, page.url) == (200, portal_server + path)
            reported += [f"{path}: {line}" for line in faults(page, SCHEMES)]
        _try(page, portal_server)
        reported += [f"tried: {line}" for line in faults(page, SCHEMES)]
    assert not reported, "\n".join(reported)


def _try(page: Page, server: str) -> None:
    """Have the effect of synonyms shown."""
    page.set_viewport_size(NARROW)
    page.goto(server + reverse("curation_preview"))
    page.locator("[name=terms]").fill("visit\ninspection")
    page.locator("[name=queries]").fill("inspection\nprison")
    page.locator("main form button[type=submit]").last.click()
    page.locator("main section ol").first.wait_for()
