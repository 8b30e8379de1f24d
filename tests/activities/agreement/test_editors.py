"""What editors, translators and Wagtail's own machinery may publish."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.db.models.signals import post_save
from django.http import HttpRequest
from django.test import Client, RequestFactory, TestCase
from wagtail.models import Task, WorkflowState
from wagtail.workflows import publish_workflow_state
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from activities.agreement.answering import answer
from activities.agreement.receivers import ask_about_what_is_in_review
from activities.agreement.wagtail_hooks import publish_only_what_is_agreed_to
from activities.agreement.workflow import AGREEMENT
from activities.repository.models import ActivityPage
from activities.repository.public import public
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import (
    a_user,
    asked,
    fresh,
    open_request,
    review,
    says,
    submit,
)

Sections = dict[str, SectionPage]
SECRET = "Nobody has agreed to this."
WORDS = ("/en/activities/", "/fr/activities/", "/fr/activities/export.json")


def a_request() -> HttpRequest:
    request = RequestFactory().post("/")
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # noqa: SLF001 -- as middleware does
    return request


def test_an_editor_publishes_only_what_is_agreed_to(
    sections: Sections, secretary: User, kenya: User
) -> None:
    page = asked(sections["en"], secretary)
    refused = publish_only_what_is_agreed_to(a_request(), page)
    assert refused is not None
    assert refused.status_code == 302
    says(page, kenya)
    assert publish_only_what_is_agreed_to(a_request(), fresh(page)) is None
    changed = fresh(page)
    changed.title = "Nobody agreed to this"
    assert publish_only_what_is_agreed_to(a_request(), changed) is not None
    changed = fresh(page)
    changed.states = []
    assert publish_only_what_is_agreed_to(a_request(), changed) is not None


def test_other_pages_are_published_as_ever(sections: Sections) -> None:
    assert publish_only_what_is_agreed_to(a_request(), sections["en"]) is None


# Wagtail's own ways to the end of a workflow, each with nobody's agreement.


def edited_in_review(page: ActivityPage, root: User) -> None:
    """Approve what was asked about; since then a text was saved that nobody was asked about.

    As when it is saved between the last answer and the end: what starts the asking afresh is
    taken away.
    """
    post_save.disconnect(ask_about_what_is_in_review, sender=ActivityPage)
    try:
        draft = fresh(page).get_latest_revision_as_object()
        draft.summary = SECRET
        draft.save_revision(user=root)
    finally:
        post_save.connect(ask_about_what_is_in_review, sender=ActivityPage)
    fresh(page).current_workflow_task_state.approve(user=root)


def deactivated(page: ActivityPage, root: User) -> None:
    """Take the States' step out of the workflow."""
    del page
    Task.objects.get(name=AGREEMENT).specific.deactivate(user=root)


WAYS = pytest.mark.parametrize("way", [edited_in_review, deactivated])


@WAYS
def test_the_end_of_a_workflow_publishes_nothing_without_agreement(
    sections: Sections, secretary: User, way: Callable[[ActivityPage, User], None]
) -> None:
    page = asked(sections["en"], secretary, summary=SECRET)
    way(page, a_user("root", is_superuser=True))
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert not fresh(page).live
    assert not public().exists()


@WAYS
def test_it_would_with_wagtail_s_own_end(
    sections: Sections,
    secretary: User,
    way: Callable[[ActivityPage, User], None],
    monkeypatch: pytest.MonkeyPatch,
    client: Client,
) -> None:
    monkeypatch.setattr(WorkflowState, "on_finish", publish_workflow_state)
    page = asked(sections["en"], secretary, summary=SECRET)
    way(page, a_user("root", is_superuser=True))
    assert fresh(page).live
    assert fresh(page).summary == SECRET
    # Even then it is live and no more: the second guard is what visitors' pages read through.
    assert not public().exists()
    assert client.get(fresh(page).get_url()).status_code == 404


def test_the_end_publishes_what_was_agreed_to_and_not_what_came_after(
    sections: Sections, secretary: User, kenya: User, uganda: User
) -> None:
    page = asked(sections["en"], secretary, states=("KEN", "UGA"))
    says(page, kenya)
    last = open_request(page, "UGA")
    # The last State has agreed, and before the workflow ends a text is saved.
    task_state = last.task_state
    approve = type(task_state).approve

    def saved_meanwhile(state: object, **kwargs: object) -> object:
        post_save.disconnect(ask_about_what_is_in_review, sender=ActivityPage)
        draft = fresh(page).get_latest_revision_as_object()
        draft.summary = SECRET
        draft.save_revision()
        post_save.connect(ask_about_what_is_in_review, sender=ActivityPage)
        return approve(state, **kwargs)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(task_state), "approve", saved_meanwhile)
        answer(last, uganda, "agree")
    assert public().get().summary == "Judges were trained."
    assert fresh(page).get_latest_revision_as_object().summary == SECRET


def test_cancelling_the_last_step_asks_again(sections: Sections, secretary: User) -> None:
    page = asked(sections["en"], secretary)
    before = open_request(page)
    fresh(page).current_workflow_task_state.cancel(user=a_user("root", is_superuser=True))
    assert not fresh(page).live
    assert open_request(page).pk != before.pk


# wagtail-localize publishes a translation at once, whatever workflow is under way.


@pytest.fixture
def translation(sections: Sections, secretary: User, kenya: User) -> Translation:
    """An activity that Kenya agreed to, its translations covered, in French and public."""
    page = asked(sections["en"], secretary)
    says(page, kenya)
    source, _made = TranslationSource.update_or_create_from_instance(fresh(page))
    made = Translation.objects.create(source=source, target_locale=sections["fr"].locale)
    translate(made)
    publish(made)
    assert public().count() == 2
    return made


def translate(translation: Translation, mark: str = "fr:") -> None:
    """Translate every text."""
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": mark + segment.string.data, "translation_type": "manual"},
        )


def publish(translation: Translation) -> None:
    """Publish it as a translator does; the library does so on commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)


def versions(translation: Translation) -> tuple[ActivityPage, ActivityPage]:
    """Return the English and the French version as they are now."""
    pages = ActivityPage.objects.filter(translation_key=translation.source.object_id)
    return (
        pages.get(locale__language_code="en"),
        pages.get(locale__language_code="fr"),
    )


def is_seen(client: Client, text: str) -> bool:
    page = ActivityPage.objects.filter(is_source_version=True).get()
    addresses = (*WORDS, page.get_url(), page.get_url().replace("/en/", "/fr/"))
    return any(text in client.get(one, follow=True).content.decode() for one in addresses)


def test_a_translation_of_a_text_in_review_leaves_the_asking_and_shows_nothing_of_it(
    translation: Translation, secretary: User, kenya: User, client: Client
) -> None:
    english, _french = versions(translation)
    draft = english.get_latest_revision_as_object()
    draft.summary = SECRET
    draft.save_revision()
    submit(english, secretary)
    review(english, secretary)
    # Both ways to bring the record up to date: from the page, and from what an editor looks at.
    translation.source.update_from_db()
    publish(translation)
    assert not is_seen(client, SECRET)
    TranslationSource.update_or_create_from_instance(draft)
    translation.source.refresh_from_db()
    translate(translation)
    publish(translation)
    english, french = versions(translation)
    assert SECRET in french.summary
    assert french.live
    assert not is_seen(client, SECRET)
    assert english.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert english.summary == "Judges were trained."
    says(english, kenya)
    assert is_seen(client, SECRET)


def test_a_translation_is_hidden_while_its_source_is_ahead_of_it(
    translation: Translation, secretary: User, kenya: User, client: Client
) -> None:
    english, french = versions(translation)
    draft = english.get_latest_revision_as_object()
    draft.summary = "Prosecutors were trained."
    draft.save_revision()
    submit(english, secretary)
    review(english, secretary)
    says(english, kenya)
    english, french = versions(translation)
    assert list(public()) == [english]
    assert french.live
    assert not is_seen(client, "fr:Judges")
    translation.source.update_from_db()
    translate(translation)
    publish(translation)
    assert is_seen(client, "fr:Prosecutors")


def test_a_draft_translated_from_an_earlier_text_does_not_pass_for_one_of_the_new(
    translation: Translation, secretary: User, kenya: User, client: Client
) -> None:
    translate(translation, "brouillon:")
    translation.save_target(publish=False)
    english, french = versions(translation)
    draft = english.get_latest_revision_as_object()
    draft.summary = "Prosecutors were trained."
    draft.save_revision()
    submit(english, secretary)
    review(english, secretary)
    says(english, kenya)
    french.get_latest_revision().publish()
    assert list(public()) == [versions(translation)[0]]
    assert not is_seen(client, "brouillon:")


def test_a_translation_asked_about_is_not_published_ahead_of_the_answer(
    sections: Sections, secretary: User, kenya: User, client: Client
) -> None:
    page = asked(sections["en"], secretary)
    answer(open_request(page), kenya, "agree", covers_translations=False)
    source, _made = TranslationSource.update_or_create_from_instance(fresh(page))
    made = Translation.objects.create(source=source, target_locale=sections["fr"].locale)
    translate(made)
    made.save_target(publish=False)
    _english, french = versions(made)
    submit(french, secretary)
    review(french, secretary)
    assert open_request(french).task_state.status == "in_progress"
    publish(made)
    _english, french = versions(made)
    assert french.live
    assert not is_seen(client, "fr:")
