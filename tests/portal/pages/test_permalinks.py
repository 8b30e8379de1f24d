"""A work's own address opens it for every reader who may see it."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.languages import CODES
from portal.pages.models import HomePage
from tests.portal.look.page_reader import read
from tests.portal.sharing.works import published, restrict, translated


def test_leads_to_the_version_in_the_readers_language(
    client: Client, homes: dict[str, HomePage]
) -> None:
    english = published(homes["en"], "About")
    translated(english, homes["ar"], "عن البوابة")
    response = client.get(f"/ar/works/{english.translation_key}/?utm_source=mail")
    assert (response.status_code, response["Location"]) == (302, "/ar/about/")


def test_shows_the_source_in_the_readers_interface(
    client: Client, homes: dict[str, HomePage]
) -> None:
    arabic = published(homes["ar"], "عن البوابة")
    translated(arabic, homes["en"], "About")
    response = client.get(f"/fr/works/{arabic.translation_key}/")
    page = read(response.content.decode())
    assert page.named("html")[0] == {"lang": "fr", "dir": "ltr"}
    assert page.named("article")[0] == {"class": "wrap", "lang": "ar", "dir": "rtl"}
    assert response["Content-Language"] == "fr, ar"


@pytest.mark.parametrize("code", CODES)
def test_no_work_no_page(client: Client, homes: dict[str, HomePage], code: str) -> None:
    assert homes
    response = client.get(f"/{code}/works/{uuid4()}/")
    assert response.status_code == 404


def test_a_work_without_a_published_version_is_not_found(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = published(homes["en"], "About")
    page.unpublish()
    for code in ("en", "ar"):
        assert client.get(f"/{code}/works/{page.translation_key}/").status_code == 404


def test_a_private_work_is_not_found_and_its_address_not_told(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = published(homes["en"], "Secret title", "secret-slug")
    restrict(page)
    for code in ("en", "ar"):
        response = client.get(f"/{code}/works/{page.translation_key}/")
        assert response.status_code == 404
        assert "ecret" not in response.content.decode()


def test_a_private_version_gives_way_to_a_public_one(
    client: Client, homes: dict[str, HomePage]
) -> None:
    english = published(homes["en"], "About")
    restrict(translated(english, homes["ar"], "عن البوابة"))
    response = client.get(f"/ar/works/{english.translation_key}/")
    assert response.status_code == 200
    assert response["Content-Language"] == "ar, en"


def test_those_who_may_see_a_private_work_do(client: Client, homes: dict[str, HomePage]) -> None:
    members = Group.objects.create(name="Members")
    page = published(homes["en"], "About")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(members)
    user = User.objects.create_user("reader")
    client.force_login(user)
    address = f"/fr/works/{page.translation_key}/"
    assert client.get(address).status_code == 404
    user.groups.add(members)
    response = client.get(address)
    assert response.status_code == 200
    # Who it is for depends on who asks, so no shared cache may give it to another.
    assert "Cookie" in response["Vary"]


def test_a_password_opens_a_private_work_as_it_opens_its_page(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = published(homes["en"], "About")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    address = f"/fr/works/{page.translation_key}/"
    assert client.get(address).status_code == 404
    session = client.session
    session[restriction.passed_view_restrictions_session_key] = [restriction.pk]
    session.save()
    assert client.get(address).status_code == 200
