"""The translation board publishes no version of an activity without the States' agreement."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from activities.agreement.answering import answer
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import (
    a_focal_point,
    a_secretary,
    asked,
    enter,
    open_request,
)


@pytest.fixture
def chief(client: Client, db: None) -> Client:
    del db
    enter(client, User.objects.create_superuser("chief", "chief@example.org", "demo"))
    return client


def translated(sections: dict[str, SectionPage], *, covers: bool) -> ActivityPage:
    """Return a complete French draft of an activity to whose English version Kenya agreed."""
    page = asked(sections["en"], a_secretary("secretary"))
    answer(
        open_request(page, "KEN"),
        a_focal_point("KEN", "focal"),
        "agree",
        "",
        covers_translations=covers,
    )
    page = ActivityPage.objects.get(pk=page.pk)
    assert page.live
    locale = sections["fr"].locale
    translate_object(page, [locale])
    translation = Translation.objects.get(target_locale=locale)
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=f"fr : {segment.string.data}",
        )
    found: ActivityPage = translation.get_target_instance()
    return found


def test_what_no_state_agreed_to_is_left_out_with_that_reason(
    chief: Client, sections: dict[str, SectionPage]
) -> None:
    version = translated(sections, covers=False)
    address = reverse("translation_board_publish")
    before = list(AgreedContent.objects.order_by("pk").values_list())
    shown = chief.get(address).context
    assert shown["ready"] == []
    [left] = shown["left"]
    assert left.version.pk == version.pk
    assert "agreement of the States concerned" in left.reason
    [done] = chief.post(address, {"item": [left.item]}).context["done"]
    assert done.reason == left.reason
    after = ActivityPage.objects.get(pk=version.pk)
    assert not after.live
    assert after.latest_revision_id == version.latest_revision_id, "nothing is left of the attempt"
    assert list(AgreedContent.objects.order_by("pk").values_list()) == before


def test_a_translation_that_the_agreement_covers_is_published_and_public(
    chief: Client, sections: dict[str, SectionPage]
) -> None:
    version = translated(sections, covers=True)
    address = reverse("translation_board_publish")
    [ready] = chief.get(address).context["ready"]
    assert not public().filter(pk=version.pk).exists()
    [done] = chief.post(address, {"item": [ready.item]}).context["done"]
    assert done.reason is None
    assert public().filter(pk=version.pk).exists()


def test_a_translation_in_review_is_left_to_the_review(
    chief: Client, sections: dict[str, SectionPage]
) -> None:
    version = translated(sections, covers=True)
    version.get_workflow().start(version, None)
    [left] = chief.get(reverse("translation_board_publish")).context["left"]
    assert "in review" in left.reason
    assert ActivityPage.objects.get(pk=version.pk).workflow_in_progress
