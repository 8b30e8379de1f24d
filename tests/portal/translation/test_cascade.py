"""What is done to a source follows to its translations, and never back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from portal.pages.models import HomePage, SectionPage, StandardPage


def exists(page: Page) -> bool:
    return bool(Page.objects.filter(pk=page.pk).exists())


def test_deleting_a_translation_leaves_its_source(
    about: StandardPage, translated: StandardPage, admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:delete", args=[translated.pk]))
    assert not exists(translated)
    assert exists(about)


def test_deleting_a_source_deletes_its_translations(
    about: StandardPage, translated: StandardPage, admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
    assert not exists(about)
    assert not exists(translated)
    assert Page.find_problems() == ([], [], [], [], [])


def test_without_the_hook_a_source_would_leave_them_behind(
    about: StandardPage, translated: StandardPage, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hooks._hooks, "construct_translated_pages_to_cascade_actions", [])  # noqa: SLF001 -- no public way to unregister
    admin.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
    assert not exists(about)
    assert exists(translated)


def test_unpublishing_a_source_unpublishes_its_translations_and_not_the_other_way(
    about: StandardPage, translated: StandardPage, admin: Client
) -> None:
    def live() -> tuple[bool, bool]:
        source, version = (StandardPage.objects.get(pk=page.pk) for page in (about, translated))
        return source.live, version.live

    admin.post(reverse("wagtailadmin_pages:unpublish", args=[translated.pk]))
    assert live() == (True, False)
    translated.latest_revision.publish()
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[about.pk]))
    assert live() == (False, False)


def test_moving_a_source_moves_its_translations_to_the_translated_place(
    about: StandardPage, translated: StandardPage, homes: dict[str, HomePage], admin: Client
) -> None:
    section = homes["en"].add_child(instance=SectionPage(title="Section", slug="section"))
    arabic_section = section.copy_for_translation(homes["ar"].locale)
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[about.pk, section.pk]))
    assert Page.objects.get(pk=about.pk).get_parent().pk == section.pk
    assert Page.objects.get(pk=translated.pk).get_parent().pk == arabic_section.pk
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[translated.pk, homes["ar"].pk]))
    assert Page.objects.get(pk=about.pk).get_parent().pk == section.pk


def test_versions_written_on_their_own_do_not_follow_one_another(
    about: StandardPage, homes: dict[str, HomePage], admin: Client
) -> None:
    french = about.copy_for_translation(homes["fr"].locale)
    admin.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
    assert exists(french)


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_nobody_does_to_a_translation_through_its_source_what_they_may_not(
    action: str,
    about: StandardPage,
    translated: StandardPage,
    homes: dict[str, HomePage],
    client: Client,
    editor_in: Callable[..., User],
) -> None:
    client.force_login(
        editor_in("english", {homes["en"]: ("add", "change", "publish", "bulk_delete")})
    )
    response = client.post(reverse(f"wagtailadmin_pages:{action}", args=[about.pk]))
    assert "“العربية”" in " ".join(str(text) for text in get_messages(response.wsgi_request))
    for page in (about, translated):
        assert StandardPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_a_bulk_action_does_not_part_a_source_from_its_translations(
    action: str, about: StandardPage, translated: StandardPage, admin: Client
) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    response: Any = admin.post(f"{address}?id={about.pk}")
    assert "one by one" in " ".join(str(text) for text in get_messages(response.wsgi_request))
    assert StandardPage.objects.get(pk=about.pk).live
    admin.post(f"{address}?id={about.pk}&id={translated.pk}")
    assert not StandardPage.objects.filter(pk__in=[about.pk, translated.pk], live=True).exists()
