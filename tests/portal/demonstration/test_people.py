"""Everybody who can sign in can do what their role says, and no more."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import StringTranslation, Translation

from portal.demonstration.people import PASSWORD, PEOPLE
from portal.demonstration.planting import work_key
from portal.pages.models import StandardPage

pytestmark = pytest.mark.usefixtures("demonstration")


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def version(slug: str, code: str) -> StandardPage:
    page: StandardPage = StandardPage.objects.get(slug=slug, locale__language_code=code)
    return page


def edit(client: Client, page: Page, **values: Any) -> str:
    """Save a page in the editor with a new title; return where the editor goes next."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    opened = client.get(address)
    assert opened.status_code == 200
    data = querydict_from_html(opened.content.decode(), form_id="page-edit-form").dict()
    data.pop("action-publish", None)
    data.update({"title": "New title", "body-count": "0", **values})
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    return str(response.headers["Location"])


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.username)
def test_everybody_signs_in_and_is_spoken_to_in_their_language(client: Client, person: Any) -> None:
    home = reverse("wagtailadmin_home")
    answer = client.post(
        reverse("account_login"),
        {"login": person.username, "password": PASSWORD, "next": home},
    )
    assert answer.headers["Location"] == home
    opened = client.get(reverse("wagtailadmin_home"))
    assert opened.status_code == 200
    direction = "rtl" if person.language == "ar" else "ltr"
    assert f'lang="{person.language}" dir="{direction}"' in opened.content.decode()


@pytest.mark.parametrize("username", ["editor", "muharrir"])
def test_an_editor_saves_and_submits_but_does_not_publish(username: str) -> None:
    client, page = signed_in(username), version("contact", "ar")
    edit(client, page)
    assert version("contact", "ar").get_latest_revision_as_object().title == "New title"
    edit(client, page, **{"action-publish": "1"})
    assert version("contact", "ar").title != "New title"
    edit(client, page, **{"action-submit": "1"})
    page = version("contact", "ar")
    assert page.current_workflow_state is not None
    assert page.title != "New title"
    assert not page.permissions_for_user(User.objects.get(username=username)).can_publish()


def test_a_publisher_approves_what_an_editor_submitted() -> None:
    page = version("contact", "en")
    edit(signed_in("editor"), page, **{"action-submit": "1"})
    page.refresh_from_db()
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    signed_in("editor").post(address, {"comment": ""})
    assert version("contact", "en").title != "New title"
    signed_in("publisher").post(address, {"comment": ""})
    assert version("contact", "en").title == "New title"


def test_a_publisher_publishes() -> None:
    edit(signed_in("publisher"), version("contact", "zh-hans"), **{"action-publish": "1"})
    assert version("contact", "zh-hans").title == "New title"


def test_a_translator_translates_and_does_not_change_the_source() -> None:
    client, page = signed_in("translator"), version("about", "ru")
    opened = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert opened.status_code == 200
    assert "wagtail_localize/admin/edit_translation.html" in [one.name for one in opened.templates]
    translation = Translation.objects.get(
        source__object_id=work_key("about"), target_locale=page.locale
    )
    words = StringTranslation.objects.filter(locale=page.locale).first()
    assert words is not None
    segment = translation.source.stringsegment_set.get(
        string=words.translation_of, context=words.context
    )
    answer = client.put(
        reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
        urlencode({"value": "Новые слова"}),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 200
    words.refresh_from_db()
    assert words.data == "Новые слова"
    permissions = page.permissions_for_user(User.objects.get(username="translator"))
    assert permissions.can_edit()
    assert not permissions.can_publish()
    english = reverse("wagtailadmin_pages:edit", args=[version("about", "en").pk])
    assert client.get(english).status_code == 302


def test_a_translator_submits_a_work_into_another_language() -> None:
    client, page = signed_in("translator"), version("accessible-meetings", "en")
    french = page.get_parent().get_translation(version("about", "fr").locale)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    answer = client.post(address, {"locales": [str(french.locale_id)]})
    assert answer.status_code == 302
    made = version("accessible-meetings", "fr")
    assert not made.live
    assert made.get_parent() == french


def test_an_editor_submits_for_translation() -> None:
    client, page = signed_in("editor"), version("peer-exchange", "fr")
    spanish = version("about", "es").locale_id
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert client.post(address, {"locales": [str(spanish)]}).status_code == 302
    assert not version("peer-exchange", "es").live


def test_only_the_administrator_manages_users() -> None:
    address = reverse("wagtailusers_users:index")
    allowed = {
        person.username: signed_in(person.username).get(address).status_code == 200
        for person in PEOPLE
    }
    assert allowed == {person.username: person.username == "admin" for person in PEOPLE}
