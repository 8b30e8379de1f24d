"""Facts about a State: sent by its focal point, reviewed, and only then shown."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from activities.profiles.models import FactEvent, StateFact
from portal.records import EntryChangedError
from tests.activities.agreement.asking import enter
from tests.activities.cooperation.making import SECRET, People
from tests.activities.profiles.making import a_fact

DESK, PROFILE = "/en/states/KEN/facts/", "/en/states/KEN/"


def typed(**fields: str) -> dict[str, str]:
    """Return what a focal point types into the form."""
    return {
        "kind": "visit",
        "texts_en": SECRET,
        "texts_ar": "زيارة",
        "day": "2025-05-06",
        "source": "Note verbale",
        "source_day": "2026-01-02",
        **fields,
    }


def shown(client: Client, address: str = PROFILE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_fact_is_shown_once_it_is_reviewed_and_never_after_it_is_withdrawn(
    people: People, client: Client
) -> None:
    focal, secretary = Client(), Client()
    enter(focal, people.focal)
    enter(secretary, people.secretary)
    assert focal.post(DESK, typed()).status_code == 302
    row = StateFact.objects.get()
    assert (row.status, row.sender, row.day) == ("sent", people.focal, dt.date(2025, 5, 6))
    assert SECRET in shown(focal, DESK)
    # A fact is withdrawn, no agreement.
    assert "سحب الموافقة" not in shown(focal, "/ar/states/KEN/facts/")
    assert SECRET not in shown(client)

    edit = reverse("wagtailsnippets_profiles_statefact:edit", args=[row.pk])
    without = secretary.post(edit, {"status": "returned", "reason": ""})
    assert "Say why" in without.content.decode()
    assert secretary.post(edit, {"status": "published", "reason": ""}).status_code == 302
    assert SECRET in shown(client)
    assert "زيارة" in shown(client, "/ar/states/KEN/")
    french = shown(client, "/fr/states/KEN/")
    assert f'<span lang="en" dir="ltr">{SECRET}</span>' in french

    focal.post(DESK, {"withdraw": row.key})
    assert SECRET not in shown(client)
    entries = FactEvent.objects.values_list("status", "user__username")
    assert list(entries) == [
        ("sent", "focal"),
        ("published", people.secretary.username),
        ("withdrawn", "focal"),
    ]
    with pytest.raises(EntryChangedError):
        FactEvent.objects.all().delete()


def test_what_is_wrong_is_said_and_kept(people: People) -> None:
    client = Client()
    enter(client, people.focal)
    for wrong, said in (
        ({"day": ""}, "Say when the visit took place."),
        ({"day": "", "kind": "statement"}, "Say when the statement was made."),
        ({"source_day": "2999-01-01"}, "This day is still to come."),
        ({"source": ""}, "id_source"),
        ({"texts_en": "x" * 2001}, "A text has at most 2000 characters."),
        ({"source_url": "javascript:alert(1)"}, "id_source_url"),
    ):
        response = client.post(DESK, typed(**wrong))
        text = response.content.decode()
        assert response.status_code == 422
        assert said in text
        assert "زيارة" in text
    client.post(DESK, {"withdraw": "x"})
    assert not StateFact.objects.exists()


def test_what_a_state_said_in_the_review_stands_among_its_statements(
    people: People, client: Client
) -> None:
    del people
    said = a_fact(
        text="On the third cycle",
        kind=StateFact.Kind.STATEMENT,
        day=dt.date(2025, 5, 1),
        source_url="https://webtv.example.org/review",
    )
    assert "On the third cycle" not in shown(client)
    StateFact.objects.filter(pk=said.pk).update(status=StateFact.Status.PUBLISHED)
    page = shown(client)
    # There is nothing else among them, nor of institutions.
    assert 'id="state-institutions"' not in page
    assert "0 statements" not in page
    section = page[page.index('id="state-statements"') :]
    assert "Statement in the universal periodic review" in section
    assert "1 May 2025" in section
    assert 'href="https://webtv.example.org/review"' in section


def test_one_state_does_not_touch_the_facts_of_another(people: People) -> None:
    row = a_fact()
    client = Client()
    enter(client, people.other_state)
    assert client.get(DESK).status_code == 404
    client.post("/en/states/UGA/facts/", {"withdraw": row.key})
    row.refresh_from_db()
    assert row.status == StateFact.Status.SENT
