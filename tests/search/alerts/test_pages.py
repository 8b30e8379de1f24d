"""The pages: asking, confirming and ending, without an account and without telling who is known."""

from datetime import timedelta
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override

from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from search.alerts import limits
from search.alerts.addresses import confirmation, end
from search.alerts.models import Alert, Attempt
from search.alerts.subscribing import ask_to_confirm
from search.alerts.tasks import delete_unconfirmed
from tests.portal.look.page_reader import read
from tests.search.alerts.asking import alert, confirmed, html_of

pytestmark = pytest.mark.usefixtures("homes")
ADDRESS = "/en/search/alerts/?q=clean+water"
TYPED = {"email": "Someone@Example.org", "frequency": "weekly"}


def path(url: str) -> str:
    return urlsplit(url).path


def asked(client: Client, address: str = ADDRESS, **typed: str) -> Any:
    return client.post(address, TYPED | typed)


def letter() -> Message:
    """Send the question to the only alert, and return it."""
    only = Alert.objects.get()
    ask_to_confirm.call(only.pk.hex, "weekly")
    return mail.outbox[-1].message()


@pytest.mark.parametrize("code", CODES)
def test_the_form_stands_in_every_language(client: Client, code: str) -> None:
    response = client.get(f"/{code}/search/alerts/?q=clean+water&kind=page")
    assert response.status_code == 200
    page = read(response.content.decode())
    assert page.named("html")[0]["dir"] == BY_CODE[code].direction
    assert len(page.named("h1")) == 1
    with override(code):
        assert gettext("Get this search by e-mail") in response.content.decode()


def test_without_a_search_there_is_nothing_to_ask_for(client: Client) -> None:
    assert client.get("/en/search/alerts/")["Location"] == "/en/search/"
    assert asked(client, "/en/search/alerts/?theme=unknown").url == "/en/search/"
    assert not Alert.objects.exists()


def test_what_was_typed_stays_when_it_is_refused(client: Client) -> None:
    response = asked(client, email="someone@", frequency="monthly")
    assert response.status_code == 422
    text = response.content.decode()
    assert 'value="someone@"' in text
    assert "error-summary" in text
    assert asked(client, frequency="hourly").status_code == 422
    assert not Alert.objects.exists()


def test_nothing_begins_before_the_button_is_pressed(client: Client) -> None:
    assert asked(client).url == "/en/search/alerts/sent/"
    message = letter()
    assert message["To"] == "someone@example.org"
    link = path(confirmation(Alert.objects.get(), "weekly", BY_CODE["en"]))
    assert link.rpartition("/confirm/")[0] in mail.outbox[-1].body
    for _visit in range(2):
        assert client.get(link).status_code == 200
        assert Alert.objects.get().confirmed is None
    assert client.post(link).status_code == 200
    begun = Alert.objects.get()
    assert begun.confirmed is not None
    assert begun.due is not None
    assert begun.frequency == "weekly"
    assert begun.query["text"] == "clean water"
    # Once more changes nothing but the frequency.
    client.post(path(confirmation(begun, "monthly", BY_CODE["en"])))
    again = Alert.objects.get()
    assert (again.baseline, again.confirmed) == (begun.baseline, begun.confirmed)
    assert again.frequency == "monthly"


def test_the_answer_is_the_same_for_a_known_address(client: Client) -> None:
    unknown = asked(client)
    confirmed_before = Alert.objects.get()
    client.post(path(confirmation(confirmed_before, "daily", BY_CODE["en"])))
    known = asked(client, frequency="monthly")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    kept = Alert.objects.get()
    assert kept.frequency == "daily", "nobody changes another's alert by the form"


def test_an_address_gets_few_questions_and_a_network_asks_few(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(limits.MOST_LETTERS + 2):
        assert asked(client, f"/en/search/alerts/?q=river{number}").status_code == 302
    assert Alert.objects.count() == limits.MOST_LETTERS
    monkeypatch.setattr("search.alerts.views.MOST_OF_A_NETWORK", limits.MOST_LETTERS + 2)
    response = asked(client, email="another@example.org")
    assert response.status_code == 429
    assert 'value="another@example.org"' in response.content.decode()
    assert "another" not in "".join(Attempt.objects.values_list("mark", flat=True))


def test_forged_and_old_links_tell_nothing(client: Client) -> None:
    only = alert("a@example.org", "river")
    link = path(confirmation(only, "daily", BY_CODE["en"]))
    assert client.post(f"{link[:-4]}xyz/").status_code == 410
    only.delete()
    assert client.post(link).status_code == 410
    assert client.get("/en/search/alerts/end/forged/").status_code == 404


def test_a_get_never_ends_and_one_click_does_without_cookies_or_token() -> None:
    browser = Client(enforce_csrf_checks=True)
    for language in ("en", "ar"):
        only = confirmed("a@example.org", "river", language)
        link = path(end(only, BY_CODE[language]))
        assert browser.get(link).status_code == 200
        assert Alert.objects.count() == 1
        # RFC 8058, 3.2; no redirection is followed.
        response = browser.post(link, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert not Alert.objects.exists()
        assert browser.post(link).status_code == 200, "once more is no mistake"


def test_the_confirming_page_needs_its_own_button() -> None:
    browser = Client(enforce_csrf_checks=True)
    link = path(confirmation(alert("a@example.org", "river"), "daily", BY_CODE["en"]))
    assert browser.post(link).status_code == 403
    assert Alert.objects.get().confirmed is None


def test_addresses_nobody_confirmed_are_deleted_after_seven_days() -> None:
    alert("new@example.org", "river")
    alert("old@example.org", "river")
    confirmed("confirmed@example.org", "river")
    old = timezone.now() - timedelta(days=7, minutes=1)
    Alert.objects.exclude(email="new@example.org").update(created=old)
    Attempt.objects.create(mark="x", made=old)
    assert delete_unconfirmed.call() == 1
    left = set(Alert.objects.values_list("email", flat=True))
    assert left == {"new@example.org", "confirmed@example.org"}
    assert not Attempt.objects.exists()


def test_a_question_reads_in_the_language_of_who_asked(
    client: Client, homes: dict[str, HomePage]
) -> None:
    assert homes
    asked(client, "/ar/search/alerts/?q=%D9%85%D8%A7%D8%A1")
    letter()
    html = html_of(mail.outbox[-1])
    assert '<html lang="ar" dir="rtl">' in html
    assert "ماء" in html
    assert "/ar/search/alerts/confirm/" in str(mail.outbox[-1].body)
