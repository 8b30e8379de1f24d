"""Generated activities are plainly so, the same each time, and as whole as real ones."""

from collections import Counter
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from wagtail.models import Page, WorkflowState

from activities.agreement.models import AgreementRequest, Decision
from activities.agreement.verifying import problems
from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage, ActivityReference
from activities.repository.public import public, public_sources
from activities.volume.drawing import STAGES, Vocabularies, draw
from activities.volume.seeding import seed_works
from portal.languages import LANGUAGES
from portal.pages.models import SectionPage
from tests.activities.making import a_public_activity

pytestmark = pytest.mark.django_db

WORKS = 150
CODES = [language.code for language in LANGUAGES]


def test_whole(sections: dict[str, SectionPage], client: Client) -> None:
    real = a_public_activity(sections["en"])
    before = set(problems())  # the helper of the tests writes agreement without an entry
    assert seed_works(WORKS, 1) == WORKS
    assert set(problems()) == before
    assert Page.find_problems() == ([], [], [], [], [])
    pages = ActivityPage.objects.exclude(translation_key=real.translation_key)
    assert pages.filter(is_source_version=True).count() == WORKS
    assert pages.filter(is_source_version=False).count() == WORKS / 3
    assert set(pages.values_list("source_language", flat=True)) == set(CODES)
    for page in pages.select_related("locale"):
        assert page.content_fingerprint == fingerprint(content_of(page))
    known = Vocabularies()
    stages = Counter(draw(1, number, CODES, known).stage for number in range(WORKS))
    assert set(stages) == set(STAGES)
    assert public_sources().count() == stages["public"] + 1
    assert public().count() > public_sources().count()
    page = public_sources().order_by("-pk").first()
    assert client.get(page.url).status_code == 200
    assert page.reference in client.get("/en/activities/?q=" + page.reference).content.decode()


def test_in_every_state_of_agreement(sections: dict[str, SectionPage]) -> None:
    del sections
    seed_works(WORKS, 1)
    steps = WorkflowState.objects.values_list("current_task_state__task__name", flat=True)
    assert len(set(steps)) == 2
    for under_way in WorkflowState.objects.select_related("current_task_state"):
        page = ActivityPage.objects.get(pk=under_way.object_id)
        draft = page.get_latest_revision_as_object()
        assert fingerprint(content_of(draft)) == page.content_fingerprint
        assert page.current_workflow_task_state.specific.revision == page.latest_revision
    assert AgreementRequest.objects.filter(closed_at__isnull=True).exists()
    assert AgreementRequest.objects.filter(answer__kind=Decision.Kind.AGREED).exists()
    gone = Decision.objects.filter(kind=Decision.Kind.WITHDRAWN).values("work_key")
    assert ActivityReference.objects.filter(work_key__in=gone, first_public_at__isnull=False)
    assert not public().filter(translation_key__in=gone).exists()


def test_the_same_by_its_seed_and_made_once(sections: dict[str, SectionPage]) -> None:
    del sections
    assert seed_works(20, 7) == 20
    assert seed_works(30, 7) == 10
    assert seed_works(30, 7) == 0
    known = Vocabularies()
    for number in range(30):
        one, again = draw(7, number, CODES, known), draw(7, number, CODES, known)
        assert (one.fields, one.rows, one.stage) == (again.fields, again.rows, again.stage)
        other = draw(8, number, CODES, known)
        assert one.key != other.key
    assert Decision.objects.exists()
    assert list(problems()) == []


def test_says_in_its_name_that_it_is_generated(sections: dict[str, SectionPage]) -> None:
    del sections
    seed_works(40, 1)
    english = ActivityPage.objects.filter(locale__language_code="en")
    assert all(page.title.startswith("Generated activity 0000") for page in english)
    names = ActivityPage.objects.values_list("providers__organisation__name", flat=True)
    assert all("(fictitious)" in name for name in names if name)


def test_refused_where_activities_are_real(sections: dict[str, SectionPage], settings: Any) -> None:
    del sections
    settings.DEBUG = settings.PORTAL_DEMONSTRATION = False
    with pytest.raises(CommandError):
        call_command("seed_volume", works=5)
    assert not ActivityPage.objects.exists()
    settings.PORTAL_DEMONSTRATION = True
    call_command("seed_volume", works=5)
    assert ActivityPage.objects.filter(is_source_version=True).count() == 5


def test_refused_without_a_section(settings: Any) -> None:
    settings.PORTAL_DEMONSTRATION = True
    with pytest.raises(CommandError, match="seed_demo"):
        call_command("seed_volume", works=5)
