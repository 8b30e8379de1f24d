"""An editor prepares the panel of the 59th session, publishes it in two languages, and ends it."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from panels.discussions.models import CouncilSession, PanelPage
from portal.pages.models import HomePage, SectionPage
from portal.reference.loading.load import load_reference
from tests.journeys.conftest import sign_in

TITLE = "Technical cooperation to strengthen national structures"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("editor"),
]


@pytest.fixture
def panels(portal_homes: dict[str, HomePage], editor: User) -> dict[str, SectionPage]:
    """The section of panels in English and French, and the 59th session."""
    assert editor.is_active
    load_reference()
    CouncilSession.objects.create(
        number=59,
        starts_on=dt.date(2025, 6, 16),
        ends_on=dt.date(2025, 7, 9),
        mandate_symbol="A/HRC/RES/57/32",
        mandate_paragraph=14,
    )
    english = SectionPage(title="Panels", slug="panels", locale=portal_homes["en"].locale)
    portal_homes["en"].add_child(instance=english)
    english.save_revision().publish()
    french = english.copy_for_translation(portal_homes["fr"].locale)
    french.save_revision().publish()
    return {"en": english, "fr": french}


def added(page: Page, field: str) -> Locator:
    """Add a block at the end of a list of blocks and return it."""
    part = page.locator(f"[id$=-{field}-section]")
    part.get_by_role("button", name="Insert a block").last.click()
    return part.locator("[data-streamfield-child]").last


def publish(page: Page) -> None:
    """Press the button that publishes."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()


def translate_everything(panel: PanelPage) -> None:
    """Translate every text, as a file of translations would."""
    record = Translation.objects.get(source__object_id=panel.translation_key)
    for segment in StringSegment.objects.filter(source=record.source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=record.target_locale,
            defaults={"data": f"En français : {segment.string.data}"},
        )


def first_part(page: Page) -> Locator:
    """Return the heading of what the page shows first."""
    return page.locator("main .panel__section h2").first


def hold(panel: PanelPage) -> None:
    """Let time go on: the panel began an hour ago."""
    now = timezone.now()
    PanelPage.objects.filter(pk=panel.pk).update(
        starts_at=now - dt.timedelta(hours=1),
        ends_at=now + dt.timedelta(hours=1),
        webcast_url="https://webtv.example.org/live",
    )


def end(panel: PanelPage) -> None:
    """Let time go on: the panel was a month ago."""
    began = timezone.now() - dt.timedelta(days=31)
    ended = PanelPage.objects.get(pk=panel.pk)
    ended.starts_at, ended.ends_at = began, began + dt.timedelta(hours=2)
    ended.save_revision().publish()


def fill_in(editor: Page) -> None:
    """Say what the panel is about, who speaks when, and which service is provided."""
    editor.get_by_role("textbox", name="Title*").fill(TITLE)
    editor.get_by_role("textbox", name="Summary", exact=True).fill("How structures are supported.")
    editor.locator("#id_room").fill("Room XX")
    editor.locator("[name=services-0-value-availability]").select_option("provided")
    person = added(editor, "people")
    person.locator("[name$=-value-name]").fill("A. Example")
    step = added(editor, "programme")
    step.locator("[name$=-value-time]").fill("15:00")
    step.locator("[name$=-value-title]").fill("Opening")


def test_a_panel_from_its_mandate_to_what_became_of_it(
    page: Page, editors_page: Page, portal_server: str, panels: dict[str, SectionPage]
) -> None:
    editor = editors_page
    sign_in(editor, portal_server)
    editor.goto(f"{portal_server}/admin/pages/add/discussions/panelpage/{panels['en'].pk}/")
    # The session gives the mandate, and every access service waits for an answer.
    expect(editor.locator("#id_mandate_symbol")).to_have_value("A/HRC/RES/57/32")
    expect(editor.locator("#id_mandate_paragraph")).to_have_value("14")
    expect(editor.locator("[name^=services-][name$=-value-service]")).to_have_count(11)
    expect(editor.get_by_text("things are still missing for this phase")).to_be_visible()

    fill_in(editor)
    publish(editor)
    editor.locator(".messages .success").get_by_text("published").wait_for()

    panel = PanelPage.objects.get(title=TITLE)
    page.goto(f"{portal_server}{panel.url}")
    expect(page.get_by_text("Announced.")).to_be_visible()
    expect(first_part(page)).to_have_text("Access services")
    expect(page.get_by_role("listitem").filter(has_text="International Sign")).to_contain_text(
        "Provided"
    )
    expect(page.get_by_role("heading", name="A. Example")).to_be_visible()

    editor.goto(f"{portal_server}/admin/localize/submit/page/{panel.pk}/")
    editor.get_by_label("Français").check()
    editor.get_by_role("button", name="Submit").click()
    editor.wait_for_url("**/edit/")
    translate_everything(panel)
    editor.reload()
    editor.get_by_role("button", name="Publish in Français").click()
    editor.get_by_text("Published '").wait_for()
    french = PanelPage.objects.get(locale=panels["fr"].locale)
    assert french.live
    page.goto(f"{portal_server}{french.url}")
    expect(page.locator("h1")).to_have_text(f"En français : {TITLE}")

    hold(panel)
    page.goto(f"{portal_server}{panel.url}")
    expect(page.get_by_text("Live now.")).to_be_visible()
    expect(page.get_by_role("link", name="Follow the live webcast")).to_be_visible()

    end(panel)
    editor.goto(f"{portal_server}/admin/pages/{panel.pk}/edit/")
    editor.locator("#id_summary_report_symbol").fill("A/HRC/60/55")
    idea = added(editor, "ideas")
    idea.locator("[name$=-value-idea]").fill("Structures need a secretariat.")
    publish(editor)
    editor.locator(".messages .success").get_by_text("published").wait_for()
    page.goto(f"{portal_server}{panel.url}")
    expect(first_part(page)).to_have_text("Summary report")
    expect(page.get_by_role("heading", name="Structures need a secretariat.")).to_be_visible()
    expect(page.get_by_text("Nothing has been reported yet")).to_be_visible()


def test_a_vague_link_is_named_and_nothing_typed_is_lost(
    editors_page: Page, portal_server: str, panels: dict[str, SectionPage]
) -> None:
    editor = editors_page
    sign_in(editor, portal_server)
    body = '[{"type": "rich_text", "value": "<p><a href=\\"https://example.org/\\">here</a></p>"}]'
    draft = PanelPage(
        title="Draft", slug="draft", council_session_id=59, live=False, body=body,
        locale=panels["en"].locale,
    )  # fmt: skip
    panels["en"].add_child(instance=draft)
    draft.save_revision()
    editor.goto(f"{portal_server}/admin/pages/{draft.pk}/edit/")
    editor.locator("#id_room").fill("Room XX, typed just now")
    publish(editor)
    expect(editor.get_by_text("The link “here” does not say where it leads")).to_be_visible()
    expect(editor.locator("#id_room")).to_have_value("Room XX, typed just now")
    assert not PanelPage.objects.get(pk=draft.pk).live
