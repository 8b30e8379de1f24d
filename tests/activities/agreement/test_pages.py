"""The focal points' pages: what they show, whom they let in, and what answers do."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from activities.agreement import links
from activities.agreement.models import AgreementRequest, Decision
from activities.repository.models import ActivityFunding
from activities.repository.public import public
from portal.languages import BY_CODE
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import (
    a_focal_point,
    asked,
    enter,
    fresh,
    open_request,
    review,
    says,
    submit,
)

Sections = dict[str, SectionPage]


def address(row: AgreementRequest) -> str:
    return reverse("agreement:request", args=[row.pk])


def sent(row: AgreementRequest, verdict: str, reason: str = "", **more: str) -> dict[str, str]:
    return {"verdict": verdict, "reason": reason, "fingerprint": row.fingerprint, **more}


def test_shows_all_that_would_be_published(
    sections: Sections, secretary: User, kenya: User, client: Client
) -> None:
    page = asked(
        sections["ar"],
        secretary,
        ("KEN", "UGA"),
        title="تدريب القضاة",
        body="<p>وصف <b>كامل</b></p>",
        lessons="دروس",
        public_contact="مكتب",
    )
    enter(client, kenya)
    text = client.get(address(open_request(page))).content.decode()
    for part in ("تدريب القضاة", "<b>كامل</b>", "دروس", "مكتب", "Kenya", "Uganda", "Under way"):
        assert part in text
    assert '<div class="prose" lang="ar" dir="rtl">' in text
    assert "No answer yet" in text


def test_shows_what_changed(
    sections: Sections, secretary: User, kenya: User, client: Client
) -> None:
    page = asked(sections["en"], secretary)
    says(page, kenya)
    page = fresh(page)
    page.summary = "Judges and prosecutors were trained."
    page.funding = [ActivityFunding(source="Example Fund", amount=500, currency="USD")]
    page.save_revision()
    submit(page, secretary)
    review(page, secretary)
    enter(client, kenya)
    text = re.sub(r"\s+", " ", client.get(address(open_request(page))).content.decode())
    assert re.search(r"<ins><span[^>]*>\[new: </span>( and prosecutors|and prosecutors )<", text)
    assert "Example Fund · 500.00 USD" in text
    assert public().get().summary == "Judges were trained."


@pytest.mark.parametrize(("verdict", "live"), [("agree", True), ("change", False)])
def test_answers(
    sections: Sections, secretary: User, kenya: User, client: Client, verdict: str, *, live: bool
) -> None:
    page = asked(sections["en"], secretary)
    row = open_request(page)
    enter(client, kenya)
    response = client.post(address(row), sent(row, verdict, "Why", covers_translations="on"))
    assert response.status_code == 302
    assert fresh(page).live is live
    decision = Decision.objects.last()
    assert decision is not None
    assert decision.decided_by == kenya
    assert decision.covers_translations is live
    assert "Thank you" in client.get(reverse("agreement:list")).content.decode()


def test_errors_are_linked_and_nothing_typed_is_lost(
    sections: Sections, secretary: User, kenya: User, client: Client
) -> None:
    row = open_request(asked(sections["en"], secretary))
    enter(client, kenya)
    response = client.post(address(row), sent(row, "decline", " "))
    text = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_reason"' in text
    assert 'aria-invalid="true"' in text
    response = client.post(address(row), sent(row, "", "Long thoughts"))
    assert "Long thoughts" in response.content.decode()
    for hostile in ("\0", "x" * 6000):
        assert client.post(address(row), sent(row, "change", hostile)).status_code == 422
    assert not Decision.objects.exclude(kind="asked").exists()


def test_what_was_shown_before_a_change_is_not_agreed_to(
    sections: Sections, secretary: User, kenya: User, client: Client
) -> None:
    page = asked(sections["en"], secretary)
    row = open_request(page)
    enter(client, kenya)
    response = client.post(address(row), {**sent(row, "agree"), "fingerprint": "0" * 64})
    assert response.status_code == 422
    assert "changed in the meantime" in response.content.decode()
    assert not fresh(page).live


@pytest.mark.parametrize("who", ["nobody", "password only", "another State", "out of office"])
def test_who_is_let_in(
    sections: Sections,
    secretary: User,
    kenya: User,
    uganda: User,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    who: str,
) -> None:
    monkeypatch.setattr(settings, "ACCOUNTS_REQUIRE_SECOND_FACTOR", True)
    page = asked(sections["en"], secretary)
    row = open_request(page)
    withdraw = reverse("agreement:withdraw", args=[page.translation_key, "KEN"])
    if who == "password only":
        client.force_login(kenya)
    elif who == "another State":
        enter(client, uganda)
    elif who == "out of office":
        kenya.focal_points.update(ended_at=secretary.date_joined)
        enter(client, kenya)
    expected = 302 if who in {"nobody", "password only"} else 404
    assert client.get(address(row)).status_code == expected
    assert client.post(address(row), sent(row, "agree")).status_code == expected
    assert client.post(reverse("agreement:pass_on", args=[row.pk])).status_code == expected
    assert client.post(withdraw).status_code == expected
    assert not fresh(page).live
    assert not Decision.objects.exclude(kind="asked").exists()


def test_guessed_addresses(client: Client, kenya: User) -> None:
    enter(client, kenya)
    for path in ("999/", f"{10**30}/", "link/abc/", "link/a:b:c/", "withdraw/x/KEN/"):
        assert client.get(f"/en/agreement/{path}").status_code == 404


def test_csrf(sections: Sections, secretary: User, kenya: User) -> None:
    row = open_request(asked(sections["en"], secretary))
    client = Client(enforce_csrf_checks=True)
    enter(client, kenya)
    assert client.post(address(row), sent(row, "agree")).status_code == 403


def link_of(row: AgreementRequest, user: User) -> str:
    url = links.issue_link(row, user, BY_CODE["en"])
    return url[url.index("/en/") :]


def test_link(sections: Sections, secretary: User, kenya: User, client: Client) -> None:
    row = open_request(asked(sections["en"], secretary))
    link = link_of(row, kenya)
    assert client.get(link, follow=True).redirect_chain[-1][0].startswith("/en/accounts/login")
    enter(client, kenya)
    assert client.get(link).url == address(row)  # type: ignore[attr-defined]


def test_a_forwarded_link_helps_nobody(
    sections: Sections, secretary: User, kenya: User, uganda: User, client: Client
) -> None:
    row = open_request(asked(sections["en"], secretary))
    enter(client, uganda)
    assert client.get(link_of(row, kenya)).status_code == 403


@pytest.mark.parametrize("why", ["answered", "newer", "expired"])
def test_a_used_link_says_so(
    sections: Sections,
    secretary: User,
    kenya: User,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    why: str,
) -> None:
    page = asked(sections["en"], secretary)
    row = open_request(page)
    link = link_of(row, kenya)
    if why == "answered":
        says(page, kenya)
    elif why == "newer":
        AgreementRequest.objects.update(link_number=row.link_number + 1)
    else:
        monkeypatch.setattr(links, "VALID_FOR", -links.VALID_FOR)
    response = client.get(link)
    assert response.status_code == 410
    assert reverse("agreement:list") in response.content.decode()


def test_each_focal_point_gets_a_link_in_their_language(
    sections: Sections, secretary: User, kenya: User
) -> None:
    colleague = a_focal_point("KEN", "colleague")
    profile = UserProfile.get_for_user(colleague)
    profile.preferred_language = "ar"
    profile.save()
    asked(sections["en"], secretary, title="Secret title")
    rows = DBTaskResult.objects.filter(task_path="portal.letters.letters.send_letter")
    letters = {row.args_kwargs["args"][1]: row.args_kwargs["args"] for row in rows}
    assert letters.keys() == {kenya.email, colleague.email}
    assert "/ar/agreement/link/" in letters[colleague.email][3]["url"]
    assert letters[kenya.email][3]["url"] != letters[colleague.email][3]["url"]
    assert "Secret title" not in str(letters)


def test_passing_on(sections: Sections, secretary: User, kenya: User, client: Client) -> None:
    colleague = a_focal_point("KEN", "colleague")
    row = open_request(asked(sections["en"], secretary))
    enter(client, kenya)
    point = colleague.focal_points.get()
    url = reverse("agreement:pass_on", args=[row.pk])
    assert client.post(url, {"colleague": "99999"}).status_code == 422
    assert client.post(url, {"colleague": str(point.pk)}).status_code == 302
    assert AgreementRequest.objects.get().delegate == colleague


def test_withdrawal(sections: Sections, secretary: User, kenya: User, client: Client) -> None:
    page = asked(sections["en"], secretary)
    says(page, kenya)
    french = fresh(page).copy_for_translation(sections["fr"].locale)
    french.save_revision().publish()
    assert public().count() == 2
    enter(client, kenya)
    url = reverse("agreement:withdraw", args=[page.translation_key, "KEN"])
    assert url in client.get(reverse("agreement:list")).content.decode()
    assert client.get(url).status_code == 200
    assert public().count() == 2
    assert client.post(url, {"reason": ""}).status_code == 302
    assert not public().exists()
    assert not fresh(page).live
    assert not fresh(french).live
    assert client.post(url).status_code == 404
    last = Decision.objects.last()
    assert last is not None
    assert last.fingerprints.keys() == {"en", "fr"}


def test_queries_do_not_grow_with_the_list(
    sections: Sections,
    secretary: User,
    kenya: User,
    client: Client,
) -> None:
    enter(client, kenya)
    counts = []
    for _round in range(2):
        for verdict in ("agree", "agree", "change", ""):
            page = asked(sections["en"], secretary)
            if verdict:
                says(page, kenya, verdict, "Why")
        client.get(reverse("agreement:list"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("agreement:list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
