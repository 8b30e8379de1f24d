"""Nothing typed is found anywhere but in the form's own answer and on the handlers' page."""

import io
import logging
from typing import Any

import pytest
from django.core import mail
from django.core.signals import got_request_exception
from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.views.debug import ExceptionReporter
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from panels.accommodation.models import AccommodationEvent, AccommodationRequest
from panels.accommodation.receiving import LetterNotSentError, confirm
from panels.discussions.models import PanelPage
from portal.pages.models import HomePage
from tests.panels.accommodation.asking import (
    EMAIL,
    PRIVATE,
    TYPED,
    a_handler,
    address,
    asked,
    coming_panel,
    signed_in,
)
from tests.portal.letters.delivering import deliver

BROKEN = "tests.panels.accommodation.refusing.RefusingBackend"


@pytest.fixture
def coming(homes: dict[str, HomePage]) -> PanelPage:
    return coming_panel(homes["en"])


def everything_stored() -> str:
    """Return every cell of every table, as text."""
    found = io.StringIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names of our own tables
            for row in cursor.fetchall():
                for cell in row:
                    raw = bytes(cell) if isinstance(cell, (bytes, memoryview)) else None
                    found.write(raw.decode("utf-8", "replace") if raw is not None else str(cell))
                    found.write("\n")
    return found.getvalue()


def the_letter() -> tuple[mail.EmailMessage, str]:
    """Return the only letter sent, and all it says."""
    (letter,) = mail.outbox
    assert isinstance(letter, mail.EmailMultiAlternatives)
    return letter, f"{letter.subject} {letter.body} {letter.alternatives}"


def told_in(text: str) -> list[str]:
    return [word for word in PRIVATE if word in text]


def test_the_database_holds_nothing_typed(client: Client, coming: PanelPage) -> None:
    handler = a_handler()
    client.post(address(coming), TYPED)
    row = AccommodationRequest.objects.get()
    desk = signed_in(handler)
    there = f"/admin/accommodation/{row.pk}/"
    assert desk.get(there).status_code == 200
    note = "Zephyrine was called about the doorway"
    desk.post(there, {"status": "arranged", "note": note})
    stored = everything_stored()
    # The look was a look: what is there in the clear is found.
    assert row.reference in stored
    assert str(coming.translation_key).replace("-", "") in stored.replace("-", "")
    assert told_in(stored) == []
    assert note in desk.get(there).content.decode()


def test_logs_hold_nothing_typed(
    client: Client, coming: PanelPage, caplog: pytest.LogCaptureFixture
) -> None:
    a_handler()
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django.db.backends")
    connection.force_debug_cursor = True
    try:
        client.post(address(coming), TYPED)
        client.post(address(coming), {**TYPED, "consent": ""})
    finally:
        connection.force_debug_cursor = False
    assert "INSERT" in caplog.text
    assert told_in(caplog.text) == []


def test_error_reports_hold_nothing_typed(coming: PanelPage, settings: Settings) -> None:
    settings.DEBUG = False
    client = Client(raise_request_exception=False)
    reports: list[str] = []

    def break_down(**_signal: Any) -> None:
        raise RuntimeError("it breaks down, on purpose")

    def report(request: Any, **_signal: Any) -> None:
        import sys  # noqa: PLC0415 -- what is being handled now

        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.extend((reporter.get_traceback_text(), reporter.get_traceback_html()))

    post_save.connect(break_down, sender=AccommodationRequest)
    got_request_exception.connect(report)
    try:
        response = client.post(address(coming), TYPED)
    finally:
        post_save.disconnect(break_down, sender=AccommodationRequest)
        got_request_exception.disconnect(report)
    assert response.status_code == 500
    assert len(reports) == 2
    assert "on purpose" in reports[0]
    assert [told_in(one) for one in reports] == [[], []]
    assert AccommodationRequest.objects.count() == 0


def test_the_secretariats_letter_says_nothing(coming: PanelPage) -> None:
    handler = a_handler()
    row = asked(coming)
    deliver()
    letter, text = the_letter()
    assert letter.to == [handler.email]
    assert row.reference in text
    assert f"/admin/accommodation/{row.pk}/" in text
    assert told_in(text) == []


def test_the_senders_letter_repeats_nothing_and_is_in_their_language(coming: PanelPage) -> None:
    row = asked(coming)
    (waiting,) = DBTaskResult.objects.filter(task_path=confirm.module_path)
    assert waiting.args_kwargs["args"] == [row.pk]
    confirm.call(row.pk)
    letter, text = the_letter()
    assert letter.to == [EMAIL]
    assert row.reference in text
    assert 'lang="fr"' in text
    assert f"/fr/works/{coming.translation_key}/" in text
    assert "help@example.org" in letter.body
    assert told_in(text) == []


def test_no_address_no_letter_and_none_for_a_request_that_is_gone(
    client: Client, coming: PanelPage
) -> None:
    client.post(address(coming), {**TYPED, "email": ""})
    assert not DBTaskResult.objects.filter(task_path=confirm.module_path).exists()
    row = asked(coming)
    AccommodationRequest.objects.all().delete()
    confirm.call(row.pk)
    assert mail.outbox == []


def test_an_address_is_not_pestered(coming: PanelPage) -> None:
    for _number in range(5):
        asked(coming)
    assert DBTaskResult.objects.filter(task_path=confirm.module_path).count() == 3
    assert AccommodationRequest.objects.count() == 5


def test_a_letter_that_is_refused_does_not_tell_whose_it_was(
    coming: PanelPage, settings: Settings
) -> None:
    row = asked(coming)
    settings.EMAIL_BACKEND = BROKEN
    with pytest.raises(LetterNotSentError) as raised:
        confirm.call(row.pk)
    reporter = ExceptionReporter(None, raised.type, raised.value, raised.tb)
    assert told_in(reporter.get_traceback_text()) == []


def test_the_record_says_nothing(coming: PanelPage) -> None:
    asked(coming)
    held = [str(value) for row in AccommodationEvent.objects.values() for value in row.values()]
    assert told_in(" ".join(held)) == []
