"""A statement from the keyboard of a delegation to the reader; what axe says of every page."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from panels.statements.models import Statement
from tests.activities.submissions.hostile import GOOD_PDF
from tests.journeys.accommodation.test_form import overflow
from tests.journeys.secretariat.test_accessibility import NARROW, faults
from tests.journeys.statements.conftest import CODES, SCHEMES, Planted, Scheme, Window
from tests.journeys.submissions.test_form import press, tab_to, type_in
from tests.journeys.visitors.test_accessibility import findings
from tests.panels.statements.stating import at

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SEND = "main form .button--primary"
FILE = {"name": "statement.pdf", "mimeType": "application/pdf", "buffer": GOOD_PDF}


def newest() -> Statement:
    return Statement.objects.order_by("-pk")[0]


@pytest.mark.parametrize("code", CODES)
def test_a_statement_by_keyboard_alone_until_everybody_reads_it(
    window: Window, portal_server: str, planted: Planted, code: str
) -> None:
    page = window("delegate", code)
    page.goto(portal_server + planted.meeting[code].url)
    with page.expect_navigation():
        press(page, f'main a[href$="/{code}/panels/{newest().panel_key}/statements/send/"]')
    # Sent too early: the page says what is missing, leads there, and keeps what was typed.
    type_in(page, "speaker", "Ada Example")
    with page.expect_navigation():
        press(page, SEND)
    expect(page.locator("#error-summary")).to_be_focused()
    with override(code):
        assert page.title().startswith(gettext("Error:"))
    press(page, '#error-summary a[href="#id_manner_0"]')
    page.keyboard.press("Space")
    assert page.locator("[name=speaker]").input_value() == "Ada Example"
    with page.expect_navigation():
        press(page, SEND)
    type_in(page, "text", "One sentence.")
    tab_to(page, "[type=file]")
    page.locator("[type=file]").set_input_files(FILE)  # type: ignore[arg-type] # its keys are right
    with page.expect_navigation():
        press(page, SEND)
    press(page, "[name=consent]", "Space")
    with page.expect_navigation():
        press(page, SEND)
    row = newest()
    assert (row.status, row.speaker, row.manner) == ("received", "Ada Example", "delivered")
    assert row.texts.get().language == code
    desk = window("moderator", code)
    desk.goto(portal_server + reverse("statements_review", args=[row.pk]))
    desk.locator("[name=place]").fill("1")
    with desk.expect_navigation():
        desk.locator("button[value=publish]").click()
    page.goto(portal_server + planted.meeting[code].url)
    first = page.locator('section[aria-labelledby="panel-statements"] ol > li').first
    with page.expect_navigation():
        first.locator("a").first.click()
    expect(page.locator(".prose")).to_have_text("One sentence.")
    expect(page.locator("h1")).to_contain_text("Riverside Watch")
    with page.expect_download() as saved:
        page.locator(".statement__file a").click()
    assert saved.value.suggested_filename == f"{row.reference}-{code}.pdf"
    page.goto(portal_server + at("detail", row.key, code=code))
    with page.expect_navigation():
        press(page, "button[name=withdraw]")
    assert newest().status == "withdrawn"
    page.goto(portal_server + planted.meeting[code].url)
    expect(page.locator(f'a[href*="{row.key}"]')).to_have_count(0)


def test_without_scripts(window: Window, portal_server: str, planted: Planted) -> None:
    page = window("delegate", "en", scripts=False)
    page.goto(portal_server + at("start", planted.rows["draft"].panel_key))
    page.locator("[name=manner][value=written]").check()
    page.locator(SEND).click()
    page.locator("[name=text]").fill("One sentence.")
    page.locator(SEND).click()
    page.locator(SEND).click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.locator("[name=consent]").check()
    page.locator(SEND).click()
    assert newest().status == "received"


@pytest.mark.parametrize(("code", "scheme"), list(zip(CODES, SCHEMES, strict=True)))
def test_axe_finds_nothing_where_one_writes(
    window: Window, portal_server: str, planted: Planted, code: str, scheme: Scheme
) -> None:
    page, rows = window("delegate", code, scheme=scheme), planted.rows
    reported: list[str] = []

    def look(what: str) -> None:
        assert page.locator("html").get_attribute("lang") == code, what
        assert overflow(page) == 0, what
        reported.extend(f"{what}: {line}" for line in findings(page))
        page.set_viewport_size(NARROW)

    draft = rows["draft"].key
    paths = {
        "start": at("start", rows["draft"].panel_key, code=code),
        "about": at("about", draft, code=code),
        "add": at("add", draft, code=code),
        "change": at("text", draft, "ar", code=code),
        "list": at("list", code=code),
        **{name: at("detail", row.key, code=code) for name, row in rows.items()},
    }
    for what, path in paths.items():
        answer = page.goto(portal_server + path)
        assert answer is not None
        assert answer.status == 200, what
        look(what)
    for what in ("start", "add", "draft"):
        page.goto(portal_server + paths[what])
        page.locator(SEND).click()
        expect(page.locator("#error-summary")).to_be_visible()
        look(f"{what}, errors")
    assert not reported, "\n".join(reported)


@pytest.mark.parametrize("code", CODES)
def test_axe_finds_nothing_where_the_secretariat_decides(
    window: Window, portal_server: str, planted: Planted, code: str
) -> None:
    page: Page = window("moderator", code)
    reported: list[str] = []
    waiting = planted.rows["received"].pk
    paths = [
        reverse("statements_list"),
        reverse("statements_list") + "?status=x",
        reverse("statements_preview", args=[waiting]),
        *(
            reverse("statements_review", args=[row.pk])
            for name, row in planted.rows.items()
            if name != "draft"
        ),
    ]
    for path in paths:
        # Wagtail's menu takes its time when a window is made narrow; so it begins narrow.
        page.set_viewport_size(NARROW)
        page.goto(portal_server + path)
        assert page.locator("html").get_attribute("lang") == code
        reported += [f"{path}: {line}" for line in faults(page)]
    page.goto(portal_server + reverse("statements_review", args=[waiting]))
    with page.expect_navigation():
        page.locator("button[value=return]").click()
    reported += [f"errors: {line}" for line in faults(page)]
    assert not reported, "\n".join(reported)
