"""Sending: open, closed, for whom; what is refused is linked to its field and loses nothing."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from panels.discussions.models import PanelPage
from panels.statements.models import Statement, StatementEvent, StatementFile
from panels.statements.views import writing
from portal.organisations.models import Organisation
from portal.pages.models import HomePage
from tests.activities.agreement.asking import a_focal_point
from tests.activities.making import a_member, an_organisation
from tests.activities.submissions.hostile import GOOD_PDF, HOSTILE, pdf
from tests.panels.statements.stating import (
    SECRET,
    WORD,
    a_delegate,
    a_draft,
    a_panel,
    at,
    published,
    sent,
    signed_in,
    with_text,
)
from tests.portal.look.page_reader import read

Status = Statement.Status
pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def meeting(homes: dict[str, HomePage]) -> PanelPage:
    return a_panel(homes["en"])


@pytest.fixture
def delegate(meeting: PanelPage) -> User:
    assert meeting
    return a_delegate()


def typed(user: User, **more: Any) -> dict[str, Any]:
    body = f"organisation-{user.memberships.get().organisation_id}"
    return {"body": body, "manner": "delivered", "speaker": "Ada Example", **more}


def test_a_statement_from_the_panels_page_to_the_secretariat(
    meeting: PanelPage, delegate: User
) -> None:
    client = signed_in(delegate)
    start = at("start", meeting.translation_key)
    assert f'href="{start}"' in client.get(meeting.url).content.decode()
    assert client.get(start).status_code == 200
    answer = client.post(start, typed(delegate, others="Kingdom of Examples\nAnother"))
    row = Statement.objects.get()
    assert answer["Location"] == at("add", row.key)
    assert (row.status, row.sender, row.others) == (
        Status.DRAFT,
        delegate,
        "Kingdom of Examples\nAnother",
    )
    for code, file in (("en", GOOD_PDF), ("ar", WORD)):
        assert client.get(at("add", row.key)).status_code == 200
        name = "Our statement.pdf" if code == "en" else "بيان.docx"
        form = {
            "language": code,
            "text": SECRET if code == "en" else "",
            "is_original": "on" if code == "en" else "",
            "is_accessible": "on",
            "file": SimpleUploadedFile(name, file),
        }
        assert client.post(at("add", row.key), form)["Location"] == at("detail", row.key)
    shown = client.get(at("detail", row.key)).content.decode()
    assert SECRET not in client.get(at("list")).content.decode()
    (version,) = re.findall(r'name="version" value="(\d+)"', shown)
    answer = client.post(at("detail", row.key), {"consent": "on", "version": version})
    assert answer["Location"] == at("detail", row.key)
    row.refresh_from_db()
    assert row.status == Status.RECEIVED
    assert row.consented_at is not None
    texts = {text.language: text for text in row.texts.select_related("file")}
    assert [(code, one.is_original, one.is_accessible) for code, one in texts.items()] == [
        ("en", True, True),
        ("ar", False, True),
    ]
    assert [one.file.format for one in texts.values() if one.file] == ["PDF", "DOCX"]
    own = client.get(at("own_file", row.key, "en"))
    assert b"".join(own.streaming_content) == GOOD_PDF  # type: ignore[attr-defined] # it streams
    (event,) = StatementEvent.objects.all()
    assert (event.kind, event.user, event.version) == ("received", delegate, row.version)
    # What was sent is not changed any more.
    for name, args in (("about", ()), ("add", ()), ("text", ("en",))):
        assert client.post(at(name, row.key, *args), {"text": "b"}).status_code == 302
    assert row.texts.get(language="en").text == SECRET


def test_who_speaks_for_nobody_is_told_who_can(meeting: PanelPage) -> None:
    visitor = User.objects.create_user("visitor", "visitor@example.org", "secret")
    unverified = a_member(an_organisation("New", status=Organisation.Status.UNVERIFIED), "newcomer")
    there = at("start", meeting.translation_key)
    for user in (visitor, unverified):
        client = signed_in(user)
        text = client.get(there).content.decode()
        assert "members of an organisation that the secretariat has verified" in text
        assert "<textarea" not in text
        assert client.post(there, {"body": "organisation-1"}).status_code == 422
    assert Client().get(there)["Location"].startswith(at("list")[:4] + "accounts/login/")
    assert not Statement.objects.exists()


def test_nobody_speaks_for_others(meeting: PanelPage, delegate: User) -> None:
    other = an_organisation("Another (fictitious)")
    for body in (f"organisation-{other.pk}", "state-KEN", "", "x"):
        answer = signed_in(delegate).post(
            at("start", meeting.translation_key), typed(delegate) | {"body": body}
        )
        assert answer.status_code == 422
        assert 'href="#id_body"' in answer.content.decode()
    stranger = a_member(other, "stranger")
    row = sent(meeting.translation_key, delegate)
    client = signed_in(stranger)
    for name, args in (
        ("detail", ()),
        ("about", ()),
        ("add", ()),
        ("text", ("en",)),
        ("own_file", ("en",)),
    ):
        address = at(name, row.key, *args)
        assert client.get(address).status_code == 404
        assert client.post(address, {"withdraw": "1"}).status_code in {404, 405}
    row.refresh_from_db()
    assert row.status == Status.RECEIVED


def test_a_focal_point_speaks_for_the_state_with_a_second_factor(
    meeting: PanelPage, settings: Settings
) -> None:
    client = signed_in(a_focal_point("KEN"))
    there = at("start", meeting.translation_key)
    answer = client.post(there, {"body": "state-KEN", "manner": "written"})
    row = Statement.objects.get()
    assert answer["Location"] == at("add", row.key)
    assert row.body_in("fr") == "Kenya"
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    assert "second-factor" in client.get(there)["Location"]


@pytest.mark.parametrize(
    ("days", "values", "word"),
    [
        (-1, {}, ""),
        (30, {}, ""),
        (-20, {}, "has passed"),
        (-20, {"statements_deadline": dt.timedelta(days=1)}, ""),
        (-2, {"statements_deadline": dt.timedelta(days=-1)}, "has passed"),
        (30, {"registration_opens_at": dt.timedelta(days=2)}, "from registration on"),
        (30, {"registration_opens_at": dt.timedelta(days=-2)}, ""),
        (30, {"standing": "cancelled"}, "does not take place"),
    ],
)
def test_it_is_open_from_registration_until_some_days_after(
    homes: dict[str, HomePage], days: int, values: dict[str, Any], word: str
) -> None:
    now = timezone.now()
    moments = {
        name: (now + value if name.endswith("_at") else (now + value).date())
        if isinstance(value, dt.timedelta)
        else value
        for name, value in values.items()
    }
    meeting, user = a_panel(homes["en"], days, **moments), a_delegate()
    there = at("start", meeting.translation_key)
    client = signed_in(user)
    assert (f'href="{there}"' in client.get(meeting.url).content.decode()) == (not word)
    text = client.get(there).content.decode()
    assert word in text
    answer = client.post(there, typed(user))
    assert answer.status_code == (422 if word else 302)
    # Who had the page open still has what they typed.
    assert not word or "Ada Example" in answer.content.decode()


def test_a_panel_that_is_not_public_takes_none(
    meeting: PanelPage, delegate: User, homes: dict[str, HomePage]
) -> None:
    undated = a_panel(homes["fr"], starts_at=None, ends_at=None)
    there = at("start", undated.translation_key)
    assert "as soon as the panel has a date" in signed_in(delegate).get(there).content.decode()
    meeting.unpublish()
    there = at("start", meeting.translation_key)
    assert signed_in(delegate).get(there).status_code == 404
    assert signed_in(delegate).post(there, typed(delegate)).status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"manner": ""}, "manner"),
        ({"manner": "sung"}, "manner"),
        ({"others": "a" * 5001}, "others"),
        ({"speaker": "a" * 201}, "speaker"),
        ({"speaker": "a\0b"}, "speaker"),
        ({"function": "a" * 201}, "function"),
    ],
)
def test_bad_facts_are_linked_to_their_field(
    meeting: PanelPage, delegate: User, change: dict[str, str], field: str
) -> None:
    form = typed(delegate, function="Envoy") | change
    answer = signed_in(delegate).post(at("start", meeting.translation_key), form)
    assert answer.status_code == 422
    page = read(answer.content.decode())
    assert "<title>Error:" in answer.content.decode()
    target = f"id_{field}_0" if field == "manner" else f"id_{field}"
    assert f"#{target}" in page.values("href")
    assert target in page.values("id")
    held = {one.get("value") for one in page.named("input")}
    assert {form["speaker"], form["function"]} - {"a\0b"} <= held


REFUSED = [name for name in HOSTILE if name.endswith((".pdf", ".docx"))]


@pytest.fixture
def draft(meeting: PanelPage, delegate: User) -> Statement:
    organisation = delegate.memberships.get().organisation
    return a_draft(meeting.translation_key, organisation, sender=delegate)


def test_bad_files_are_refused_in_words(draft: Statement, delegate: User) -> None:
    """None is kept, crashes anything or loses the text; others are refused by their names."""
    assert len(REFUSED) + len(MALFORMED) > 30
    client = signed_in(delegate)
    for name in REFUSED:
        form = {
            "language": "en",
            "text": SECRET,
            "is_original": "on",
            "file": SimpleUploadedFile(name, HOSTILE[name]),
        }
        answer = client.post(at("add", draft.key), form)
        text = answer.content.decode()
        assert answer.status_code == 422, name
        assert 'href="#id_file"' in text, name
        assert SECRET in text, name
    assert not StatementFile.objects.exists()
    assert not draft.texts.exists()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", b"text", "Accepted: .pdf .docx"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", pdf("password"), "password"),
        ("a.pdf", GOOD_PDF + b"\n" * (10 * 1024 * 1024), "larger than 10 MB"),
        ("a.docx", b"PK\x03\x04", "damaged"),
    ],
)
def test_the_reason_is_clear(
    draft: Statement, delegate: User, name: str, data: bytes, word: str
) -> None:
    answer = signed_in(delegate).post(
        at("add", draft.key), {"language": "en", "file": SimpleUploadedFile(name, data)}
    )
    assert word in answer.content.decode()


MALFORMED: list[dict[str, Any]] = [
    {},
    {"language": ""},
    {"language": "tlh"},
    {"language": "en\0"},
    {"language": ["en", "fr"]},
    {"text": ""},
    {"text": " \n "},
    {"text": "a\0b"},
    {"text": "a" * 60_001},
    {"text": "\ud800".encode("utf-8", "surrogatepass")},
    {"file": "no file"},
    {"waiting": "1"},
    {"waiting": "9" * 400},
    {"waiting": "-1"},
    {"waiting": "٣"},
    {"waiting": ["1", "2"]},
    {"waiting": "1 OR 1=1"},
    {"remove": "on"},
    {"is_original": "perhaps", "text": ""},
    {"is_accessible": "x" * 10_000, "text": ""},
    {"delete": "1"},
]


@pytest.mark.parametrize("change", MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_input_gets_an_answer(
    draft: Statement, delegate: User, change: dict[str, Any]
) -> None:
    client = signed_in(delegate)
    base = {} if not change or "text" in change else {"language": "en", "text": ""}
    for address in (
        at("add", draft.key),
        at("detail", draft.key),
        at("about", draft.key),
        at("text", draft.key, "fr"),
        at("text", draft.key, "x" * 300),
        at("start", draft.panel_key),
    ):
        assert client.post(address, base | change).status_code in {302, 400, 404, 409, 422}
    assert not draft.texts.exists()


def test_a_good_file_is_kept_when_something_else_is_wrong(draft: Statement, delegate: User) -> None:
    client = signed_in(delegate)
    with_text(draft, "en")
    form = {"language": "en", "file": SimpleUploadedFile("our report.pdf", GOOD_PDF)}
    text = client.post(at("add", draft.key), form).content.decode()
    assert "There is a text in this language already" in text
    assert "our-report.pdf" in text
    (waiting,) = re.findall(r'name="waiting" value="(\d+)"', text)
    answer = client.post(at("add", draft.key), {"language": "fr", "waiting": waiting})
    assert answer.status_code == 302
    kept = draft.texts.get(language="fr").file
    assert kept is not None
    assert (str(kept.pk), kept.name) == (waiting, "our-report.pdf")
    assert StatementFile.objects.count() == 1
    # Of another statement it is not.
    other = a_draft(draft.panel_key, draft.organisation)  # type: ignore[arg-type] # it has one
    answer = client.post(at("add", other.key), {"language": "fr", "waiting": waiting})
    assert answer.status_code == 422


def test_a_text_is_changed_its_file_replaced_and_deleted(
    draft: Statement, delegate: User, django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in(delegate)
    with_text(draft, "en", file=GOOD_PDF)
    with_text(draft, "fr", "Texte")
    first = draft.texts.get(language="en").file
    assert first is not None
    there = at("text", draft.key, "en")
    text = client.get(there).content.decode()
    assert SECRET in text
    assert "report.pdf" in text
    new = {"text": "Other", "file": SimpleUploadedFile("b.docx", WORD)}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(there, new).status_code == 302
    assert not first.file.storage.exists(first.file.name or "")
    row = draft.texts.get(language="en")
    assert row.file is not None
    assert (row.text, row.file.name, row.is_original) == ("Other", "b.docx", False)
    # Now none is the original, which is said before it is sent.
    assert (
        "Say which language is the original."
        in client.get(at("detail", draft.key)).content.decode()
    )
    client.post(at("text", draft.key, "fr"), {"text": "Texte", "is_original": "on"})
    assert client.post(there, {"text": "", "remove": "on"}).status_code == 422
    client.post(there, {"text": "Other", "is_original": "on", "remove": "on"})
    originals = dict(draft.texts.values_list("language", "is_original"))
    assert originals == {"en": True, "fr": False}
    assert not StatementFile.objects.exists()
    client.post(at("text", draft.key, "fr"), {"delete": "1"})
    assert list(draft.texts.values_list("language", flat=True)) == ["en"]


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [
        ({"consent": ""}, 422, "Without your agreement"),
        ({"version": "99"}, 409, "changed in another window"),
    ],
)
def test_it_is_not_sent_without_consent_or_unseen(
    draft: Statement, delegate: User, change: dict[str, str], status: int, word: str
) -> None:
    client = signed_in(delegate)
    with_text(draft)
    form = {"consent": "on", "version": str(draft.version)} | change
    answer = client.post(at("detail", draft.key), form)
    assert answer.status_code == status
    assert word in answer.content.decode()
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_nothing_is_sent_without_a_text_or_too_late(
    draft: Statement, delegate: User, meeting: PanelPage
) -> None:
    client, there = signed_in(delegate), at("detail", draft.key)
    answer = client.post(there, {"consent": "on", "version": draft.version})
    assert "Add the text in at least one language." in answer.content.decode()
    with_text(draft)
    meeting.statements_deadline = (timezone.now() - dt.timedelta(days=1)).date()
    PanelPage.objects.filter(pk=meeting.pk).update(statements_deadline=meeting.statements_deadline)
    form = {"consent": "on", "version": draft.version}
    assert client.post(there, form).status_code == 422
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    # What was returned was sent in time.
    Statement.objects.filter(pk=draft.pk).update(status=Status.RETURNED)
    assert client.post(there, form).status_code == 302


def test_many_in_an_hour_have_to_wait(
    meeting: PanelPage, delegate: User, draft: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(delegate)
    monkeypatch.setattr(writing, "MOST_STARTED", 1)
    answer = client.post(at("start", meeting.translation_key), typed(delegate))
    assert answer.status_code == 429
    assert "Ada Example" in answer.content.decode()
    monkeypatch.setattr(writing, "MOST_FILES", 0)
    form = {"language": "en", "text": SECRET, "file": SimpleUploadedFile("a.pdf", GOOD_PDF)}
    answer = client.post(at("add", draft.key), form)
    assert answer.status_code == 429
    assert SECRET in answer.content.decode()
    assert not StatementFile.objects.exists()


def test_a_draft_is_deleted_with_its_files(draft: Statement, delegate: User) -> None:
    with_text(draft, file=GOOD_PDF)
    client = signed_in(delegate)
    assert client.post(at("detail", draft.key), {"discard": "1"})["Location"] == at("list")
    assert not Statement.objects.exists()
    assert not StatementFile.objects.exists()


def test_what_was_typed_waits_until_one_has_signed_in(
    meeting: PanelPage, delegate: User, client: Client
) -> None:
    there = at("start", meeting.translation_key)
    assert "/accounts/login/" in client.post(there, typed(delegate))["Location"]
    client.force_login(delegate)
    assert "Ada Example" in client.get(there).content.decode()


def test_the_account_leads_to_them(meeting: PanelPage, delegate: User) -> None:
    client = signed_in(delegate)
    assert at("list") not in client.get("/en/account/").content.decode()
    published(meeting.translation_key, delegate)
    assert at("list") in client.get("/en/account/").content.decode()
