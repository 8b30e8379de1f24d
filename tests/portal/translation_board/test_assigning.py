"""Whoever may publish in a language says who translates into it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.pages.models import HomePage, StandardPage
from portal.translation_board.assigning import people_for
from portal.translation_board.models import TranslationAssignment

EditorIn = Callable[..., User]


@pytest.fixture
def address(about: StandardPage) -> str:
    return reverse("translation_board_version", args=[about.pk, "fr"])


@pytest.fixture
def translator(homes: dict[str, HomePage], editor_in: EditorIn) -> User:
    user = editor_in("translator", {homes["fr"]: ("add", "change"), homes["en"]: ("change",)})
    user.email = "translator@example.org"
    user.save()
    return user


def test_a_translation_that_is_not_begun_is_assigned_changed_and_taken_away(
    admin: Client, about: StandardPage, address: str, translator: User
) -> None:
    due = timezone.localdate() + timedelta(days=3)
    form = {"assignee": translator.pk, "due": due.isoformat(), "note": "With care"}
    assert admin.post(address, form).status_code == 302
    row = TranslationAssignment.objects.get(work_key=about.translation_key)
    assert (row.assignee, row.due, row.locale.language_code) == (translator, due, "fr")
    [letter] = DBTaskResult.objects.filter(task_path="portal.letters.letters.send_letter")
    assert letter.args_kwargs["args"][1] == translator.email
    assert admin.post(address, {**form, "note": "Other"}).status_code == 302
    assert TranslationAssignment.objects.get().note == "Other"
    assert DBTaskResult.objects.filter(task_path__endswith="send_letter").count() == 1
    text = admin.get(reverse("translation_board")).content.decode()
    assert "<bdi>translator</bdi>" in text
    assert admin.post(address, {"unassign": "1"}).status_code == 302
    assert admin.post(address, {"unassign": "1"}).status_code == 302
    assert not TranslationAssignment.objects.exists()


def test_what_was_typed_wrong_is_said_and_kept(
    admin: Client, address: str, translator: User, homes: dict[str, HomePage], editor_in: EditorIn
) -> None:
    stranger = editor_in("stranger", {homes["ru"]: ("change",)})
    form = {"assignee": translator.pk, "due": "2001-01-01", "note": "Kept"}
    answer = admin.post(address, form)
    assert answer.status_code == 422
    assert "This day is past." in answer.content.decode()
    assert "Kept" in answer.content.decode()
    answer = admin.post(address, {"assignee": stranger.pk})
    assert answer.status_code == 422
    assert not TranslationAssignment.objects.exists()


def test_who_may_not_publish_there_assigns_nothing(
    client: Client,
    address: str,
    translator: User,
    homes: dict[str, HomePage],
    editor_in: EditorIn,
) -> None:
    client.force_login(translator)
    assert b'name="assignee"' not in client.get(address).content
    refused = client.post(address, {"assignee": translator.pk})
    assert refused["Location"] == reverse("wagtailadmin_home")
    assert not TranslationAssignment.objects.exists()
    rights = {homes["fr"]: ("change", "publish"), homes["en"]: ("change",)}
    client.force_login(editor_in("chief", rights))
    assert client.post(address, {"assignee": translator.pk}).status_code == 302
    assert TranslationAssignment.objects.get().assignee == translator


def test_only_active_people_of_that_tree_can_be_assigned(
    about: StandardPage, homes: dict[str, HomePage], translator: User, editor_in: EditorIn
) -> None:
    editor_in("stranger", {homes["ru"]: ("change",)})
    assert list(people_for(about, homes["fr"].locale)) == [translator]
    User.objects.filter(pk=translator.pk).update(is_active=False)
    assert not people_for(about, homes["fr"].locale)


@pytest.mark.parametrize("code", ["en", "xx"])
def test_a_source_and_an_unknown_language_have_no_such_page(
    admin: Client, about: StandardPage, code: str
) -> None:
    address = reverse("translation_board_version", args=[about.pk, code])
    assert admin.get(address, follow=True).status_code == 404
