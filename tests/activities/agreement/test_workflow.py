"""From submission to publication: nothing but the agreement of every State publishes."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django_tasks_db.models import DBTaskResult
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Revision, Task, WorkflowState
from wagtail.workflows import publish_workflow_state

from activities.agreement import answering
from activities.agreement.models import AgreementRequest, Decision
from activities.agreement.record import append
from activities.agreement.withdrawal import withdraw
from activities.agreement.workflow import AGREEMENT, ensure_workflow
from activities.repository.models import ActivityPage
from activities.repository.public import public
from portal.pages.models import SectionPage, StandardPage
from tests.activities.agreement.asking import (
    a_focal_point,
    a_secretary,
    a_user,
    asked,
    fresh,
    open_request,
    review,
    says,
    submit,
)
from tests.activities.making import an_activity

Sections = dict[str, SectionPage]


def test_all_states_agree(sections: Sections, secretary: User, kenya: User, uganda: User) -> None:
    page = asked(sections["en"], secretary, ("KEN", "UGA"))
    says(page, kenya)
    assert not fresh(page).live
    says(page, uganda)
    assert fresh(page).live
    assert public().get().pk == page.pk
    kinds = list(Decision.objects.values_list("kind", flat=True))
    assert kinds == ["asked", "asked", "agreed", "agreed"]


def test_the_revision_agreed_to_is_published_not_the_latest(
    sections: Sections, secretary: User, kenya: User
) -> None:
    """Trap 1: the stock action publishes the latest revision."""
    page = asked(sections["en"], secretary)
    row = open_request(page)
    agreed = row.task_state.revision
    append(
        Decision.Kind.AGREED,
        work_key=row.work_key,
        state=row.state,
        user=kenya,
        page=agreed.as_object(),
    )
    # An edit that no signal told of, such as by a script.
    page.title = "Nobody agreed to this"
    later = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
    )
    ActivityPage.objects.filter(pk=page.pk).update(latest_revision=later)
    with pytest.raises(answering.OutdatedError):
        answering.answer(row, kenya, "agree")
    row.task_state.approve(user=kenya)
    assert fresh(page).live
    assert fresh(page).title == "Training of judges"


def test_a_focal_point_without_admin_rights_publishes_by_agreeing(
    sections: Sections, secretary: User, kenya: User
) -> None:
    """Trap 2: the stock action raises PublishPagePermissionError and rolls everything back."""
    assert not kenya.has_perm("wagtailadmin.access_admin")
    page = asked(sections["en"], secretary)
    says(page, kenya)
    assert fresh(page).live


def test_the_stock_action_publishes_what_nobody_agreed_to(
    sections: Sections, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the portal's action, an end of the asking publishes: trap 3, and trap 1 with it."""
    monkeypatch.setattr(WorkflowState, "on_finish", publish_workflow_state)
    page = asked(sections["en"], secretary)
    Task.objects.get(name=AGREEMENT).specific.deactivate(user=a_user("root", is_superuser=True))
    assert not Decision.objects.filter(kind="agreed").exists()
    assert fresh(page).live


def test_the_stock_action_lets_no_focal_point_publish(
    sections: Sections, secretary: User, kenya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the portal's action, the answer of a focal point is lost: trap 2."""
    monkeypatch.setattr(WorkflowState, "on_finish", publish_workflow_state)
    page = asked(sections["en"], secretary)
    with pytest.raises(PublishPagePermissionError):
        says(page, kenya)
    assert not fresh(page).live
    assert not Decision.objects.filter(kind="agreed").exists()


@pytest.mark.parametrize("way", ["deactivate the task", "cancel the state"])
def test_no_end_of_the_asking_publishes(
    sections: Sections, secretary: User, kenya: User, way: str
) -> None:
    """Trap 3: the stock workflow then ends as approved and publishes."""
    del kenya
    page = asked(sections["en"], secretary)
    task = Task.objects.get(name=AGREEMENT).specific
    if way == "deactivate the task":
        task.deactivate(user=secretary)
    else:
        Task.objects.filter(pk=task.pk).update(active=False)
        page.current_workflow_task_state.cancel(user=secretary)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert not fresh(page).live
    assert not public().exists()
    assert not AgreementRequest.objects.filter(closed_at__isnull=True).exists()


def test_an_approval_that_no_state_gave_publishes_nothing(
    sections: Sections, secretary: User, kenya: User
) -> None:
    del kenya
    page = asked(sections["en"], secretary)
    page.current_workflow_task_state.approve(user=secretary)
    assert not fresh(page).live


def test_no_state_never_passes(sections: Sections, secretary: User) -> None:
    page = an_activity(sections["en"], states=())
    submit(page, secretary)
    review(page, secretary)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not fresh(page).live
    assert "agreement/letters/no_states.txt" in letters()


def test_a_state_that_agreed_to_just_this_is_not_asked_again(
    sections: Sections, secretary: User, kenya: User, uganda: User
) -> None:
    page = asked(sections["en"], secretary, ("KEN", "UGA"))
    says(page, kenya)
    says(page, uganda, "change", "Name the court.")
    fresh(page).current_workflow_state.cancel(user=secretary)
    submit(page, secretary)
    review(page, secretary)
    assert [row.state.iso3 for row in open_rows()] == ["UGA"]
    says(page, uganda)
    assert fresh(page).live


@pytest.mark.parametrize("verdict", ["change", "decline"])
def test_a_refusal_returns_it_with_the_reason(
    sections: Sections, secretary: User, kenya: User, uganda: User, verdict: str
) -> None:
    del uganda
    page = asked(sections["en"], secretary, ("KEN", "UGA"))
    says(page, kenya, verdict, "Not the right year.")
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Not the right year."
    assert not open_rows()
    assert letters().count("agreement/letters/returned.txt") == 1
    with pytest.raises(answering.AlreadyAnsweredError):
        answering.answer(AgreementRequest.objects.get(state__iso3="UGA"), kenya, "agree")


def test_an_administrators_change_in_review_asks_anew(
    sections: Sections, secretary: User, kenya: User
) -> None:
    page = asked(sections["en"], secretary)
    old = open_request(page)
    page.title = "Training of prosecutors"
    page.save_revision(user=a_user("root", is_superuser=True))
    with pytest.raises(answering.AlreadyAnsweredError):
        answering.answer(old, kenya, "agree")
    says(page, kenya)
    assert public().get().title == "Training of prosecutors"


def test_anybody_elses_change_in_review_is_reviewed_first(
    sections: Sections, secretary: User, kenya: User
) -> None:
    page = asked(sections["en"], secretary)
    page.title = "Training of prosecutors"
    page.save_revision(user=a_user("submitter"))
    assert not open_rows()
    assert fresh(page).current_workflow_task.name == "Secretariat review"
    review(page, secretary)
    says(page, kenya)
    assert public().get().title == "Training of prosecutors"


def test_a_revision_saved_over_asks_anew(sections: Sections, secretary: User, kenya: User) -> None:
    """Wagtail's autosave keeps the number of a revision and changes what is in it."""
    page = asked(sections["en"], secretary)
    old = open_request(page)
    page.title = "Training of prosecutors"
    page.save_revision(overwrite_revision=page.latest_revision)
    assert old.task_state.revision_id == fresh(page).latest_revision_id
    with pytest.raises(answering.AlreadyAnsweredError):
        answering.answer(old, kenya, "agree")
    assert not fresh(page).live


def test_saving_without_a_change_goes_on(sections: Sections, secretary: User, kenya: User) -> None:
    page = asked(sections["en"], secretary)
    page.save_revision()
    says(page, kenya)
    assert fresh(page).live


def test_a_withdrawal_in_review_counts_at_the_end(
    sections: Sections, secretary: User, kenya: User, uganda: User
) -> None:
    page = asked(sections["en"], secretary, ("KEN", "UGA"))
    says(page, kenya)
    state = kenya.focal_points.get().state
    withdraw(page.translation_key, state, kenya, "")
    says(page, uganda)
    assert not fresh(page).live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


@pytest.mark.parametrize("who", ["another State", "out of office", "secretariat", "inactive"])
def test_only_a_focal_point_in_office_answers(
    sections: Sections, secretary: User, kenya: User, uganda: User, who: str
) -> None:
    page = asked(sections["en"], secretary)
    user = {"another State": uganda, "secretariat": secretary}.get(who, kenya)
    if who == "out of office":
        kenya.focal_points.update(ended_at=secretary.date_joined)
    elif who == "inactive":
        User.objects.filter(pk=kenya.pk).update(is_active=False)
    with pytest.raises(answering.NotFocalPointError):
        answering.answer(open_request(page), user, "agree")


def test_a_refusal_needs_a_reason(sections: Sections, secretary: User, kenya: User) -> None:
    page = asked(sections["en"], secretary)
    with pytest.raises(answering.ReasonMissingError):
        answering.answer(open_request(page), kenya, "decline", "  ")


def test_the_page_in_review_is_locked_and_nobody_acts_for_states(
    sections: Sections, secretary: User, kenya: User
) -> None:
    page = asked(sections["en"], secretary)
    root = a_user("root", is_superuser=True)
    task = page.current_workflow_task
    for user in (secretary, kenya, root):
        assert task.get_actions(page, user) == []
    assert page.get_lock().for_user(secretary)
    assert not page.get_lock().for_user(root)


def test_a_translation_goes_its_own_way(sections: Sections, secretary: User, kenya: User) -> None:
    page = asked(sections["en"], secretary)
    answering.answer(open_request(page), kenya, "agree")
    french = fresh(page).copy_for_translation(sections["fr"].locale)
    french.title = "Formation de juges"
    french.save_revision().publish()
    assert public().count() == 1
    submit(french, secretary)
    review(french, secretary)
    answering.answer(open_request(page), kenya, "agree")
    assert public().count() == 2


def test_delegation(sections: Sections, secretary: User, kenya: User, uganda: User) -> None:
    page = asked(sections["en"], secretary)
    colleague = a_focal_point("KEN", "colleague")
    with pytest.raises(answering.NotFocalPointError):
        answering.delegate(open_request(page), kenya, uganda)
    before = letters().count("agreement/letters/asked.txt")
    answering.delegate(open_request(page), kenya, colleague)
    assert letters().count("agreement/letters/asked.txt") == before + 1
    answering.answer(open_request(page), colleague, "agree")
    assert fresh(page).live


def test_wagtail_writes_no_letter_of_activities(
    sections: Sections, secretary: User, kenya: User
) -> None:
    a_secretary("another")
    a_user("root", is_superuser=True)
    submitter = a_user("submitter")
    for verdict in ("agree", "change"):
        page = an_activity(sections["en"], title=f"Secret {verdict}", owner=submitter)
        submit(page, submitter)
        review(page, secretary)
        says(page, kenya, verdict, "Why.")
    assert mail.outbox == []


def test_wagtail_writes_letters_of_other_pages(sections: Sections, secretary: User) -> None:
    page = StandardPage(title="About", slug="about-us")
    sections["en"].get_parent().add_child(instance=page)
    page.save_revision()
    workflow = ensure_workflow([page])
    workflow.start(page, a_user("submitter"))
    assert {one for message in mail.outbox for one in message.to} == {secretary.email}


def test_the_workflow_is_made_once(sections: Sections) -> None:
    first = ensure_workflow(sections.values())
    assert ensure_workflow(sections.values()) == first
    assert [task.name for task in first.tasks] == ["Secretariat review", AGREEMENT]
    for section in sections.values():
        assert section.get_workflow() == first


def open_rows() -> list[AgreementRequest]:
    return list(AgreementRequest.objects.filter(closed_at__isnull=True))


def letters() -> list[str]:
    """Return the templates of the letters that wait to be sent."""
    rows = DBTaskResult.objects.filter(task_path="portal.letters.letters.send_letter")
    return [row.args_kwargs["args"][0] for row in rows]
