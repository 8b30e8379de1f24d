"""Sending makes a page that waits for review, holds nothing private, and is made once."""

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from activities.repository.content import content_of
from activities.repository.models import ActivityPage
from activities.repository.public import public
from activities.submissions import hooks
from activities.submissions.filling import rich_text
from activities.submissions.models import Submission
from activities.submissions.owners import recipients
from activities.submissions.sending import send
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import a_secretary
from tests.activities.making import a_member, agree_to, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(sections: dict[str, SectionPage]) -> Submission:
    del sections
    organisation = an_organisation("Riverside Watch (fictitious)", type="civil-society")
    return Submission.objects.create(
        owner=a_member(organisation),
        organisation=organisation,
        language="fr",
        private_contact="in confidence",
        data={
            "title": "Formation de juges",
            "summary": "Des juges ont suivi une formation.",
            "description": "Un <b>jour</b>.\n\nDeux jours.",
            "states": ["KEN", "UGA"],
            "starts_on": "2025-03-01",
            "start_precision": "month",
            "funding": [{"source": "Own means", "amount": "10.50", "currency": "USD"}],
            "links": [{"url": "https://example.org/a", "title": "Report"}],
        },
    )


def test_it_waits_for_review_in_its_language(submission: Submission) -> None:
    page = send(submission)
    assert (page.locale.language_code, page.live) == ("fr", False)
    assert page.current_workflow_state is not None
    assert {state.iso3 for state in page.states.all()} == {"KEN", "UGA"}
    assert page.body == "<p>Un &lt;b&gt;jour&lt;/b&gt;.</p><p>Deux jours.</p>"
    assert not public().exists()
    assert submission.work_key == page.translation_key
    assert submission.status == Submission.Status.SENT


def test_twice_is_once(submission: Submission) -> None:
    assert send(submission) == send(Submission.objects.get(pk=submission.pk))
    page = ActivityPage.objects.get()
    assert page.revisions.count() == 1


def test_nothing_private_is_on_the_page(submission: Submission) -> None:
    submission.name_hidden = True
    submission.save()
    page = send(submission)
    revision = page.get_latest_revision()
    assert revision is not None
    kept = f"{revision.content}{content_of(page)}"
    assert "in confidence" not in kept
    assert "Riverside" not in kept
    assert page.providers.get().organisation is None
    assert page.owner is None


def test_other_kinds_of_organisation_are_always_named(submission: Submission) -> None:
    submission.organisation = an_organisation()
    submission.name_hidden = True
    submission.save()
    assert send(submission).providers.get().organisation == submission.organisation


def test_no_state_no_page(submission: Submission) -> None:
    submission.data["states"] = []
    submission.save()
    with pytest.raises(ValidationError):
        send(submission)
    assert not ActivityPage.objects.exists()
    submission.refresh_from_db()
    assert submission.status == Submission.Status.DRAFT


def test_a_change_leaves_what_is_public(submission: Submission) -> None:
    page = send(submission)
    agree_to(page)
    revision = page.get_latest_revision()
    assert revision is not None
    revision.publish()
    submission.data["title"] = "Formation de magistrates"
    submission.status = Submission.Status.DRAFT
    submission.save()
    again = send(submission)
    assert again.reference == page.reference
    assert public().get().title == "Formation de juges"
    assert again.get_latest_revision_as_object().title == "Formation de magistrates"
    assert again.current_workflow_state is not None


def test_letters_and_hooks(submission: Submission) -> None:
    ensure_secretariat()
    a_secretary()
    seen: list[ActivityPage] = []
    hooks.register(seen.append)
    page = send(submission)
    assert page in seen
    letters = [str(result.args_kwargs) for result in DBTaskResult.objects.all()]
    assert sum("letters/receipt.txt" in one for one in letters) == 1
    assert sum("letters/new.txt" in one for one in letters) == 1
    assert not any("Formation" in one or "Riverside" in one for one in letters)
    assert [one.email for one in recipients(page.translation_key)] == ["member@example.org"]


def test_only_members_see_it(submission: Submission) -> None:
    stranger = a_member(an_organisation("Another (fictitious)"), "stranger")
    assert Submission.objects.seen_by(submission.owner).get() == submission
    assert not Submission.objects.seen_by(stranger).exists()


def test_rich_text_of_nothing() -> None:
    assert rich_text(" \r\n\r\n ") == ""
