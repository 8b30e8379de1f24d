"""Nothing is public without the agreement of every State concerned to what it says."""

from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public
from portal.pages.models import SectionPage
from portal.pages.public import public_pages
from tests.activities.making import a_public_activity, agree_to, an_activity


def test_all_states_must_agree(sections: dict[str, SectionPage]) -> None:
    page = an_activity(sections["en"], states=("KEN", "UGA"))
    agree_to(page, ("KEN",))
    page.get_latest_revision().publish()
    assert not public().exists()
    agree_to(page, ("UGA",))
    assert public().get().translation_key == page.translation_key
    assert public_pages().filter(pk=page.pk).exists()
    AgreedContent.objects.filter(state__iso3="KEN").delete()
    assert not public().exists()
    assert not public_pages().filter(pk=page.pk).exists()


def test_no_state_is_never_enough(sections: dict[str, SectionPage]) -> None:
    page = an_activity(sections["en"], states=())
    page.get_latest_revision().publish()
    assert ActivityPage.objects.get(pk=page.pk).live
    assert not public().exists()


def test_other_content_is_not_agreed_to(sections: dict[str, SectionPage]) -> None:
    page = a_public_activity(sections["en"])
    assert public().exists()
    page.results = "Something nobody has seen."
    page.save_revision().publish()
    assert not public().exists()


def test_a_draft_of_something_public_changes_nothing(sections: dict[str, SectionPage]) -> None:
    page = a_public_activity(sections["en"])
    page.title = "Another title"
    page.save_revision()
    assert public().get().title == "Training of judges"


def test_a_translation_follows_the_agreement_to_its_source(
    sections: dict[str, SectionPage],
) -> None:
    page = a_public_activity(sections["en"])
    french = page.copy_for_translation(sections["fr"].locale)
    french.title = "Formation de juges"
    french.save_revision().publish()
    assert public().count() == 2
    page.title = "Training of prosecutors"
    page.save_revision().publish()
    agree_to(page)
    assert [one.locale.language_code for one in public()] == ["en"]


def test_a_translation_needs_its_source(sections: dict[str, SectionPage]) -> None:
    page = a_public_activity(sections["en"])
    french = page.copy_for_translation(sections["fr"].locale)
    french.title = "Formation de juges"
    french.save_revision().publish()
    ActivityPage.objects.get(pk=page.pk).unpublish()
    assert not public().exists()
