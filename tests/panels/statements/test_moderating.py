"""The secretariat's pages: for who has the right; every decision once, on record, and told."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from panels.discussions.models import PanelPage
from panels.statements.access import MODERATES
from panels.statements.deciding import withdraw
from panels.statements.models import Statement, StatementEvent
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage
from portal.records import EntryChangedError
from tests.activities.submissions.hostile import GOOD_PDF
from tests.panels.statements.stating import (
    SECRET,
    a_delegate,
    a_draft,
    a_moderator,
    a_panel,
    file_at,
    published,
    read_at,
    sent,
    signed_in,
    status_of,
    with_text,
)
from tests.portal.letters.delivering import deliver

Status = Statement.Status
pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def meeting(homes: dict[str, HomePage]) -> PanelPage:
    return a_panel(homes["en"], title="Peers")


@pytest.fixture
def delegate(meeting: PanelPage) -> User:
    assert meeting
    return a_delegate()


@pytest.fixture
def row(meeting: PanelPage, delegate: User) -> Statement:
    return sent(meeting.translation_key, delegate)


@pytest.fixture
def desk(meeting: PanelPage) -> Client:
    assert meeting
    return signed_in(a_moderator())


def at(row: Statement, name: str = "review", *args: str) -> str:
    return reverse(f"statements_{name}", args=[row.pk, *args])


def now(row: Statement) -> Statement:
    return Statement.objects.get(pk=row.pk)


def kinds(row: Statement) -> list[tuple[str, str]]:
    return [(one.kind, one.user.username if one.user else "") for one in row.events.all()]


def test_it_is_seen_previewed_and_published(desk: Client, row: Statement, client: Client) -> None:
    text = desk.get(at(row)).content.decode()
    assert SECRET in text
    assert "It has no tags" in text or "Its pages are pictures" in text
    preview = desk.get(at(row, "preview")).content.decode()
    assert "nobody else sees it" in preview
    assert SECRET in preview
    assert desk.get(at(row, "preview_in", "en")).status_code == 200
    assert desk.get(at(row, "preview_in", "fr"), follow=True).status_code == 404
    file = desk.get(at(row, "file", "en"))
    assert b"".join(file.streaming_content) == GOOD_PDF  # type: ignore[attr-defined] # it streams
    assert client.get(read_at(row)).status_code == 404
    answer = desk.post(at(row), {"action": "publish", "version": row.version, "place": "2"})
    assert answer["Location"] == reverse("statements_list")
    assert (now(row).status, now(row).place) == (Status.PUBLISHED, 2)
    assert client.get(read_at(row)).status_code == 200
    assert kinds(row) == [("received", "member"), ("published", "moderator")]
    desk.post(at(row), {"action": "place", "place": "1"})
    assert now(row).place == 1
    assert "member" in desk.get(at(row)).content.decode()


def test_it_is_returned_with_a_reason_corrected_and_sent_again(
    desk: Client, row: Statement, delegate: User
) -> None:
    answer = desk.post(at(row), {"action": "return", "version": row.version, "reason": " "})
    assert answer.status_code == 422
    assert now(row).status == Status.RECEIVED
    desk.post(at(row), {"action": "return", "version": row.version, "reason": "Which judges?"})
    assert now(row).status == Status.RETURNED
    client = signed_in(delegate)
    there = f"/en/statements/{row.key}/"
    text = client.get(there).content.decode()
    assert "Which judges?" in text
    assert client.post(f"{there}texts/en/", {"text": "Other", "is_original": "on"}).status_code
    (version,) = re.findall(r'name="version" value="(\d+)"', client.get(there).content.decode())
    client.post(there, {"consent": "on", "version": version})
    assert (now(row).status, now(row).reason) == (Status.RECEIVED, "")
    # Who had looked at the version before does not publish another.
    answer = desk.post(at(row), {"action": "publish", "version": row.version})
    assert answer.status_code == 409
    assert now(row).status == Status.RECEIVED
    desk.post(at(row), {"action": "publish", "version": version})
    assert now(row).status == Status.PUBLISHED
    assert [kind for kind, _who in kinds(row)] == [
        "received",
        "returned",
        "received",
        "published",
    ]
    assert row.events.get(kind="returned").reason == "Which judges?"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 422),
        ({"action": "applaud"}, 422),
        ({"action": "publish"}, 409),
        ({"action": "publish", "version": "0"}, 409),
        ({"action": "publish", "version": "x" * 500}, 409),
        ({"action": "publish", "version": "1", "place": "first"}, 422),
        ({"action": "publish", "version": "1", "place": "0"}, 422),
        ({"action": "publish", "version": "1", "place": "9" * 30}, 422),
        ({"action": "return", "version": "1", "reason": "a" * 5001}, 422),
        ({"action": "return", "version": "1", "reason": "a\0b"}, 422),
    ],
)
def test_what_is_no_decision_changes_nothing(
    desk: Client, row: Statement, form: dict[str, str], status: int
) -> None:
    answer = desk.post(at(row), form)
    assert answer.status_code == status
    assert now(row).status == Status.RECEIVED
    assert len(kinds(row)) == 1


def test_what_was_decided_is_not_decided_again(desk: Client, row: Statement) -> None:
    form = {"version": row.version, "reason": "Why"}
    desk.post(at(row), {**form, "action": "withdraw"})
    assert now(row).status == Status.WITHDRAWN
    for action in ("publish", "return", "withdraw"):
        assert desk.post(at(row), {**form, "action": action}).status_code == 409
    assert len(kinds(row)) == 2


@pytest.mark.parametrize("by_sender", [True, False])
def test_a_withdrawal_is_gone_from_everywhere_at_once(
    desk: Client,
    meeting: PanelPage,
    delegate: User,
    client: Client,
    by_sender: bool,  # noqa: FBT001 -- a parameter
) -> None:
    row = published(meeting.translation_key, delegate)
    public = [read_at(row), f"{read_at(row)}en/", file_at(row)]
    assert [status_of(client, one) for one in public] == [200, 200, 200]
    assert read_at(row) in client.get(meeting.url).content.decode()
    if by_sender:
        signed_in(delegate).post(f"/en/statements/{row.key}/", {"withdraw": "1"})
    else:
        desk.post(at(row), {"action": "withdraw", "reason": "Sent twice"})
    assert [status_of(client, one) for one in public] == [404, 404, 404]
    page = client.get(meeting.url).content.decode()
    assert read_at(row) not in page
    kind = "withdrawn-by-sender" if by_sender else "withdrawn"
    assert kinds(row)[-1] == (kind, "member" if by_sender else "moderator")
    # It stays on record, for the two sides only.
    assert SECRET in desk.get(at(row)).content.decode()
    own = signed_in(delegate).get(f"/en/statements/{row.key}/").content.decode()
    assert ("Sent twice" in own) == (not by_sender)
    assert "<button" not in own.partition("<main")[2].partition("</main>")[0]


def test_the_record_is_only_ever_added_to(row: Statement) -> None:
    event = row.events.get()
    event.reason = "Another"
    for change in (
        event.save,
        event.delete,
        StatementEvent.objects.all().delete,
        lambda: StatementEvent.objects.update(reason="Another"),
    ):
        with pytest.raises(EntryChangedError):
            change()
    assert row.events.get().reason == ""


def test_letters_tell_each_side_and_say_nothing_of_it(
    row: Statement, desk: Client, delegate: User
) -> None:
    assert desk
    other = sent(row.panel_key, delegate)
    desk.post(at(row), {"action": "publish", "version": row.version})
    desk.post(at(row), {"action": "withdraw", "reason": SECRET})
    desk.post(at(other), {"action": "return", "version": other.version, "reason": SECRET})
    deliver()
    subjects = {(tuple(letter.to), letter.subject) for letter in mail.outbox}
    mine = ("member@example.org",)
    assert {(mine, f"{row.reference}: {what}") for what in (
        "we have received your statement",
        "your statement is published",
        "your statement is withdrawn",
    )} <= subjects  # fmt: skip
    assert (mine, f"{other.reference}: your statement is returned to be corrected") in subjects
    said = [f"{one.subject}{one.body}{getattr(one, 'alternatives', '')}" for one in mail.outbox]
    assert not [one for one in said if SECRET in one or "Ada Example" in one or "Riverside" in one]
    assert all("/statements/" in one for one in said)


def test_the_secretariat_is_told_of_each(meeting: PanelPage, delegate: User) -> None:
    a_moderator()
    sent(meeting.translation_key, delegate)
    deliver()
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert told["moderator@example.org"].subject.endswith("a statement has come")


def test_the_list_is_filtered_by_panel_and_status(
    desk: Client, row: Statement, delegate: User, homes: dict[str, HomePage]
) -> None:
    other = a_panel(homes["fr"], title="Autre")
    there = published(other.translation_key, delegate)
    draft = a_draft(row.panel_key, delegate.memberships.get().organisation)
    found = {}
    for query in (
        "",
        f"?panel={other.translation_key}",
        "?status=received",
        "?status=published&panel=",
        "?status=draft",
        "?status=%00&panel=x&p=x",
    ):
        answer = desk.get(reverse("statements_list") + query)
        assert answer.status_code == 200
        found[query] = set(re.findall(r"ST-\d{6}", answer.content.decode()))
    both = {row.reference, there.reference}
    assert list(found.values()) == [
        both, {there.reference}, {row.reference}, {there.reference}, both, both,
    ]  # fmt: skip
    assert draft.reference not in both
    assert desk.get(at(draft), follow=True).status_code == 404


def test_the_list_costs_the_same_however_long_it_is(
    desk: Client, row: Statement, delegate: User, homes: dict[str, HomePage]
) -> None:
    counts = []
    for turn in range(2):
        desk.get(reverse("statements_list"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("statements_list"))
        counts.append(len(queries))
        for number in range(5):
            other = a_panel(homes["en"], section_slug=f"other-{turn}-{number}")
            draft = a_draft(other.translation_key, delegate.memberships.get().organisation)
            Statement.objects.filter(pk=with_text(draft).pk).update(status=Status.RECEIVED)
    assert counts[0] == counts[1], row


@pytest.mark.parametrize("name", ["list", "review", "preview", "file"])
def test_editors_without_the_right_are_kept_out(row: Statement, name: str) -> None:
    editor = User.objects.create_user("editor", "editor@example.org", "secret")
    may = Permission.objects.filter(content_type__app_label__in=["wagtailcore", "wagtailadmin"])
    editor.user_permissions.add(*may)
    args = {"list": [], "file": [row.pk, "en"]}.get(name, [row.pk])
    there = reverse(f"statements_{name}", args=args)
    client = signed_in(editor)
    for answer in (client.get(there), client.post(there, {"action": "withdraw"})):
        assert answer.status_code in {302, 403, 405}
    assert Client().get(there).status_code == 302
    assert now(row).status == Status.RECEIVED
    assert reverse("statements_list") not in client.get("/admin/").content.decode()


def test_the_secretariat_has_the_right_and_its_menu_leads_there(
    homes: dict[str, HomePage],
) -> None:
    assert homes
    user = User.objects.create_user("secretary", "secretary@example.org", "secret")
    user.groups.add(ensure_secretariat())
    User.objects.create_superuser("administrator", "a@example.org", "secret")
    assert list(MODERATES.holders()) == [user]
    assert reverse("statements_list") in signed_in(user).get("/admin/").content.decode()


def test_a_statement_at_a_panel_that_is_gone(desk: Client, row: Statement) -> None:
    PanelPage.objects.get().delete()
    assert "The panel is gone." in desk.get(at(row)).content.decode()
    assert "The panel is gone." in desk.get(reverse("statements_list")).content.decode()
    withdraw(row, row.sender or User(), by_sender=True)
