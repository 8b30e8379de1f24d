"""The record is append-only and whole, and what is in force follows from it."""

import threading
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from activities.agreement.models import Decision, RecordHead
from activities.agreement.record import append
from activities.agreement.verifying import problems
from activities.repository.models import ActivityPage, AgreedContent
from portal.pages.models import SectionPage
from portal.records import EntryChangedError
from portal.reference.models import State
from tests.activities.agreement.asking import a_focal_point, asked, fresh, says
from tests.activities.making import agree_to, an_activity, plant_sections
from tests.trees import plant_homes

Sections = dict[str, SectionPage]


@pytest.fixture
def page(sections: Sections, secretary: User, kenya: User) -> ActivityPage:
    page = asked(sections["en"], secretary)
    says(page, kenya)
    return fresh(page)


def changed(number: int, **values: Any) -> None:
    """Change an entry behind the portal's back."""
    columns = ", ".join(f"{name} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE agreement_decision SET {columns} WHERE number = %s",  # noqa: S608 -- ours
            [*values.values(), number],
        )


def cut_off(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agreement_agreementrequest SET answer_id = NULL")
        cursor.execute("DELETE FROM agreement_decision WHERE number = %s", [number])


def test_a_whole_record(page: ActivityPage, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(problems()) == []
    call_command("agreement_verify")
    assert capsys.readouterr().out.startswith("2 entries: the record is whole")
    assert page.live


def test_a_changed_entry(page: ActivityPage, capsys: pytest.CaptureFixture[str]) -> None:
    changed(2, reason="Never said")
    assert list(problems()) == ["Entry 2 is not what was written: its hash differs."]
    with pytest.raises(SystemExit) as exit_:
        call_command("agreement_verify")
    assert exit_.value.code == 1
    assert "1 problems found." in capsys.readouterr().err
    assert page.live


def test_a_missing_entry_in_the_middle(page: ActivityPage) -> None:
    cut_off(1)
    assert list(problems()) == [
        "Entry 1 is missing.",
        "Entry 2 does not follow the entry before it.",
    ]
    assert page.live


def test_a_record_cut_off_at_its_end(page: ActivityPage) -> None:
    cut_off(2)
    mark = page.content_fingerprint
    state = State.objects.get(iso3="KEN").pk
    assert list(problems()) == [
        "The record ends at entry 1, its head says 2.",
        f"Work {page.translation_key}, State {state}: content {mark} is in force without an entry.",
        f"{page.reference}: public without the agreement of KEN.",
    ]


def test_an_agreement_that_no_entry_gave(sections: Sections) -> None:
    page = an_activity(sections["en"])
    agree_to(page)
    page.get_latest_revision().publish()
    found = list(problems())
    assert found[-1] == f"{page.reference}: public without the agreement of KEN."


def test_an_agreement_taken_away(page: ActivityPage) -> None:
    AgreedContent.objects.all().delete()
    (problem,) = problems()
    assert problem.endswith("is not in force, but was agreed to.")
    assert page.live


def test_a_page_changed_behind_its_fingerprint(page: ActivityPage) -> None:
    ActivityPage.objects.filter(pk=page.pk).update(title="Something else")
    assert next(problems()) == (
        f"{page.reference}: what it says is not what its fingerprint was made of."
    )


def test_nothing_is_changed_or_deleted(page: ActivityPage) -> None:
    decision = Decision.objects.latest("number")
    with pytest.raises(EntryChangedError):
        decision.save()
    with pytest.raises(EntryChangedError):
        decision.delete()
    with pytest.raises(EntryChangedError):
        Decision.objects.all().delete()
    with pytest.raises(EntryChangedError):
        Decision.objects.update(reason="")
    assert page.live


def test_what_each_kind_does_to_what_is_in_force(sections: Sections, kenya: User) -> None:
    page = an_activity(sections["en"])
    state = State.objects.get(iso3="KEN")

    def do(kind: str, title: str) -> set[str]:
        page.title = title
        append(kind, work_key=page.translation_key, state=state, user=kenya, page=page)
        return set(AgreedContent.objects.values_list("fingerprint", flat=True))

    one = do("agreed", "One")
    both = do("agreed-on-paper", "Two")
    assert len(one) == 1
    assert len(both) == 2
    assert do("declined", "Three") == both
    assert do("change-asked", "Two") == one
    assert do("asked", "One") == one
    assert do("withdrawn", "Four") == set()
    assert not [problem for problem in problems() if "Work" in problem]


def test_verification_costs_a_constant_number_of_queries(
    sections: Sections, secretary: User, kenya: User
) -> None:
    counts = []
    for _round in range(2):
        for _page in range(2):
            says(asked(sections["en"], secretary), kenya)
        with CaptureQueriesContext(connection) as queries:
            assert list(problems()) == []
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_entries_added_at_once_make_one_chain() -> None:
    sections = plant_sections(plant_homes())
    page = an_activity(sections["en"])
    user = a_focal_point("KEN")
    state = State.objects.get(iso3="KEN")

    def add() -> None:
        try:
            for _entry in range(5):
                append("asked", work_key=page.translation_key, state=state, user=user, page=page)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=add) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(problems()) == []
    assert RecordHead.objects.get().count == 20
    assert list(Decision.objects.values_list("number", flat=True)) == list(range(1, 21))
