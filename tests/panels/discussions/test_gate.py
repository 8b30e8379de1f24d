"""A panel that somebody could not use is not published, by whatever way; drafts save freely."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from panels.discussions.models import PanelPage
from portal.pages.models import HomePage
from portal.publication.guards import PageRefused
from tests.panels.discussions.panels import panel, section
from tests.portal.blocks.conftest import make_image, stored

VAGUE = '<p>Read it <a href="https://example.org/">here</a>.</p>'
CLEAR = '<p>Read the <a href="https://example.org/">report of the panel</a>.</p>'


@pytest.fixture
def page(homes: dict[str, HomePage]) -> PanelPage:
    """A published panel with a draft that must not go live."""
    found = panel(section(homes["en"]), body=stored([("rich_text", CLEAR)]))
    found.body = stored([("rich_text", VAGUE)])
    found.save_revision()
    found.refresh_from_db()
    return found


def live_text(page: PanelPage) -> str:
    return str(PanelPage.objects.get(pk=page.pk).body)


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_draft_is_saved_and_a_revision_is_not_published(page: PanelPage) -> None:
    with pytest.raises(PageRefused, match="“here” does not say where it leads"):
        page.latest_revision.publish()
    assert "here<" not in live_text(page)


def test_a_bulk_action_says_how_to_mend_it(page: PanelPage, admin_client: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{address}?id={page.pk}", {"include_descendants": ""})
    assert "Write the name of what it opens" in said(response)
    assert "here<" not in live_text(page)


def test_it_is_not_scheduled(page: PanelPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    revision = draft.save_revision()
    with pytest.raises(PageRefused):
        revision.publish()
    call_command("publish_scheduled")
    assert "here<" not in live_text(page)


def test_the_last_approval_of_a_workflow_says_why_not(
    page: PanelPage, admin_client: Client, admin_user: Any
) -> None:
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    workflow.start(page, admin_user)
    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"action-workflow-action": "true", "workflow-action-name": "approve"},
    )
    assert "does not say where it leads" in said(response)
    assert page.current_workflow_state is not None
    assert "here<" not in live_text(page)


def test_a_translation_is_not_published_in_its_editor(
    homes: dict[str, HomePage],
    admin_client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    english = section(homes["en"])
    english.copy_for_translation(homes["fr"].locale).save_revision().publish()
    page = panel(english, body=stored([("rich_text", CLEAR)]))
    translate_object(page, [homes["fr"].locale])
    record = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=record.source):
        words = segment.string.data.replace("report of the panel", "ici")
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=record.target_locale,
            data=f"fr {words}",
        )  # fmt: skip
    french = page.get_translation(homes["fr"].locale)
    address = reverse("wagtailadmin_pages:edit", args=[french.pk])
    response = admin_client.post(address, {"action": "publish"})
    assert "“ici” does not say where it leads" in said(response)
    assert not PanelPage.objects.get(pk=french.pk).live
    with pytest.raises(PageRefused), django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)


def test_a_portrait_without_an_alternative_is_refused(
    homes: dict[str, HomePage], settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    image = make_image("circles", (64, 64))
    portrait = {"image": image.pk, "alt_text": "", "decorative": False}
    person = {"role": "panellist", "name": "N. N.", "portrait": portrait}
    with pytest.raises(PageRefused, match="has no text alternative"):
        panel(section(homes["en"]), people=stored([("person", person)]))
    portrait["decorative"] = True
    assert panel(section(homes["fr"]), people=stored([("person", person)])).live
