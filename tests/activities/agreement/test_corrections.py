"""Spelling can be corrected without asking again; nothing else can."""

import pytest
from django.contrib.auth.models import User
from django_tasks_db.models import DBTaskResult

from activities.agreement.corrections import may_publish
from activities.agreement.material import is_correction
from activities.agreement.models import Decision
from activities.agreement.verifying import problems
from activities.agreement.withdrawal import withdraw
from activities.repository.content import TEXTS, Content
from activities.repository.models import ActivityPage
from activities.repository.public import public
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import asked, fresh, says

Sections = dict[str, SectionPage]


def content(text: str, name: str = "summary", **facts: object) -> Content:
    return {"language": "en", "texts": dict.fromkeys(TEXTS, "") | {name: text}, "facts": facts}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The goverment trained judges", "The government trained judges"),
        ("Training of judegs", "Training of judges"),
        ("teh court", "the court"),
        ("A commitee met", "A committee met"),
        ("training, of judges", "Training of judges."),
        ("Elèves formés", "Élèves formés"),
        ("тренинг для судей Королева", "тренинг для судей Королёва"),
        ("培训法官,检察官", "培训法官，检察官"),
        ("<p>The <b>goverment</b></p>", "<p>The <b>government</b></p>"),
    ],
)
def test_corrections(old: str, new: str) -> None:
    assert is_correction(content(old, "body"), content(new, "body"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Trained 10 judges", "Trained 11 judges"),
        ("In 2024", "In 2025"),
        ("5.0 million", "50 million"),
        ("on the no list", "no the on list"),
        ("off the record", "of the record"),
        ("He is now trained", "He is not trained"),
        ("Training of judges", "Training of the judges"),
        ("legal detention", "illegal detention"),
        ("培训法官", "培训检官"),
        ("5 % of women", "5 of women"),
        ("see www.example.org", "see www.examples.org"),
        ('<a href="https://a.example">here</a>', '<a href="https://b.example">here</a>'),
        ("<p>Judges</p>", "<h3>Judges</h3>"),
        (
            "goverment goverment goverment goverment goverment goverment",
            "government government government government government government",
        ),
        ("", "Judges"),
    ],
)
def test_material_changes(old: str, new: str) -> None:
    assert not is_correction(content(old, "body"), content(new, "body"))


def test_facts_and_contacts_are_material() -> None:
    assert not is_correction(content("", status="ongoing"), content("", status="completed"))
    old, new = (
        content("The goverment", "public_contact"),
        content("The government", "public_contact"),
    )
    assert not is_correction(old, new)


@pytest.fixture
def page(sections: Sections, secretary: User, kenya: User, uganda: User) -> ActivityPage:
    page = asked(sections["en"], secretary, ("KEN", "UGA"), summary="The goverment trained judges.")
    says(page, kenya)
    says(page, uganda)
    return fresh(page)


def test_a_corrected_page_stays_public_with_its_translations(
    sections: Sections, page: ActivityPage, secretary: User
) -> None:
    french = page.copy_for_translation(sections["fr"].locale)
    french.title = "Formation de juges"
    french.save_revision().publish()
    assert public().count() == 2
    page.summary = "The government trained judges."
    assert may_publish(page)
    page.save_revision(user=secretary).publish()
    assert public().count() == 2
    kinds = list(Decision.objects.filter(decided_by=secretary).values_list("kind", flat=True))
    assert kinds[-2:] == ["corrected", "corrected"]
    rows = DBTaskResult.objects.filter(task_path="portal.letters.letters.send_letter")
    names = [row.args_kwargs["args"][0] for row in rows]
    assert names.count("agreement/letters/corrected.txt") == 2
    assert list(problems()) == []


def test_another_change_is_not_shown(page: ActivityPage, secretary: User) -> None:
    page.summary = "The government trained lawyers."
    assert not may_publish(page)
    page.save_revision(user=secretary).publish()
    assert not public().exists()
    assert not Decision.objects.filter(kind="corrected").exists()


def test_corrections_do_not_add_up(page: ActivityPage, secretary: User) -> None:
    """Each is compared with what the States saw."""
    page.summary = "The government trained judges."
    page.save_revision(user=secretary).publish()
    page.summary = "The governmant trained judges."
    page.save_revision(user=secretary).publish()
    assert not public().exists()


def test_nothing_stands_after_a_withdrawal(
    page: ActivityPage, secretary: User, kenya: User
) -> None:
    withdraw(page.translation_key, kenya.focal_points.get().state, kenya, "")
    page = fresh(page)
    page.summary = "The government trained judges."
    page.save_revision(user=secretary).publish()
    assert not public().exists()
