"""A draft that still holds source text is not published by any other way either."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.pages.models import StandardPage
from portal.translation.publishing import PublicationRefused


@pytest.fixture
def draft(about: StandardPage, submit: Callable[..., Translation]) -> StandardPage:
    """The Arabic draft just after submission: English words."""
    page: StandardPage = about.get_translation(submit(about).target_locale)
    return page


def is_live(page: StandardPage) -> bool:
    return bool(StandardPage.objects.get(pk=page.pk).live)


def bulk_publish(admin: Client, *pages: StandardPage) -> Any:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return admin.post(f"{address}?{chosen}", {"include_descendants": "on"})


def test_its_revision_is_not_published(draft: StandardPage) -> None:
    with pytest.raises(PublicationRefused, match=r"“About”, “What the portal is.”"):
        draft.latest_revision.publish()
    assert not is_live(draft)


@pytest.mark.usefixtures("library")
def test_without_the_guard_it_would_be(draft: StandardPage) -> None:
    draft.latest_revision.publish()
    assert is_live(draft)


def test_a_bulk_action_says_why_not(draft: StandardPage, admin: Client) -> None:
    response = bulk_publish(admin, draft)
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "About: Not published in العربية: 2 texts are not translated yet" in said
    assert not is_live(draft)


def test_a_bulk_action_looks_at_the_pages_below(
    draft: StandardPage, about: StandardPage, admin: Client, submit: Callable[..., Translation]
) -> None:
    below = about.add_child(instance=StandardPage(title="Team", slug="team"))
    submit(below)
    response = bulk_publish(admin, draft.get_parent())
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "not translated yet" in said
    assert not StandardPage.objects.filter(locale=draft.locale, live=True).exists()


def test_other_pages_are_published_in_bulk(about: StandardPage, admin: Client) -> None:
    about.unpublish()
    bulk_publish(admin, about)
    assert is_live(about)


def test_it_is_not_scheduled(draft: StandardPage) -> None:
    draft.go_live_at = timezone.now() + timedelta(days=1)
    revision = draft.save_revision()
    with pytest.raises(PublicationRefused):
        revision.publish()
    StandardPage.objects.filter(pk=draft.pk).update(go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert not is_live(draft)


def test_a_text_that_is_the_same_in_both_languages_is_confirmed_by_a_translation(
    draft: StandardPage, translate: Callable[..., None]
) -> None:
    translation = Translation.objects.get(target_locale=draft.locale)
    translate(translation, mark="")
    assert set(StringTranslation.objects.values_list("data", flat=True)) == set(
        StringSegment.objects.values_list("string__data", flat=True)
    )
    draft.latest_revision.publish()
    assert is_live(draft)


def test_a_version_maintained_by_hand_is_its_editor_s_own(draft: StandardPage) -> None:
    Translation.objects.update(enabled=False)
    with pytest.raises(PublicationRefused):
        draft.latest_revision.publish()
    page = StandardPage.objects.get(pk=draft.pk)
    page.title = "حول"
    page.save_revision().publish()
    assert is_live(draft)
