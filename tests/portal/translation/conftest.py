"""Six trees, and people with different permissions in them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db.models.signals import pre_save
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from portal.pages.models import HomePage, StandardPage
from portal.translation import aliases, publishing, writing

Submit = Callable[..., Translation]
Translate = Callable[..., None]


@pytest.fixture
def about(homes: dict[str, HomePage]) -> StandardPage:
    """A live English page of two texts."""
    page = StandardPage(title="About", slug="about", summary="What the portal is.")
    homes["en"].add_child(instance=page)
    page.save_revision().publish()
    live: StandardPage = StandardPage.objects.get(pk=page.pk)
    return live


@pytest.fixture
def submit(homes: dict[str, HomePage]) -> Submit:
    """Submit a page for translation and return the record."""

    def submit_page(page: Page, code: str = "ar", user: User | None = None) -> Translation:
        translate_object(page, [homes[code].locale], user=user)
        return Translation.objects.get(
            source__object_id=page.translation_key, target_locale=homes[code].locale
        )

    return submit_page


@pytest.fixture
def translate() -> Translate:
    """Translate every text of a record, or those named, with a mark before each."""

    def translate_all(translation: Translation, mark: str = "ar:", *, only: str = "") -> None:
        for segment in StringSegment.objects.filter(source=translation.source).select_related(
            "string"
        ):
            if only in segment.string.data:
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=translation.target_locale,
                    defaults={
                        "data": f"{mark}{segment.string.data}",
                        "translation_type": "manual",
                    },
                )

    return translate_all


@pytest.fixture
def translated(
    about: StandardPage,
    submit: Submit,
    translate: Translate,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> StandardPage:
    """``about`` in Arabic, translated and live."""
    translation = submit(about)
    translate(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    page: StandardPage = StandardPage.objects.get(locale=translation.target_locale)
    assert page.live
    return page


@pytest.fixture
def change_source(about: StandardPage) -> Callable[[str], TranslationSource]:
    """Publish another summary of ``about`` and let wagtail-localize read it."""

    def change(summary: str) -> TranslationSource:
        page = StandardPage.objects.get(pk=about.pk)
        page.summary = summary
        page.save_revision().publish()
        source = TranslationSource.objects.get(object_id=about.translation_key)
        source.update_from_db()
        return source

    return change


@pytest.fixture
def editor_in() -> Callable[..., User]:
    """Make a user who may do what is named below each of some pages."""

    def make(name: str, may: dict[Page, tuple[str, ...]]) -> User:
        user = User.objects.create_user(name, password="demo")
        group = Group.objects.create(name=name)
        group.permissions.add(
            Permission.objects.get(codename="access_admin"),
            Permission.objects.get(codename="submit_translation"),
        )
        for page, actions in may.items():
            for action in actions:
                GroupPagePermission.objects.create(
                    group=group,
                    page=page,
                    permission=Permission.objects.get(
                        content_type__app_label="wagtailcore", codename=f"{action}_page"
                    ),
                )
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """A browser in which a superuser is signed in."""
    del db
    client.force_login(User.objects.create_superuser("admin", "admin@example.org", "demo"))
    return client


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """wagtail-localize as it comes, without the portal's way of writing versions.

    Shows, beside each guard's test, that the guarded thing does happen without it.
    """
    monkeypatch.setattr(TranslationSource, "create_or_update_translation", writing._write)  # noqa: SLF001 -- what the guard stands before
    pre_save.disconnect(dispatch_uid="translation.check_going_live")
    pre_save.disconnect(dispatch_uid="translation.refuse_alias_page")
    yield
    publishing.connect()
    aliases.connect()
