"""The secretariat's pages: for who has the right, on record, and no other way in."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from panels.accommodation.access import HANDLES
from panels.accommodation.models import AccommodationEvent, AccommodationRequest
from panels.accommodation.sealing import unseal
from panels.discussions.models import PanelPage
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage
from tests.panels.accommodation.asking import (
    DETAILS,
    NAME,
    PRIVATE,
    a_handler,
    an_editor,
    asked,
    coming_panel,
    signed_in,
)

Kind = AccommodationEvent.Kind


@pytest.fixture
def row(homes: dict[str, HomePage]) -> AccommodationRequest:
    return asked(coming_panel(homes["en"], title="Peers"))


@pytest.fixture
def handler(homes: dict[str, HomePage]) -> User:
    assert homes
    return a_handler()


@pytest.fixture
def desk(handler: User) -> Client:
    return signed_in(handler)


def at(row: AccommodationRequest, name: str = "accommodation_request") -> str:
    return reverse(name, args=[row.pk])


def kinds(row: AccommodationRequest) -> list[tuple[str, str]]:
    events = AccommodationEvent.objects.filter(reference=row.reference).order_by("pk")
    return [(one.kind, one.user.username if one.user else "") for one in events]


def test_the_list_names_nobody(desk: Client, row: AccommodationRequest) -> None:
    text = desk.get(reverse("accommodation_list")).content.decode()
    assert row.reference in text
    assert "Peers" in text
    assert not [word for word in PRIVATE if word in text]
    assert kinds(row) == [(Kind.RECEIVED, "")]


def test_who_opens_a_request_is_on_record(desk: Client, row: AccommodationRequest) -> None:
    response = desk.get(at(row))
    text = response.content.decode()
    assert NAME in text
    assert DETAILS.partition(";")[0] in text
    assert "no-store" in response["Cache-Control"]
    assert kinds(row) == [(Kind.RECEIVED, ""), (Kind.READ, "handler")]
    assert "handler" in text
    assert row.reference in desk.get(reverse("accommodation_record")).content.decode()


def test_an_answer_is_kept_sealed_and_on_record(desk: Client, row: AccommodationRequest) -> None:
    answered = desk.post(at(row), {"status": "declined", "note": "Told by telephone"})
    assert answered.status_code == 302
    row.refresh_from_db()
    assert row.status == AccommodationRequest.Status.DECLINED
    assert unseal(row.sealed).note == "Told by telephone"
    assert unseal(row.sealed).name == NAME
    assert kinds(row)[-1] == (Kind.DECLINED, "handler")
    desk.post(at(row), {"status": "received", "note": ""})
    assert kinds(row)[-1] == (Kind.REOPENED, "handler")


def test_a_wrong_answer_loses_nothing(desk: Client, row: AccommodationRequest) -> None:
    response = desk.post(at(row), {"status": "perhaps", "note": "Told by telephone"})
    assert response.status_code == 422
    assert "Told by telephone" in response.content.decode()
    row.refresh_from_db()
    assert row.status == AccommodationRequest.Status.RECEIVED


def test_it_can_be_deleted_before_its_day(desk: Client, row: AccommodationRequest) -> None:
    there = at(row, "accommodation_delete")
    assert desk.get(there).status_code == 200
    assert AccommodationRequest.objects.exists()
    assert desk.post(there).status_code == 302
    assert not AccommodationRequest.objects.exists()
    assert kinds(row)[-1] == (Kind.DELETED, "handler")
    assert desk.get(at(row), follow=True).status_code == 404


def test_one_that_no_key_opens_is_no_error(
    desk: Client, row: AccommodationRequest, settings: Settings
) -> None:
    for keys in ([], ["YW5vdGhlci1rZXktYW5vdGhlci1rZXktYW5vdGhlcjE="]):
        settings.ACCOMMODATION_KEYS = keys
        response = desk.get(at(row))
        assert response.status_code == 200
        assert "No key of this site opens this request." in response.content.decode()
        assert desk.post(at(row), {"status": "arranged"}).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["accommodation_list", "accommodation_record", "accommodation_request", "accommodation_delete"],
)
def test_editors_without_the_right_are_kept_out(row: AccommodationRequest, name: str) -> None:
    editor = an_editor()
    # Not even who may do everything with pages.
    editor.user_permissions.add(*Permission.objects.filter(content_type__app_label="wagtailcore"))
    client = signed_in(editor)
    there = reverse(name, args=[row.pk] if name[14:] in {"request", "delete"} else [])
    for response in (client.get(there), client.post(there, {"status": "arranged"})):
        assert response.status_code in {302, 403, 405}
        assert row.reference not in response.content.decode()
    assert Client().get(there).status_code == 302
    assert kinds(row) == [(Kind.RECEIVED, "")]
    row.refresh_from_db()
    assert row.status == AccommodationRequest.Status.RECEIVED


def test_the_menu_leads_there_only_who_has_the_right(desk: Client) -> None:
    there = reverse("accommodation_list")
    assert there in desk.get(reverse("wagtailadmin_home")).content.decode()
    assert there not in signed_in(an_editor()).get(reverse("wagtailadmin_home")).content.decode()


def test_no_other_page_of_the_admin_knows_requests() -> None:
    for name in ("wagtailsnippets_accommodation_accommodationrequest:list",):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_the_secretariat_has_the_right_and_administrators_get_no_letters(
    homes: dict[str, HomePage],
) -> None:
    assert homes
    member, handler = an_editor("member"), a_handler()
    member.groups.add(ensure_secretariat())
    User.objects.create_superuser("administrator", "administrator@example.org", "secret")
    away = a_handler("away")
    away.is_active = False
    away.save()
    assert set(HANDLES.holders()) == {member, handler}


def test_administrators_can_give_the_right_to_a_group(homes: dict[str, HomePage]) -> None:
    assert homes
    administrator = User.objects.create_superuser("administrator", "a@example.org", "secret")
    text = signed_in(administrator).get(reverse("wagtailusers_groups:add")).content.decode()
    assert "accommodation request" in text.lower()


def test_a_request_for_a_panel_that_is_gone(desk: Client, row: AccommodationRequest) -> None:
    PanelPage.objects.get().delete()
    assert "The panel is gone." in desk.get(at(row)).content.decode()
    assert desk.get(reverse("accommodation_list")).status_code == 200
