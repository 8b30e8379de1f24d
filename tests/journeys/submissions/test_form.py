"""The form by keyboard alone, in both directions, and what axe says of each of its pages."""

import pytest
from django.contrib.auth.models import User
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage
from activities.submissions.forms import STEPS
from activities.submissions.models import Submission
from portal.reference.models import State
from tests.journeys.submissions.conftest import MEMBER, Window
from tests.journeys.visitors.test_accessibility import findings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _press in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Press a key on what Tab leads to."""
    tab_to(page, selector)
    page.keyboard.press(key)


def type_in(page: Page, name: str, text: str) -> None:
    """Type into a field that Tab leads to."""
    tab_to(page, f"[name={name}]")
    page.keyboard.type(text)


def go_on(page: Page) -> None:
    """Save the step and wait for the page after it."""
    with page.expect_navigation():
        press(page, ".button--primary[type=submit]")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_whole_form_with_the_keyboard_alone(
    window: Window, portal_server: str, people: dict[str, User], code: str
) -> None:
    kenya = State.objects.get(iso3="KEN")
    row = Recommendation.objects.create(
        key="demo-1",
        source="demo",
        state=kenya,
        text="Train judges",
        position="supported",
        search_text="train judges",
    )
    page = window(MEMBER, code)
    page.goto(f"{portal_server}/{code}/submissions/")
    with page.expect_navigation():
        press(page, f'main a[href="/{code}/submissions/start/"]')
    tab_to(page, "[name=organisation]")
    tab_to(page, "[name=language]")
    page.keyboard.press("Home")
    go_on(page)
    # Nothing was typed: the step says so, and a link leads to the field.
    go_on(page)
    expect(page.locator("#error-summary")).to_be_visible()
    with override(code):
        assert page.title().startswith(gettext("Error:"))
    press(page, '#error-summary a[href="#id_title"]')
    assert page.evaluate("document.activeElement.id") == "id_title"
    described = page.locator("#id_title").get_attribute("aria-describedby") or ""
    assert "id_title_error" in described.split()
    page.keyboard.type("Training of judges")
    type_in(page, "summary", "Judges were trained.")
    go_on(page)
    region = page.locator("main details", has=page.locator("[name=states][value=KEN]"))
    # Folded regions are opened as the keyboard opens them.
    for _press in range(60):
        tab_to(page, "main details > summary")
        if region.locator("summary").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    press(page, "[name=states][value=KEN]", "Space")
    go_on(page)
    type_in(page, "words", "judges")
    with page.expect_navigation():
        press(page, "[name=find]")
    press(page, f'[name=recommendations][value="{row.pk}"]', "Space")
    go_on(page)
    type_in(page, "private_contact", "in confidence")
    go_on(page)
    go_on(page)
    assert "in confidence" not in page.locator("main").inner_text()
    go_on(page)
    made = ActivityPage.objects.get()
    expect(page.locator("main")).to_contain_text(made.reference)
    assert made.implemented.get().recommendation == row
    assert Submission.objects.get().owner == people[MEMBER]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_axe_finds_nothing_on_any_step_or_error(
    window: Window, portal_server: str, people: dict[str, User], code: str
) -> None:
    member = people[MEMBER]
    organisation = member.memberships.get().organisation
    page = window(MEMBER, code)
    below = f"{portal_server}/{code}/submissions/"
    reported: list[str] = []

    def look(what: str) -> None:
        reported.extend(f"{what}: {line}" for line in findings(page))

    for what in ("", "start/"):
        page.goto(below + what)
        look(what or "list")
    page.locator("[name=language]").evaluate("one => { one.options[0].value = 'tlh'; }")
    page.locator("[name=language]").select_option(index=0)
    page.locator("main form .button--primary").click()
    expect(page.locator("#error-summary")).to_be_visible()
    look("start, error")
    draft = Submission.objects.create(owner=member, organisation=organisation, language=code)
    for step in STEPS:
        page.goto(f"{below}{draft.key}/{step}/")
        look(step)
    page.goto(f"{below}{draft.key}/check/")
    look("check, error")
    wrong = {
        "what": ("title", ""),
        "where": ("starts_on", ""),
        "sharing": ("currency", "XYZW"),
    }
    for step, (name, text) in wrong.items():
        page.goto(f"{below}{draft.key}/{step}/")
        page.locator(f"[name={name}]").fill(text)
        page.locator("main form .button--primary").click()
        expect(page.locator("#error-summary")).to_be_visible()
        look(f"{step}, error")
    page.locator("[name=currency]").fill("")
    page.locator("main form .button--primary").click()
    page.wait_for_url("**/documents/")
    page.locator("[name=file]").set_input_files(
        {"name": "a.exe", "mimeType": "application/pdf", "buffer": b"MZ"}
    )
    page.locator("main form .button--primary").click()
    expect(page.locator("#error-summary")).to_be_visible()
    look("documents, error")
    page.goto(f"{below}{draft.key}/what/")
    page.locator("[name=title]").fill("Training")
    page.locator("[name=summary]").fill("Judges were trained.")
    page.locator("main form .button--primary").click()
    page.wait_for_url("**/where/")
    page.locator("main details summary").first.click()
    page.locator("main details[open] [name=states]").first.check()
    page.locator("main form .button--primary").click()
    page.wait_for_url("**/subjects/")
    page.goto(f"{below}{draft.key}/check/")
    look("check")
    page.locator("main form .button--primary").click()
    page.wait_for_url(f"{below}{draft.key}/")
    look("detail")
    page.locator("main form .button:not([name])").click()
    expect(page.locator("#error-summary")).to_be_visible()
    look("detail, error")
    assert not reported, "\n".join(reported)


def test_what_is_typed_is_saved_by_itself(
    window: Window, portal_server: str, people: dict[str, User]
) -> None:
    member = people[MEMBER]
    draft = Submission.objects.create(
        owner=member, organisation=member.memberships.get().organisation
    )
    page = window(MEMBER, "en")
    address = f"{portal_server}/en/submissions/{draft.key}/what/"
    page.goto(address)
    page.locator("[name=title]").press_sequentially("Half a tit")
    expect(page.locator("[data-status]")).to_have_text("Saved.", timeout=15_000)
    page.goto(address)
    expect(page.locator("[name=title]")).to_have_value("Half a tit")
    # The connection is lost, and comes back.
    page.context.set_offline(offline=True)
    page.locator("[name=summary]").press_sequentially("Judges")
    expect(page.locator("[data-status]")).to_contain_text("Not saved yet", timeout=15_000)
    page.context.set_offline(offline=False)
    page.locator("[name=summary]").press_sequentially(" learned")
    expect(page.locator("[data-status]")).to_have_text("Saved.", timeout=15_000)
    draft.refresh_from_db()
    assert draft.data["typed"]["what"]["summary"] == ["Judges learned"]
    # Somebody else saves the same step meanwhile.
    page.locator("[name=title]").press_sequentially("le")
    Submission.objects.filter(pk=draft.pk).update(version=9, data={"typed": {"what": {}}})
    expect(page.locator("[data-status]")).to_contain_text("another window", timeout=15_000)
    page.context.clear_cookies()
    page.reload()
    assert "/accounts/login/" in page.url
