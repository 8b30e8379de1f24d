"""The same activity sent twice is noticed, whatever the version, and nothing else is."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from activities.moderation.duplicates import find_duplicates
from activities.repository.models import ActivityPage
from portal.pages.models import SectionPage
from tests.activities.making import an_activity, an_organisation
from tests.activities.moderation.conftest import Sender

pytestmark = pytest.mark.django_db


def references(page: ActivityPage) -> list[str]:
    return [one.reference for one in find_duplicates(page)]


def test_a_title_in_another_order_and_spelling(sections: dict[str, SectionPage]) -> None:
    body = an_organisation()
    first = an_activity(sections["en"], title="Training of Judges in Nakuru", provider=body)
    again = an_activity(sections["en"], title="In Nákuru: training of judges", provider=body)
    assert references(again) == [first.reference]
    assert references(first) == [again.reference]


def test_by_the_title_of_a_translation(sections: dict[str, SectionPage]) -> None:
    body = an_organisation()
    first = an_activity(sections["en"], title="Training of judges", provider=body)
    translation = first.copy_for_translation(sections["fr"].locale)
    translation.title = "Formation des juges"
    translation.save_revision()
    again = an_activity(sections["fr"], title="Formation de juges", provider=body)
    (found,) = find_duplicates(again)
    assert (found.reference, found.title, found.language.code) == (
        first.reference,
        "Formation des juges",
        "fr",
    )


@pytest.mark.parametrize("difference", ["State", "provider", "dates", "title"])
def test_not_when_one_thing_differs(sections: dict[str, SectionPage], difference: str) -> None:
    body = an_organisation()
    an_activity(
        sections["en"], provider=body, starts_on=date(2024, 1, 1), ends_on=date(2024, 6, 30)
    )
    fields: dict[str, Any] = {"provider": body, "starts_on": date(2024, 6, 30)}
    differing: dict[str, dict[str, Any]] = {
        "State": {"states": ("UGA",)},
        "provider": {"provider": an_organisation("Another (fictitious)")},
        "dates": {"starts_on": date(2024, 7, 1)},
        "title": {"title": "A library for prisons"},
    }
    fields |= differing[difference]
    other = an_activity(sections["en"], **fields)
    assert references(other) == []


def test_by_a_body_that_hides_its_name(sent: Sender) -> None:
    first = sent(name_hidden=True)
    again = sent(name_hidden=True)
    assert again.providers.get().organisation is None
    assert references(again) == [first.reference]


def test_a_constant_number_of_queries(sections: dict[str, SectionPage]) -> None:
    body = an_organisation()
    page = an_activity(sections["en"], provider=body)
    counts = []
    for more in (1, 4):
        for _one in range(more):
            an_activity(sections["en"], provider=body)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert find_duplicates(ActivityPage.objects.get(pk=page.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_the_secretariat_is_told_on_sending(sent: Sender, secretary: object) -> None:
    del secretary
    sent()
    told = "moderation/letters/duplicate.txt"
    assert not any(told in str(one.args_kwargs) for one in DBTaskResult.objects.all())
    sent()
    (letter,) = [
        str(one.args_kwargs) for one in DBTaskResult.objects.all() if told in str(one.args_kwargs)
    ]
    assert "Training" not in letter
    assert "Riverside" not in letter
