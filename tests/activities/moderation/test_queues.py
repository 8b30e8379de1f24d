"""Queues show what is to be done, to the secretariat only."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.agreement.models import AgreementRequest
from activities.submissions.models import Submission, SubmissionNote
from tests.activities.agreement.asking import enter, fresh, review
from tests.activities.moderation.conftest import Sender

pytestmark = pytest.mark.django_db

QUEUE = "/admin/activities/queue/"


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def item(page: object) -> str:
    under_way = page.current_workflow_state  # type: ignore[attr-defined]
    return f"{under_way.pk}-{fresh(page).latest_revision_id}"  # type: ignore[arg-type]


def address_of(page: object) -> str:
    return f"/admin/activities/{page.current_workflow_state.pk}/"  # type: ignore[attr-defined]


def test_an_activity_goes_from_queue_to_queue(desk: Client, sent: Sender, secretary: User) -> None:
    page = sent(states=["KEN", "UGA"])
    assert page.reference in page_of(desk, f"{QUEUE}review/")
    review(page, secretary)
    assert page.reference not in page_of(desk, f"{QUEUE}review/")
    waiting = page_of(desk, f"{QUEUE}waiting/")
    assert "Kenya: 0 days" in waiting
    assert "Uganda: 0 days" in waiting
    assert "overdue" not in waiting
    AgreementRequest.objects.filter(state__iso3="UGA").update(
        asked_at=timezone.now() - timedelta(days=31),
        answer_by=timezone.now().date() - timedelta(days=1),
    )
    late = " ".join(page_of(desk, f"{QUEUE}waiting/").split())
    assert "Uganda: 31 days – <strong>overdue</strong>" in late


@pytest.mark.parametrize("name", ["review", "waiting"])
def test_by_state(desk: Client, sent: Sender, secretary: User, name: str) -> None:
    kenya, uganda = sent("One"), sent("Two", states=["UGA"])
    if name == "waiting":
        review(kenya, secretary)
        review(uganda, secretary)
    shown = page_of(desk, f"{QUEUE}{name}/?state=UGA")
    assert uganda.reference in shown
    assert kenya.reference not in shown


@pytest.mark.parametrize("query", ["state=%00", "state=XXX", "p=x", "p=9999999999999999999999"])
def test_bad_filters_are_no_error(desk: Client, sent: Sender, query: str) -> None:
    sent()
    assert desk.get(f"{QUEUE}review/?{query}").status_code == 200


@pytest.mark.parametrize("name", ["review", "waiting", "returned"])
def test_a_constant_number_of_queries(
    desk: Client, sent: Sender, secretary: User, name: str
) -> None:
    counts = []
    for more in (1, 4):
        for one in range(more):
            page = sent(f"Number {more}{one}", states=["KEN", "UGA"])
            if name == "waiting":
                review(page, secretary)
            if name == "returned":
                page.current_workflow_task_state.reject(user=secretary, comment="Why?")
        desk.get(f"{QUEUE}{name}/")
        with CaptureQueriesContext(connection) as queries:
            assert page.reference in page_of(desk, f"{QUEUE}{name}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_private_data_is_on_the_review_page_only(desk: Client, sent: Sender) -> None:
    page = sent(name_hidden=True, private_contact="in confidence")
    shown = page_of(desk, address_of(page))
    assert "Riverside Watch" in shown
    assert "in confidence" in shown
    for name in ("review", "waiting", "returned"):
        listed = page_of(desk, f"{QUEUE}{name}/")
        assert "Riverside" not in listed
        assert "in confidence" not in listed


def test_duplicates_are_on_the_review_page(desk: Client, sent: Sender) -> None:
    first = sent()
    shown = page_of(desk, address_of(sent()))
    assert "Possible duplicates" in shown
    assert first.reference in shown


def test_accept(desk: Client, sent: Sender) -> None:
    page = sent()
    response = desk.post(address_of(page), {"action": "accept", "item": item(page)})
    assert response.status_code == 302
    assert AgreementRequest.objects.get().work_key == page.translation_key
    again = desk.post(address_of(page), {"action": "accept", "item": item(page)})
    assert again.status_code == 422
    assert AgreementRequest.objects.count() == 1


def test_return_with_a_reason(desk: Client, sent: Sender, secretary: User) -> None:
    page = sent()
    empty = desk.post(address_of(page), {"action": "return", "item": item(page), "reason": " "})
    assert empty.status_code == 422
    sends = {"action": "return", "item": item(page), "reason": "Which judges?"}
    assert desk.post(address_of(page), sends).status_code == 302
    note = SubmissionNote.objects.get()
    assert (note.text, note.author, note.from_secretariat) == ("Which judges?", secretary, True)
    assert "Which judges?" in page_of(desk, f"{QUEUE}returned/")
    assert not AgreementRequest.objects.exists()


def test_only_what_was_read_is_decided_on(desk: Client, sent: Sender) -> None:
    page = sent()
    read = item(page)
    changed = fresh(page)
    changed.title = "Something else"
    changed.save_revision()
    assert desk.post(address_of(page), {"action": "accept", "item": read}).status_code == 422
    kept = {"action": "return", "item": read, "reason": "Typed at length"}
    response = desk.post(address_of(page), kept)
    assert "Typed at length" in response.content.decode()
    assert not AgreementRequest.objects.exists()


@pytest.mark.parametrize("bad", ["", "x", "1-", "9" * 30 + "-1", "9" * 5000, "\x00", "٣-1"])
def test_bad_items_are_no_error(desk: Client, sent: Sender, bad: str) -> None:
    page = sent()
    assert desk.post(address_of(page), {"action": "accept", "item": bad}).status_code == 422
    assert desk.post("/admin/activities/bulk/", {"item": bad}).status_code == 302
    assert not AgreementRequest.objects.exists()


def test_in_bulk_after_confirming(desk: Client, sent: Sender) -> None:
    pages = [sent(f"Number {number}") for number in range(3)]
    chosen = {"item": [item(page) for page in pages[:2]], "action": "return"}
    asks = desk.get("/admin/activities/bulk/", chosen)
    assert asks.status_code == 200
    assert pages[0].reference in asks.content.decode()
    assert pages[2].reference not in asks.content.decode()
    assert Submission.objects.filter(notes__isnull=False).count() == 0
    assert desk.post("/admin/activities/bulk/", chosen).status_code == 422
    done = desk.post("/admin/activities/bulk/", chosen | {"reason": "Which judges?"})
    assert done.status_code == 302
    assert SubmissionNote.objects.count() == 2
    accepts = {"item": [item(pages[2]), item(pages[2])], "action": "accept"}
    assert desk.post("/admin/activities/bulk/", accepts).status_code == 302
    assert AgreementRequest.objects.get().work_key == pages[2].translation_key


def test_an_unknown_one_is_not_found(desk: Client) -> None:
    for address in ("999999", "9" * 30, "queue/other"):
        response = desk.get(f"/admin/activities/{address}/", follow=True)
        assert response.status_code == 404


PATHS = (
    "",
    "queue/review/",
    "{pk}/",
    "bulk/?item={item}",
    "record/",
    "record/export.csv",
    "record/check/",
)


@pytest.mark.parametrize("who", ["anonymous", "editor", "member", "superuser"])
def test_who_may_enter(client: Client, sent: Sender, who: str) -> None:
    page = sent()
    if who == "member":
        enter(client, User.objects.get(username="member"))
    elif who == "superuser":
        enter(client, User.objects.create_superuser("root"))
    elif who == "editor":
        editor = User.objects.create_user("editor")
        editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
        enter(client, editor)
    for path in PATHS:
        address = path.format(pk=page.current_workflow_state.pk, item=item(page))
        response = client.get(f"/admin/activities/{address}")
        assert response.status_code == (200 if who == "superuser" else 302), path
    if who == "editor":
        assert "/admin/activities/" not in client.get("/admin/").content.decode()
