"""Rows are checked as the form checks what is typed, and what is fine is sent, once."""

from datetime import date, datetime
from itertools import product

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from activities.agreement.models import AgreementRequest
from activities.moderation import spreadsheet_sending
from activities.moderation.spreadsheet_checking import SENT, THERE, Checker
from activities.moderation.spreadsheet_columns import COLUMNS, read
from activities.moderation.spreadsheet_sending import deliver
from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage
from activities.repository.public import public
from activities.spreadsheets.reading import Row, Sheet
from activities.submissions.models import Submission
from activities.submissions.saving import unfinished
from activities.submissions.sending import send
from portal.organisations.models import Membership, Organisation
from portal.reference.models import State
from tests.activities.making import a_member, an_organisation
from tests.activities.moderation.spreadsheets import (
    GOOD,
    as_csv,
    as_xlsx,
    imported,
    said,
    sheet_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def recommendation(watch: Organisation) -> Recommendation:
    del watch
    return Recommendation.objects.create(
        key="upr-0123",
        source="upr-info",
        state=State.objects.get(iso3="KEN"),
        text="Train judges.",
        position="supported",
    )


@pytest.fixture
def everything(recommendation: Recommendation) -> dict[str, str]:
    """Return a row with every column filled in."""
    return GOOD | {
        "description": "One day.\n\nTwo days.",
        "starts_on": "2024",
        "ends_on": "2024-02",
        "status": "Completed",
        "modality": "south-south",
        "themes": "",
        "groups": "women;children",
        "sdgs": "16.3",
        "recommendations": f"https://example.org/en/recommendations/{recommendation.key}/",
        "beneficiaries": "Sixty judges",
        "results": "Verdicts",
        "lessons": "Patience",
        "public_contact": "Office of training",
        "private_contact": "In confidence",
        "links": "https://example.org/a\nhttps://example.org/b",
        "source": "Own means",
        "amount": "10.50",
        "currency": "usd",
        "fund": "",
    }


def test_every_column_reaches_the_page(
    secretary: User, watch: Organisation, everything: dict[str, str]
) -> None:
    (outcome,) = imported(secretary, everything)
    assert (outcome.verdict, outcome.reasons) == (SENT, [])
    page = ActivityPage.objects.get()
    assert outcome.reference == page.reference
    assert page.body == "<p>One day.</p><p>Two days.</p>"
    assert {state.iso3 for state in page.states.all()} == {"KEN", "UGA"}
    assert (page.starts_on, page.start_precision) == (date(2024, 1, 1), "year")
    assert (page.ends_on, page.end_precision) == (date(2024, 2, 29), "month")
    assert (page.status, page.modality.code) == ("completed", "south-south")
    assert {one.code for one in page.groups.all()} == {"women", "children"}
    assert [one.code for one in page.sdgs.all()] == ["16.3"]
    assert page.implemented.get().recommendation.key == "upr-0123"
    assert [row.url for row in page.links.all()] == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    funding = page.funding.get()
    assert (funding.source, str(funding.amount), funding.currency) == ("Own means", "10.50", "USD")
    assert page.providers.get().organisation == watch
    texts = (page.beneficiaries, page.results, page.lessons, page.public_contact)
    assert texts == ("Sixty judges", "Verdicts", "Patience", "Office of training")
    submission = Submission.objects.get()
    assert submission.private_contact == "In confidence"
    assert "In confidence" not in str(page.get_latest_revision().content)
    # Its organisation can open it, and finds the whole form filled in.
    assert unfinished(submission) == []


def test_no_way_around_review_and_agreement(secretary: User, watch: Organisation) -> None:
    del watch
    imported(secretary, GOOD)
    page = ActivityPage.objects.get()
    assert page.current_workflow_task_state.task.name == "Secretariat review"
    assert not page.live
    assert not public().exists()
    assert not AgreementRequest.objects.exists()


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"organisation": "Nobody"}, "organisation", "No organisation"),
        ({"language": "de"}, "language", "Select a valid choice. de"),
        ({"title": ""}, "title", "required"),
        ({"title": "x" * 201}, "title", "200"),
        ({"summary": ""}, "summary", "required"),
        ({"states": ""}, "states", "required"),
        ({"states": "KEN;XXX"}, "states", "XXX"),
        ({"starts_on": "01/02/24x"}, "starts_on", "valid date"),
        ({"starts_on": "2024-13"}, "starts_on", "valid date"),
        ({"ends_on": "2024-00"}, "ends_on", "valid date"),
        ({"ends_on": "0000"}, "ends_on", "valid date"),
        ({"starts_on": "2024", "ends_on": "2023-12"}, "ends_on", "before the start"),
        ({"status": "begun"}, "status", "begun"),
        ({"modality": "by-magic"}, "modality", "by-magic"),
        ({"groups": "women;martians"}, "groups", "martians"),
        ({"recommendations": "upr-9"}, "recommendations", "upr-9"),
        ({"recommendations": "1"}, "recommendations", "Select a valid choice. 1 "),
        ({"states": "UGA", "recommendations": "upr-0123"}, "", "Every recommendation"),
        ({"links": "javascript:alert(1)"}, "links", "valid URL"),
        ({"amount": "ten", "source": "x", "currency": "USD"}, "amount", "number"),
        ({"amount": "10"}, "source", "required"),
        ({"amount": "10", "source": "x", "currency": "XXXX"}, "currency", "ISO 4217"),
        ({"fund": "mine"}, "fund", "mine"),
        ({"external_id": "x" * 201}, "external_id", "200"),
        ({"results": "#REF!"}, "results", "could not calculate"),
    ],
)
def test_refused_as_in_the_form(
    desk: Client, recommendation: Recommendation, change: dict[str, str], column: str, words: str
) -> None:
    del recommendation
    bad = GOOD | change
    first, second = said(desk, as_csv(bad, GOOD | {"external_id": "A-2"}))
    assert first["verdict"] == "refused"
    assert any(one == column and words in text for one, text in first["reasons"]), first["reasons"]
    assert second["verdict"] == "fine"


def test_all_that_is_wrong_is_said_at_once(desk: Client, watch: Organisation) -> None:
    del watch
    (row,) = said(desk, as_csv(GOOD | {"organisation": "?", "title": "", "states": "X"}))
    assert {column for column, _text in row["reasons"]} == {"organisation", "title", "states"}


def test_dates_and_numbers_as_a_spreadsheet_has_them(secretary: User, watch: Organisation) -> None:
    del watch
    row = GOOD | {
        "starts_on": datetime(2025, 3, 1, tzinfo=None),  # noqa: DTZ001 -- workbooks know no zone
        "ends_on": 2026,
        "amount": 1000.5,
        "currency": "USD",
        "source": "Own means",
        "external_id": 7.0,
    }
    (outcome,) = deliver(read(".xlsx", as_xlsx(row)), secretary)
    assert outcome.reasons == []
    page = ActivityPage.objects.get()
    assert (page.starts_on, page.start_precision) == (date(2025, 3, 1), "day")
    assert (page.ends_on, page.end_precision) == (date(2026, 12, 31), "year")
    assert str(page.funding.get().amount) == "1000.50"
    assert Submission.objects.get().data["imported"] == "id:7"


def test_a_second_import_sends_nothing_twice(secretary: User, watch: Organisation) -> None:
    del watch
    other = GOOD | {"title": "Another"}
    assert [one.verdict for one in imported(secretary, GOOD)] == [SENT]
    assert [one.verdict for one in imported(secretary, other)] == [THERE]
    nameless = GOOD | {"external_id": ""}
    assert [one.verdict for one in imported(secretary, nameless)] == [SENT]
    assert [one.verdict for one in imported(secretary, nameless)] == [THERE]
    assert ActivityPage.objects.count() == 2


def test_one_identifier_twice_in_a_file(secretary: User, watch: Organisation) -> None:
    del watch
    first, second = imported(secretary, GOOD, GOOD | {"title": "Another"})
    assert first.verdict == SENT
    # Sent by now, as a second import would find it.
    assert second.verdict == "refused"
    assert "Row 2" in second.reasons[0][1]


def test_other_organisations_may_use_the_same_identifier(
    secretary: User, watch: Organisation
) -> None:
    del watch
    an_organisation("Another (fictitious)")
    outcomes = imported(secretary, GOOD, GOOD | {"organisation": "Another (fictitious)"})
    assert [one.verdict for one in outcomes] == [SENT, SENT]


def test_what_another_import_sent_meanwhile(secretary: User, watch: Organisation) -> None:
    del watch
    slow = deliver(sheet_of(GOOD | {"external_id": "B"}, GOOD), secretary)
    next(slow)
    imported(secretary, GOOD)
    assert [one.verdict for one in slow] == [THERE]
    assert ActivityPage.objects.count() == 2


def test_names_that_lead_to_no_one_organisation(desk: Client, watch: Organisation) -> None:
    an_organisation(watch.name.upper())
    an_organisation("Refused (fictitious)", status=Organisation.Status.REFUSED)
    rows = said(desk, as_csv(GOOD, GOOD | {"organisation": "Refused (fictitious)"}))
    texts = [text for row in rows for _column, text in row["reasons"]]
    assert texts == [
        "Several organisations have this name.",
        "No organisation of this name is registered.",
    ]


def test_a_manager_owns_it_else_a_member_else_who_imports(
    secretary: User, watch: Organisation
) -> None:
    imported(secretary, GOOD)
    manager = a_member(watch, "manager")
    Membership.objects.filter(user=manager).update(role=Membership.Role.MANAGER)
    imported(secretary, GOOD | {"external_id": "B"})
    an_organisation("Empty (fictitious)")
    imported(secretary, GOOD | {"organisation": "Empty (fictitious)"})
    owners = Submission.objects.order_by("pk").values_list("owner__username", flat=True)
    assert list(owners) == ["member", "manager", "secretary"]


def test_a_row_that_fails_harms_no_other(
    secretary: User, watch: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    del watch

    def failing(submission: Submission, user: User, **how: bool) -> ActivityPage:
        page = send(submission, user, **how)
        if submission.data["title"] == "B":
            raise DatabaseError
        return page

    monkeypatch.setattr(spreadsheet_sending, "send", failing)
    rows = [GOOD | {"title": name, "external_id": name} for name in "ABC"]
    outcomes = imported(secretary, *rows)
    assert [one.verdict for one in outcomes] == [SENT, "refused", SENT]
    letters = [str(result.args_kwargs) for result in DBTaskResult.objects.all()]
    assert sum("letters/receipt.txt" in one for one in letters) == 2
    assert not any("letters/new.txt" in one for one in letters), "the secretariat did it itself"
    assert Submission.objects.count() == ActivityPage.objects.count() == 2


def test_the_same_number_of_queries_a_row(secretary: User, watch: Organisation) -> None:
    del watch

    def queries(count: int, *, sends: bool = False) -> int:
        rows = [GOOD | {"external_id": f"{count}-{number}"} for number in range(count)]
        sheet = sheet_of(*rows)
        with CaptureQueriesContext(connection) as captured:
            if sends:
                list(deliver(sheet, secretary))
            else:
                checker = Checker(sheet, secretary.pk)
                assert {checker.check(row)[0].verdict for row in sheet.rows} == {"fine"}
        return len(captured)

    one, two, nine = queries(1), queries(2), queries(9)
    assert nine - two == 7 * (two - one)
    assert two - one <= 12


NASTY = (
    "9" * 5000,
    "NaN",
    "1e999999",
    "٢٠٢٤-٠١",
    "2024-02-30",
    "http://[",
    "; ;",
    "%s %(value)s {0} \u202e",
    "<b>\r\n",
)


def test_no_cell_breaks_the_check(secretary: User, everything: dict[str, str]) -> None:
    rows = [
        Row(number, dict.fromkeys(COLUMNS, "") | everything | {column: value})
        for number, (column, value) in enumerate(product(COLUMNS, NASTY), start=2)
    ]
    checker = Checker(Sheet(rows, []), secretary.pk)
    verdicts = {checker.check(row)[0].verdict for row in _apart(rows)}
    assert verdicts == {"fine", "refused"}


def _apart(rows: list[Row]) -> list[Row]:
    """Give each row an identifier of its own, where that is not what is tried."""
    return [
        row
        if row.cells["external_id"] in NASTY
        else Row(row.number, row.cells | {"external_id": str(row.number)})
        for row in rows
    ]
