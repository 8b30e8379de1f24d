"""The form: open, closed, refused, sent; in six languages, without an account."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from panels.accommodation.limits import MOST_OF_A_NETWORK
from panels.accommodation.models import AccommodationRequest
from panels.accommodation.sealing import unseal
from panels.discussions.models import PanelPage
from panels.discussions.standing import Standing
from portal.accounts.addresses import network_of
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from tests.panels.accommodation.asking import (
    DETAILS,
    EMAIL,
    NAME,
    PHONE,
    SAID,
    TYPED,
    address,
    begins,
    coming_panel,
)
from tests.panels.discussions.panels import panel, section
from tests.portal.look.page_reader import read


@pytest.fixture
def coming(homes: dict[str, HomePage]) -> PanelPage:
    return coming_panel(homes["en"])


def kept() -> int:
    return AccommodationRequest.objects.count()


@pytest.mark.parametrize("code", CODES)
def test_it_stands_in_every_language_whatever_the_panel_is_written_in(
    client: Client, coming: PanelPage, code: str
) -> None:
    response = client.get(address(coming, code))
    assert response.status_code == 200
    text = response.content.decode()
    page = read(text)
    assert page.named("html")[0]["lang"] == BY_CODE[code].html_lang
    links = [link for link in page.named("a") if link.get("href", "").endswith(coming.url)]
    with override(code):
        assert gettext("Ask for reasonable accommodation") in text
    if code == "en":
        assert links
        assert "lang" not in links[0]
    else:
        (link,) = [one for one in page.named("a") if one.get("href") == work_address(coming, code)]
        assert (link["lang"], link["dir"]) == ("en", "ltr")


def work_address(page: PanelPage, code: str) -> str:
    return f"/{code}/works/{page.translation_key}/"


def test_it_asks_for_no_more_than_is_needed(client: Client, coming: PanelPage) -> None:
    page = read(client.get(address(coming)).content.decode())
    main = {
        one["name"]
        for kind in ("input", "textarea", "select")
        for one in page.named(kind)
        if "name" in one
    }
    assert main - {"q", "csrfmiddlewaretoken"} == set(TYPED)


def test_a_request_is_kept_and_named(client: Client, coming: PanelPage) -> None:
    response = client.post(address(coming), TYPED)
    row = AccommodationRequest.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"{address(coming)}sent/{row.reference}/"
    assert unseal(row.sealed) == SAID
    assert row.panel_key == coming.translation_key
    text = client.get(response["Location"]).content.decode()
    assert row.reference in text
    assert NAME not in text
    assert client.get(f"{address(coming)}sent/AAAAAAAA/").status_code == 404
    # Nobody was signed in, and nothing of it is in a session or a cookie.
    assert set(client.cookies) == {"csrftoken"} or not client.cookies


@pytest.mark.parametrize(
    ("change", "field", "error"),
    [
        ({"needs": []}, "needs", "Choose what you need"),
        ({"needs": ["unknown"]}, "needs", "unknown"),
        ({"needs": ["other"], "details": " "}, "details", "Say what else you need."),
        ({"details": "a" * 3001}, "details", "3000"),
        ({"name": ""}, "name", "required"),
        ({"email": "", "phone": ""}, "email", "e-mail address or a telephone number"),
        ({"email": "no address"}, "email", "valid email"),
        ({"phone": "call me"}, "phone", "in digits"),
        ({"language": "tlh"}, "language", "tlh"),
        ({"consent": ""}, "consent", "Without your agreement"),
        ({"name": "a\0b"}, "name", "Null characters"),
    ],
)
def test_bad_input_is_linked_to_its_field_and_loses_nothing(
    client: Client, coming: PanelPage, change: dict[str, Any], field: str, error: str
) -> None:
    typed = {**TYPED, **change}
    response = client.post(address(coming), typed)
    assert response.status_code == 422
    assert kept() == 0
    text = response.content.decode()
    page = read(text)
    assert "<title>Error:" in text
    assert error in text
    (summary,) = [one for one in page.named("div") if one.get("id") == "error-summary"]
    assert summary["role"] == "alert"
    assert "autofocus" in summary
    identifiers = set(page.values("id"))
    links = set(re.findall(r'<li><a href="#([^"]+)">', text)) & identifiers
    assert links == {f"id_{field}_0" if field == "needs" else f"id_{field}"}
    assert f"id_{field}_error" in identifiers
    described = " ".join(page.values("aria-describedby")).split()
    assert f"id_{field}_error" in described
    held = {one.get("value") for one in page.named("input")}
    assert {typed["name"], typed["email"], typed["phone"]} - {""} <= held
    boxes = {
        one["value"] for one in page.named("input") if one["name"] == "needs" and "checked" in one
    }
    assert boxes == set(typed["needs"]) - {"unknown"}
    if "details" not in change:
        assert DETAILS in text


@pytest.mark.parametrize("missing", ["email", "phone"])
def test_one_way_to_answer_is_enough(client: Client, coming: PanelPage, missing: str) -> None:
    assert client.post(address(coming), {**TYPED, missing: ""}).status_code == 302


@pytest.mark.parametrize("phone", ["+41 (0)22 917-90 00", "٠٢٢٩١٧٩٠٠٠", "022/917.90.00"])
def test_telephone_numbers_of_any_kind(client: Client, coming: PanelPage, phone: str) -> None:
    assert client.post(address(coming), {**TYPED, "phone": phone}).status_code == 302


def test_the_last_day_is_ten_days_before_unless_the_panel_says_otherwise(
    client: Client, homes: dict[str, HomePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = coming_panel(homes["en"], days=60)
    day = begins(page).date() - dt.timedelta(days=10)
    assert f'datetime="{day}"' in client.get(address(page)).content.decode()
    page.accommodation_deadline = day - dt.timedelta(days=5)
    page.save_revision().publish()
    text = client.get(address(page)).content.decode()
    assert f'datetime="{page.accommodation_deadline}"' in text
    assert "</time>, Geneva time" in text
    # A minute before midnight in Geneva, and a minute after.
    midnight = dt.datetime.combine(
        page.accommodation_deadline + dt.timedelta(days=1),
        dt.time(0),
        dt.timezone(dt.timedelta(hours=1)),
    )
    moments = {midnight - dt.timedelta(hours=2): 302, midnight + dt.timedelta(hours=2): 422}
    for moment, status in moments.items():
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda moment=moment: moment)
            assert client.post(address(page), TYPED).status_code == status


def test_after_the_last_day_it_says_so_and_whom_to_turn_to(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = coming_panel(homes["en"], days=5)
    text = client.get(address(page)).content.decode()
    assert "The last day to ask has passed." in text
    assert "mailto:help@example.org" in text.partition("<footer")[0]
    assert "<textarea" not in text
    # Who had the page open since yesterday still has what they typed.
    response = client.post(address(page), TYPED)
    text = response.content.decode()
    assert response.status_code == 422
    assert DETAILS in text
    assert "Send the request" not in text
    assert kept() == 0


def test_a_panel_without_a_date(client: Client, homes: dict[str, HomePage]) -> None:
    page = panel(section(homes["en"]))
    assert "as soon as the panel has a date" in client.get(address(page)).content.decode()
    assert client.post(address(page), TYPED).status_code == 422
    assert kept() == 0


@pytest.mark.parametrize("standing", [Standing.POSTPONED, Standing.CANCELLED])
def test_a_panel_that_does_not_take_place_takes_no_requests(
    client: Client, homes: dict[str, HomePage], standing: Standing
) -> None:
    page = coming_panel(homes["en"], standing=standing)
    response = client.get(address(page))
    text = response.content.decode()
    assert f"The panel is {standing.value}." in text
    assert read(text).named("textarea") == []
    assert ("Last day to ask" in text) == (standing is Standing.POSTPONED)
    refused = client.post(address(page), TYPED)
    assert (refused.status_code, kept()) == (422, 0)
    # What was typed is there still, and can be copied into a letter.
    assert NAME in refused.content.decode()
    assert address(page) not in client.get(page.url).content.decode()


def test_without_a_key_nothing_is_received(
    client: Client, coming: PanelPage, settings: Settings
) -> None:
    settings.ACCOMMODATION_KEYS = []
    assert "cannot be received here" in client.get(address(coming)).content.decode()
    response = client.post(address(coming), TYPED)
    assert response.status_code == 422
    assert DETAILS in response.content.decode()
    assert kept() == 0


def test_deadline_and_contact_stand_in_the_same_place(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = coming_panel(homes["en"])
    there = address(page)
    sent = client.post(there, TYPED)["Location"]
    closed = panel(
        page.get_parent().specific, slug="closed", starts_at=timezone.now() + dt.timedelta(days=1)
    )
    shown = [
        client.get(there),
        client.post(there, {}),
        client.get(sent),
        client.get(address(closed)),
    ]
    for response in shown:
        text = response.content.decode()
        facts = text.index('<dl class="facts">')
        assert text.index("</h1>") < facts < text.index("</h1>") + 60
        part = text[facts : text.index("</dl>")]
        assert "Last day to ask" in part
        assert "mailto:help@example.org" in part
        assert "tel:+41220000000" in part


@pytest.mark.parametrize("code", CODES)
def test_every_page_names_the_contact_at_its_foot(
    client: Client, homes: dict[str, HomePage], code: str
) -> None:
    assert homes
    for path in (f"/{code}/", f"/{code}/accounts/login/", f"/{code}/nowhere/"):
        footer = client.get(path).content.decode().partition("<footer")[2]
        assert "mailto:help@example.org" in footer, path


def test_many_from_one_network_have_to_wait(client: Client, coming: PanelPage) -> None:
    for _number in range(MOST_OF_A_NETWORK):
        assert client.post(address(coming), TYPED).status_code == 302
    response = client.post(address(coming), TYPED)
    assert response.status_code == 429
    text = response.content.decode()
    assert "Many have come from your network." in text
    assert DETAILS in text
    assert kept() == MOST_OF_A_NETWORK
    # Looking costs nothing, nor does a mistake; others are not kept out.
    assert client.get(address(coming)).status_code == 200
    assert client.post(address(coming), TYPED, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_an_hour_later_they_may_again(
    client: Client, coming: PanelPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(MOST_OF_A_NETWORK):
        client.post(address(coming), TYPED)
    later = timezone.now() + dt.timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.post(address(coming), TYPED).status_code == 302


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("no address", "another", False),
    ],
)
def test_what_counts_as_one_network(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 -- a parameter
    assert (network_of(one) == network_of(other)) is alike


def test_panels_that_are_not_public_have_no_form(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = coming_panel(homes["en"])
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address(page)).status_code == 404
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert client.get(address(page)).status_code == 404
    assert client.post(address(page), TYPED).status_code == 404


def test_the_panels_page_leads_to_it(client: Client, homes: dict[str, HomePage]) -> None:
    page = coming_panel(homes["en"])
    assert f'href="{address(page)}"' in client.get(page.url).content.decode()
    over = panel(
        page.get_parent().specific,
        slug="over",
        starts_at=timezone.now() - dt.timedelta(days=3),
        ends_at=timezone.now() - dt.timedelta(days=2),
    )
    undated = panel(page.get_parent().specific, slug="undated")
    for one in (over, undated):
        assert "/accommodation/" not in client.get(one.url).content.decode()


def test_it_is_kept_out_of_search_engines(client: Client, coming: PanelPage) -> None:
    page = read(client.get(address(coming)).content.decode())
    assert "noindex" in [one.get("content") for one in page.named("meta")]
    assert EMAIL not in str(client.cookies)
    assert PHONE not in str(client.cookies)
