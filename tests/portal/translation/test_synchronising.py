"""A live translation is never overwritten with text that is not translated."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.pages.models import HomePage, StandardPage
from portal.translation.records import TranslationRefused

pytestmark = pytest.mark.usefixtures("translated")


def arabic(page: StandardPage) -> StandardPage:
    version: StandardPage = StandardPage.objects.get(
        translation_key=page.translation_key, locale__language_code="ar"
    )
    return version


def record(page: StandardPage, code: str = "ar") -> Translation:
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=code
    )


def texts_of(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_changed_text_is_not_published_untranslated(
    about: StandardPage, change_source: Callable[[str], TranslationSource]
) -> None:
    change_source("What it will be.")
    with pytest.raises(
        TranslationRefused, match=r"1 text is not translated yet: “What it will be.”"
    ):
        record(about).save_target(publish=True)
    assert arabic(about).summary == "ar:What the portal is."


@pytest.mark.usefixtures("library")
def test_the_library_s_default_would_publish_it(
    about: StandardPage, change_source: Callable[[str], TranslationSource]
) -> None:
    change_source("What it will be.")
    record(about).save_target(publish=True)
    assert arabic(about).summary == "What it will be."


def test_it_is_published_once_it_is_translated(
    about: StandardPage,
    change_source: Callable[[str], TranslationSource],
    translate: Callable[..., None],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    change_source("What it will be.")
    translate(record(about), only="will be")
    with django_capture_on_commit_callbacks(execute=True):
        record(about).save_target(publish=True)
    version = arabic(about)
    assert version.summary == "ar:What it will be."
    assert version.live
    assert not version.has_unpublished_changes


def test_a_translation_with_an_error_does_not_count(
    about: StandardPage,
    change_source: Callable[[str], TranslationSource],
    translate: Callable[..., None],
) -> None:
    change_source("What it will be.")
    translate(record(about), only="will be")
    StringTranslation.objects.filter(data="ar:What it will be.").update(has_error=True)
    with pytest.raises(TranslationRefused):
        record(about).save_target(publish=True)


def test_a_draft_leaves_the_live_version_as_it_is(
    about: StandardPage, change_source: Callable[[str], TranslationSource]
) -> None:
    change_source("What it will be.")
    record(about).save_target(publish=False)
    version = arabic(about)
    assert version.summary == "ar:What the portal is."
    assert version.get_latest_revision_as_object().summary == "What it will be."
    assert version.has_unpublished_changes


@pytest.mark.usefixtures("library")
def test_the_library_s_default_draft_would_change_the_live_row(
    about: StandardPage, change_source: Callable[[str], TranslationSource]
) -> None:
    change_source("What it will be.")
    record(about).save_target(publish=False)
    assert arabic(about).summary == "What it will be."


def test_the_view_publishes_what_is_complete_and_names_the_rest(
    about: StandardPage,
    admin: Client,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
    change_source: Callable[[str], TranslationSource],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    submit(about, "fr")
    source = change_source("What it will be.")
    translate(record(about, "fr"), "fr:")
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "Publish what is complete" in admin.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(address, {"publish_translations": "on"})
    french = about.get_translation(record(about, "fr").target_locale)
    assert french.live
    assert french.summary == "fr:What it will be."
    assert arabic(about).summary == "ar:What the portal is."
    assert "Not published in العربية: 1 text is not translated yet" in texts_of(response)


def test_the_translation_editor_refuses_and_names_the_texts(
    about: StandardPage, admin: Client, change_source: Callable[[str], TranslationSource]
) -> None:
    change_source("What it will be.")
    edit = reverse("wagtailadmin_pages:edit", args=[arabic(about).pk])
    response = admin.post(edit, {"action": "publish"})
    assert response.status_code == 302
    assert "“What it will be.”" in texts_of(response)
    assert arabic(about).summary == "ar:What the portal is."


def test_nobody_publishes_by_synchronising_what_they_may_not_publish(
    about: StandardPage,
    client: Client,
    homes: dict[str, HomePage],
    editor_in: Callable[..., User],
    translate: Callable[..., None],
    change_source: Callable[[str], TranslationSource],
) -> None:
    source = change_source("What it will be.")
    translate(record(about), only="will be")
    user = editor_in(
        "english", {homes["en"]: ("add", "change", "publish"), homes["ar"]: ("add", "change")}
    )
    client.force_login(user)
    response = client.post(
        reverse("wagtail_localize:update_translations", args=[source.pk]),
        {"publish_translations": "on"},
    )
    assert "do not have permission to publish there" in texts_of(response)
    with pytest.raises(PermissionDenied):
        record(about).save_target(user=user, publish=True)
    assert arabic(about).summary == "ar:What the portal is."


@pytest.mark.usefixtures("library")
def test_the_library_s_default_would_let_them(
    about: StandardPage,
    homes: dict[str, HomePage],
    editor_in: Callable[..., User],
    translate: Callable[..., None],
    change_source: Callable[[str], TranslationSource],
) -> None:
    change_source("What it will be.")
    translate(record(about), only="will be")
    user = editor_in("english", {homes["ar"]: ("add", "change")})
    record(about).save_target(user=user, publish=True)
    assert arabic(about).summary == "ar:What it will be."
