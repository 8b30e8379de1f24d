"""The activities of the demonstration: of every kind, and each as far as its file says."""

from collections import Counter
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker
from wagtail.models import Revision, Site, WorkflowState
from wagtail.users.models import UserProfile

from activities.agreement.demonstration.entries import Entry, entries, moment
from activities.agreement.demonstration.people import PEOPLE, REVIEWERS
from activities.agreement.demonstration.planting import plant_activities
from activities.agreement.models import AgreementRequest, Decision
from activities.agreement.verifying import problems
from activities.recommendations.demonstration.planting import plant_recommendations
from activities.repository.models import ActivityPage, ActivityProvider
from activities.repository.public import public
from portal.demonstration.planting import Grounds, work_key
from portal.languages import CODES
from portal.organisations.demonstration.planting import plant_organisations
from portal.organisations.models import FocalPoint, Membership
from portal.reference.loading.load import load_reference
from portal.reference.models import Concept, State
from tests.panels.grounds import grounds_below
from tests.trees import plant_homes

#: Status of the workflow and answers of the States asked, by the state the file gives.
ON_THEIR_WAY: dict[str, tuple[str, list[str]]] = {
    "review": ("in_progress", []),
    "waiting": ("in_progress", ["open"]),
    "new-version": ("in_progress", ["open"]),
    "waiting-partly": ("in_progress", ["agreed", "open"]),
    "returned": ("needs_changes", ["change-asked"]),
    "declined": ("needs_changes", ["declined"]),
}


@pytest.fixture(scope="module")
def _planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grounds]:
    """Sections with the activities and what they name, inside a transaction of this module."""
    del django_db_setup
    with django_db_blocker.unblock():
        with transaction.atomic():
            load_reference()
            grounds = grounds_below(plant_homes())
            plant_organisations(grounds)
            plant_recommendations(grounds)
            plant_activities(grounds)
            yield grounds
            transaction.set_rollback(True)
        Site.clear_site_root_paths_cache()


@pytest.fixture
def planted(_planted: Grounds, db: None) -> Grounds:
    del db
    Site.clear_site_root_paths_cache()
    return _planted


def page_of(entry: Entry) -> ActivityPage:
    page: ActivityPage = ActivityPage.objects.get(translation_key=work_key(entry.said["slug"]))
    return page


def in_state(state: str) -> list[Entry]:
    return [entry for entry in entries() if entry.state == state]


def test_each_is_as_far_as_its_file_says(planted: Grounds) -> None:
    del planted
    assert len(entries()) >= 60
    seen = set(public().values_list("translation_key", flat=True))
    for entry in entries():
        page = page_of(entry)
        assert page.locale.language_code == entry.language
        assert page.live == (entry.state in {"public", "new-version"})
        assert (page.translation_key in seen) == page.live
        flow = page.current_workflow_state
        answered = AgreementRequest.objects.filter(work_key=page.translation_key)
        kinds = [row.answer.kind if row.answer else "open" for row in answered]
        found = (flow.status if flow else None, sorted(kinds))
        assert found == ON_THEIR_WAY.get(entry.state, (None, [])), entry
    agreed = AgreementRequest.objects.filter(answer__kind="agreed")
    assert {row.state.iso3 for row in agreed} == {"SEN"}
    assert Decision.objects.filter(kind="withdrawn").count() == len(in_state("withdrawn")) == 2


def test_they_are_of_every_kind(planted: Grounds) -> None:
    del planted
    assert set(public().values_list("locale__language_code", flat=True)) == set(CODES)
    shown = ActivityProvider.objects.filter(page__in=public())
    for scheme, used in (
        ("provider-types", set(shown.filter(role="provider").values_list("type__code", flat=True))),
        ("modalities", set(public().values_list("modality__code", flat=True))),
    ):
        assert used == set(Concept.objects.in_scheme(scheme).values_list("code", flat=True))
    assert shown.filter(organisation=None, type__code="civil-society").exists()
    themes = public().values_list("themes", flat=True).distinct()
    assert themes.count() > 20
    assert State.objects.filter(activities__in=public()).distinct().count() > 45
    assert public().filter(good_practice=True).count() > 10


def test_the_record_is_whole_and_every_page_passes_its_editors_checks(planted: Grounds) -> None:
    del planted
    assert list(problems()) == []
    for page in ActivityPage.objects.all():
        page.full_clean()


def test_again_writes_nothing_and_editors_changes_stay(planted: Grounds) -> None:
    page = page_of(in_state("public")[0])
    page.title = "Another title"
    page.save_revision(user=User.objects.get(username="reviewer")).publish()
    page_of(in_state("public")[1]).unpublish()
    page_of(in_state("draft")[0]).delete()
    User.objects.filter(username="member").update(first_name="Renamed")
    tables = (ActivityPage, Revision, Decision, WorkflowState, User, FocalPoint, Membership)
    before = [model.objects.count() for model in tables]
    plant_activities(planted)
    assert [model.objects.count() for model in tables] == before
    assert page_of(in_state("public")[0]).title == "Another title"
    assert not page_of(in_state("public")[1]).live
    assert User.objects.get(username="member").first_name == "Renamed"


def test_people_are_in_office_and_nobody_was_sent_a_letter(planted: Grounds) -> None:
    del planted
    for person in PEOPLE:
        user = User.objects.get(username=person.username)
        assert user.email == f"{person.username}@example.org"
        assert EmailAddress.objects.get(user=user, email=user.email).verified
        profile = UserProfile.objects.get(user=user)
        assert profile.preferred_language == person.language
        assert user.check_password("demonstration")
        assert user.has_perm("wagtailadmin.access_admin") == (person in REVIEWERS)
    assert FocalPoint.objects.in_office().count() == 5
    assert Membership.objects.count() == 2
    paths = Counter(DBTaskResult.objects.values_list("task_path", flat=True))
    assert paths["portal.letters.letters.send_letter"] == 0


@pytest.mark.parametrize(
    ("text", "end", "day", "precision"),
    [
        ("2024", False, "2024-01-01", "year"),
        ("2024", True, "2024-12-31", "year"),
        ("2024-02", False, "2024-02-01", "month"),
        ("2024-02", True, "2024-02-29", "month"),
        ("2024-02-03", True, "2024-02-03", "day"),
    ],
)
def test_how_exactly_a_date_is_known(text: str, end: bool, day: str, precision: str) -> None:  # noqa: FBT001
    found, exactly = moment(text, end=end)
    assert (str(found), exactly) == (day, precision)
