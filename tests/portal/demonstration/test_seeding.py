"""The demonstration is made once, made again without a trace, and never over an editor's work."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, Site
from wagtail_localize.models import StringTranslation, Translation

from portal.demonstration.planting import plant, work_key
from portal.demonstration.seeding import seed
from portal.languages import CODES
from portal.pages.models import HomePage, SectionPage, StandardPage
from portal.reference.models import State
from portal.translation.completeness import untranslated_strings
from tests.portal.demonstration.conftest import BASE_URL

EVERY_BLOCK = {
    "heading", "rich_text", "quote", "callout", "image", "video", "link_list",
    "document_download", "table",
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("demonstration")


def counts() -> list[int]:
    models = [Page, Revision, DBTaskResult, User, Translation, StringTranslation]
    models += [get_image_model(), get_document_model()]
    return [model.objects.count() for model in models]


def version(slug: str, code: str) -> StandardPage:
    page: StandardPage = StandardPage.objects.get(slug=slug, locale__language_code=code)
    return page


def test_a_second_seed_writes_nothing() -> None:
    before = counts()
    seed()
    assert counts() == before


def test_a_second_seed_asks_as_much_whatever_was_added() -> None:
    with CaptureQueriesContext(connection) as before:
        seed()
    parent = HomePage.objects.get(slug="home")
    for number in range(5):
        parent.add_child(instance=StandardPage(title=f"More {number}", locale=parent.locale))
    with CaptureQueriesContext(connection) as after:
        seed()
    assert len(after) == len(before)


def test_what_an_editor_changed_survives() -> None:
    page = version("contact", "fr")
    page.title = "Nous écrire"
    page.save_revision(user=User.objects.get(username="editor")).publish()
    draft = version("privacy", "es")
    draft.title = "Borrador"
    draft.save_revision(user=User.objects.get(username="muharrir"))
    seed()
    assert version("contact", "fr").title == "Nous écrire"
    assert version("privacy", "es").get_latest_revision_as_object().title == "Borrador"


def test_what_an_editor_took_down_or_moved_stays_so() -> None:
    version("contact", "ru").unpublish()
    moved = version("take-part", "en")
    moved.move(HomePage.objects.get(slug="home"), pos="last-child")
    seed()
    assert not version("contact", "ru").live
    assert version("take-part", "en").depth == 3


def test_words_that_changed_are_brought_up_to_date() -> None:
    page = version("contact", "en")
    homes = {"en": HomePage.objects.get(slug="home")}
    wanted = {"title": "Write to us", "body": [("rich_text", "<p>New</p>")]}
    plant(StandardPage, "contact", homes, {"en": wanted})
    after = version("contact", "en")
    assert (after.title, after.pk) == ("Write to us", page.pk)
    assert after.live_revision_id == after.latest_revision_id != page.latest_revision_id


def test_permalinks_are_the_same_in_every_checkout() -> None:
    assert str(work_key("about")) == "822a1466-779a-5e1e-97bd-d8247975493e"
    assert version("about", "en").translation_key == work_key("about")


def test_home_and_sections_exist_in_six_languages() -> None:
    for model, slugs in (
        (HomePage, ["home"]),
        (SectionPage, ["panels", "documents", "cooperation"]),
    ):
        for slug in slugs:
            pages = model.objects.live().filter(translation_key=work_key(slug))
            assert {page.locale.language_code for page in pages} == set(CODES)
    assert not Page.objects.filter(title__startswith="Welcome to your new").exists()


def test_the_page_of_elements_shows_every_block() -> None:
    for code in CODES:
        assert {block.block_type for block in version("page-elements", code).body} == EVERY_BLOCK


def test_every_page_passes_the_checks_of_its_editor() -> None:
    pages = [*HomePage.objects.all(), *SectionPage.objects.all(), *StandardPage.objects.all()]
    assert len(pages) > 60
    for page in pages:
        page.full_clean()
        page.body.stream_block.clean(page.body)


def test_about_was_translated_text_by_text() -> None:
    translations = list(Translation.objects.filter(source__object_id=work_key("about")))
    assert len(translations) == len(CODES) - 1
    assert [untranslated_strings(translation) for translation in translations] == [[]] * 5
    assert all(version("about", code).live for code in CODES)
    assert version("about", "ar").title == "عن هذه البوابة"


def test_the_site_is_where_the_demonstration_listens(settings: Settings) -> None:
    site = Site.objects.get()
    assert site.root_url == BASE_URL
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8321"
    seed()
    assert Site.objects.get().root_url == "http://127.0.0.1:8321"


def test_reference_data_are_loaded() -> None:
    assert State.objects.count() > 190


def test_a_site_that_is_no_demonstration_is_refused(settings: Settings) -> None:
    settings.PORTAL_DEMONSTRATION = False
    before = counts()
    with pytest.raises(CommandError, match="not a demonstration"):
        call_command("seed_demo")
    assert counts() == before


def test_the_command_ends_with_the_sign_ins(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seed_demo")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Sign in at {BASE_URL}/en/account/ with the password: demonstration"
    assert len(lines) < 20
    assert {line.split()[0] for line in lines[1:]} == set(
        User.objects.values_list("username", flat=True)
    )
