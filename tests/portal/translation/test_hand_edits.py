"""Stop, edit by hand, start again, publish: the edit is still there, or nothing was done."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from portal.pages.models import HomePage, StandardPage
from portal.translation.records import TranslationRefused

BODY: list[dict[str, Any]] = [
    {
        "type": "rich_text",
        "id": "a1",
        "value": "<p>First.</p><p>Second with <a href='https://un.org/'>a link</a>.</p>",
    },
    {
        "type": "callout",
        "id": "b2",
        "value": {"kind": "note", "title": "Heading", "text": "<p>Inside.</p>"},
    },
]


@pytest.fixture
def version(
    about: StandardPage,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> StandardPage:
    """The Arabic version of a page with a body, live."""
    about.body = BODY
    about.save_revision().publish()
    translation = submit(about)
    translate(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    page: StandardPage = about.get_translation(translation.target_locale)
    return page


def stop_and_edit(version: StandardPage, **changes: Any) -> Translation:
    translation = Translation.objects.get(target_locale=version.locale)
    translation.enabled = False
    translation.save()
    page = StandardPage.objects.get(pk=version.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return translation


def restart_and_publish(admin: Client, version: StandardPage, capture: Callable[..., Any]) -> Any:
    edit = reverse("wagtailadmin_pages:edit", args=[version.pk])
    response = admin.post(edit, {"localize-restart-translation": "1"})
    if Translation.objects.get(target_locale=version.locale).enabled:
        with capture(execute=True):
            admin.post(edit, {"action": "publish"})
    return response


def body_of(version: StandardPage) -> str:
    return str(StandardPage.objects.get(pk=version.pk).body.raw_data[0]["value"])


def test_edits_of_text_are_taken_over(
    version: StandardPage,
    admin: Client,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    edited = body_of(version).replace("ar:First", "By hand")
    stop_and_edit(
        version,
        title="Title by hand",
        slug="by-hand",
        body=[{**BODY[0], "value": edited}, dict(version.body.raw_data[1])],
    )
    restart_and_publish(admin, version, django_capture_on_commit_callbacks)
    page = StandardPage.objects.get(pk=version.pk)
    assert Translation.objects.get(target_locale=version.locale).enabled
    assert (page.title, page.slug) == ("Title by hand", "by-hand")
    assert "By hand" in body_of(version)
    assert "ar:" in body_of(version)
    assert 'href="https://un.org/"' in body_of(version)
    assert page.live


@pytest.mark.usefixtures("library")
def test_the_library_s_default_would_lose_them(version: StandardPage) -> None:
    translation = stop_and_edit(version, title="Title by hand")
    translation.enabled = True
    translation.save()
    translation.save_target(publish=True)
    assert StandardPage.objects.get(pk=version.pk).title == "ar:About"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda body: body[:1], id="a block was removed"),
        pytest.param(lambda body: [*body, {**BODY[1], "id": "c3"}], id="a block was added"),
        pytest.param(lambda body: body[::-1], id="blocks were reordered"),
        pytest.param(
            lambda body: [body[0], {**body[1], "value": {**body[1]["value"], "kind": "help"}}],
            id="a choice was changed",
        ),
    ],
)
def test_edits_that_cannot_be_taken_over_keep_the_translation_stopped(
    version: StandardPage,
    admin: Client,
    change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    body = change([dict(block) for block in version.body.raw_data])
    stop_and_edit(version, body=body)
    response = restart_and_publish(admin, version, django_capture_on_commit_callbacks)
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "“Body”" in said
    assert not Translation.objects.get(target_locale=version.locale).enabled
    now = StandardPage.objects.get(pk=version.pk).body.raw_data
    assert [block["id"] for block in now] == [block["id"] for block in body]


def test_code_is_refused_too(version: StandardPage) -> None:
    translation = stop_and_edit(version, body=[])
    with pytest.raises(TranslationRefused, match="“Body”"):
        translation.save_target(publish=True)
    with pytest.raises(TranslationRefused, match="“Body”"):
        translation.save_target(publish=False)
    assert len(StandardPage.objects.get(pk=version.pk).body) == 0


def test_a_change_of_the_source_meanwhile_does_not_stand_in_the_way(
    version: StandardPage,
    about: StandardPage,
    admin: Client,
    translate: Callable[..., None],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    translation = stop_and_edit(version, title="Title by hand")
    source_page = StandardPage.objects.get(pk=about.pk)
    source_page.body = [
        *BODY,
        {"type": "heading", "id": "new", "value": {"text": "New", "level": "2"}},
    ]
    source_page.save_revision().publish()
    TranslationSource.objects.get(object_id=about.translation_key).update_from_db()
    translate(translation, only="New")
    restart_and_publish(admin, version, django_capture_on_commit_callbacks)
    page = StandardPage.objects.get(pk=version.pk)
    assert page.title == "Title by hand"
    assert page.body[2].value["text"] == "ar:New"


def test_a_version_written_on_its_own_is_never_overwritten(
    about: StandardPage, homes: dict[str, HomePage]
) -> None:
    french = homes["fr"].locale
    homes["fr"].add_child(
        instance=StandardPage(
            title="À propos",
            slug="a-propos",
            locale=french,
            translation_key=about.translation_key,
            body=[{"type": "heading", "id": "z", "value": {"text": "Titre", "level": "2"}}],
        )
    ).save_revision().publish()
    translate_object(about, [french])
    page = about.get_translation(french)
    assert page.title == "À propos"
    assert page.body[0].value["text"] == "Titre"
