"""The page checks a file, keeps it, and has a worker send exactly what was checked."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from activities.moderation.spreadsheet_checking import SENT, THERE
from activities.moderation.spreadsheet_columns import COLUMNS, read
from activities.moderation.spreadsheet_sending import deliver, send_rows
from activities.repository.models import ActivityPage, ActivityReference
from activities.spreadsheets import keeping
from activities.spreadsheets.keeping import keep, kept
from activities.submissions.models import Submission
from portal.organisations.models import Organisation
from tests.activities.agreement.asking import a_user, enter
from tests.activities.moderation.spreadsheets import (
    GOOD,
    PAGE,
    as_csv,
    as_xlsx,
    post,
    said,
    waiting,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["a.csv", "A.XLSX"])
def test_a_dry_run_writes_nothing(desk: Client, watch: Organisation, name: str) -> None:
    del watch
    data = as_csv(GOOD) if name == "a.csv" else as_xlsx(GOOD)
    with CaptureQueriesContext(connection) as queries:
        (row,) = said(desk, data, name)
    assert (row["number"], row["title"], row["verdict"]) == (2, "Training of judges", "fine")
    writes = [one["sql"] for one in queries if re.match(r"(INSERT|UPDATE|DELETE)", one["sql"])]
    assert not [sql for sql in writes if "session" not in sql]
    counted = (Submission, ActivityPage, ActivityReference)
    assert not any(model.objects.exists() for model in counted)
    assert not waiting().exists()


def test_in_the_language_of_the_reader(desk: Client, watch: Organisation) -> None:
    del watch
    desk.cookies["django_language"] = "fr"
    (row,) = said(desk, as_csv(GOOD | {"title": ""}))
    assert dict(row["reasons"])["title"] == "Champ requis."


def test_unknown_columns_are_said(desk: Client, watch: Organisation) -> None:
    del watch
    row = {**GOOD, "<b>colour": "red"}
    answer = post(desk, as_csv(row, columns=tuple(row)))
    assert answer.context["unknown"] == ["<b>colour"]
    assert "&lt;b&gt;colour" in answer.content.decode()


def ticket_in(answer: Any) -> str:
    return str(answer.context["ticket"])


def files() -> list[str]:
    folder = Path(settings.PRIVATE_ROOT) / "spreadsheets"
    return sorted(path.name for path in folder.glob("*"))


def run_what_waits() -> None:
    """Do what a worker does, in the test's own transaction."""
    for result in waiting():
        result.claim("worker")
        kwargs = result.task_result
        result.set_successful(send_rows.func(*kwargs.args, **kwargs.kwargs))


def test_send_these(desk: Client, watch: Organisation) -> None:
    del watch
    before = files()
    ticket = ticket_in(post(desk, as_csv(GOOD, GOOD | {"title": "", "external_id": "B"})))
    answer = desk.post(f"{PAGE}send/", {"ticket": ticket})
    assert answer.status_code == 302
    assert "being sent" in desk.get(answer["Location"]).content.decode()
    run_what_waits()
    report: Any = desk.get(answer["Location"])
    verdicts = [(row["number"], row["verdict"]) for row in report.context["outcomes"]]
    assert verdicts == [(2, "sent"), (3, "refused")]
    assert ActivityPage.objects.get().reference in report.content.decode()
    assert files() == before


def test_pressed_twice_is_sent_once(desk: Client, watch: Organisation) -> None:
    del watch
    ticket = ticket_in(post(desk, as_csv(GOOD)))
    for _time in range(2):
        answer = desk.post(f"{PAGE}send/", {"ticket": ticket})
    assert answer["Location"] == PAGE
    assert waiting().count() == 1


def test_a_worker_that_died_is_followed_by_another(secretary: User, watch: Organisation) -> None:
    del watch
    rows = [GOOD | {"external_id": name} for name in "ABC"]
    signed = keep(".csv", as_csv(*rows), secretary.pk)
    ticket = keeping.claim(signed, secretary.pk)
    half = deliver(read(*kept(ticket)), secretary)
    next(half)
    outcomes = send_rows.func(
        {"name": ticket.name, "digest": ticket.digest, "user": ticket.user}, "en"
    )
    assert outcomes is not None
    assert [one["verdict"] for one in outcomes] == [THERE, SENT, SENT]
    assert ActivityPage.objects.count() == 3


def test_tickets_that_do_not_count(desk: Client, secretary: User) -> None:
    stranger = keep(".csv", b"x", secretary.pk + 1)
    for ticket in ("", "x:y:z", stranger, signing.dumps({"name": "../x"}, salt="another")):
        answer = desk.post(f"{PAGE}send/", {"ticket": ticket})
        assert answer["Location"] == PAGE
    assert not waiting().exists()


def test_another_file_than_was_checked(secretary: User) -> None:
    ticket = keeping.claim(keep(".csv", b"x", secretary.pk), secretary.pk)
    (Path(settings.PRIVATE_ROOT) / "spreadsheets" / ticket.name).write_bytes(b"y")
    held = {"name": ticket.name, "digest": ticket.digest, "user": ticket.user}
    assert send_rows.func(held, "en") is None


def test_who_left_the_secretariat_sends_nothing(secretary: User, watch: Organisation) -> None:
    del watch
    ticket = keeping.claim(keep(".csv", as_csv(GOOD), secretary.pk), secretary.pk)
    secretary.groups.clear()
    held = {"name": ticket.name, "digest": ticket.digest, "user": ticket.user}
    assert send_rows.func(held, "en") is None
    assert not Submission.objects.exists()


def test_nobody_comes_back_for_it(
    desk: Client, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(".csv", b"x", secretary.pk)
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert files()
    desk.get(PAGE)
    assert not files()


def test_the_file_of_headings(desk: Client) -> None:
    answer = desk.get(f"{PAGE}template.csv")
    assert answer.content.decode("utf-8-sig").strip() == ",".join(COLUMNS)


def test_the_page_names_every_column(desk: Client) -> None:
    shown = desk.get(PAGE).content.decode()
    assert all(f">{name}</code>" in shown for name in COLUMNS)


@pytest.mark.parametrize("who", ["translator", "member", ""])
def test_for_the_secretariat_only(client: Client, watch: Organisation, who: str) -> None:
    del watch
    if who:
        user = User.objects.filter(username=who).first() or a_user(who, is_staff=True)
        enter(client, user)
    for address in (PAGE, f"{PAGE}template.csv", f"{PAGE}{'0' * 8}-0000-4000-8000-{'0' * 12}/"):
        assert client.get(address).status_code in {302, 403}
    for address in (PAGE, f"{PAGE}send/"):
        assert client.post(
            address, {"file": SimpleUploadedFile("a.csv", as_csv(GOOD))}
        ).status_code in {302, 403}
    assert not Submission.objects.exists()


@override_settings(ACCOUNTS_REQUIRE_SECOND_FACTOR=True)
def test_with_a_second_factor_only(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert "factor" in answer["Location"]


def test_a_report_of_something_else(desk: Client, watch: Organisation) -> None:
    del watch
    other = str(DBTaskResult.objects.values_list("pk", flat=True)[0])
    for pk in (f"{'0' * 8}-0000-4000-8000-{'0' * 12}", other):
        assert desk.get(f"{PAGE}{pk}/", follow=True).status_code == 404


def test_no_text_is_taken_for_markup(desk: Client, watch: Organisation) -> None:
    del watch
    row = GOOD | {"title": "<b>Bold", "states": "<i>X", "external_id": ""}
    shown = post(desk, as_csv(row)).content.decode()
    assert "<b>Bold" not in shown
    assert "<i>X" not in shown
