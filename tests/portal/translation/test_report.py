"""The report says how each work stands in each language."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource

from portal.pages.models import HomePage, StandardPage
from portal.translation.report import State, cells_of


def states(page: StandardPage) -> dict[str, State]:
    return {
        cell.language.code: cell.state
        for cell in cells_of([page.translation_key])[page.translation_key]
    }


def test_states_of_a_work(
    about: StandardPage,
    translated: StandardPage,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    submit(about, "fr")
    assert states(about) == {
        "ar": State.PUBLISHED,
        "zh-hans": State.MISSING,
        "en": State.PUBLISHED,
        "fr": State.DRAFT,
        "ru": State.MISSING,
        "es": State.MISSING,
    }
    page = StandardPage.objects.get(pk=about.pk)
    page.summary = "Changed."
    page.save_revision().publish()
    assert states(about)["ar"] == State.OUTDATED, "published, but not read by wagtail-localize yet"
    TranslationSource.objects.get(object_id=about.translation_key).update_from_db()
    assert states(about)["ar"] == State.OUTDATED, "read, but not translated"
    translation = Translation.objects.get(target_locale=translated.locale)
    translate(translation, only="Changed")
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    assert states(about)["ar"] == State.PUBLISHED


def test_versions_written_on_their_own_are_not_outdated(
    about: StandardPage, homes: dict[str, HomePage]
) -> None:
    french = about.copy_for_translation(homes["fr"].locale)
    french.save_revision().publish()
    about.save_revision().publish()
    assert states(about)["fr"] == State.PUBLISHED


def test_the_page_lists_each_work_once_with_links_and_is_in_the_menu(
    translated: StandardPage, admin: Client
) -> None:
    text = admin.get(reverse("translation_report")).content.decode()
    assert text.count("<bdi>About") == 1
    assert reverse("wagtailadmin_pages:edit", args=[translated.pk]) in text
    assert 'lang="ar" dir="rtl">العربية' in text
    menu = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("translation_report") in menu
    assert reverse("wagtail_localize:translations_report") not in menu


def test_the_number_of_queries_does_not_depend_on_the_number_of_works(
    about: StandardPage,
    homes: dict[str, HomePage],
    admin: Client,
    submit: Callable[..., Translation],
    django_assert_num_queries: Callable[..., Any],
) -> None:
    address = reverse("translation_report")
    admin.get(address)
    submit(about)
    with django_assert_num_queries(2):
        cells_of([about.translation_key])
    pages = [about]
    for number in range(5):
        page = homes["en"].add_child(instance=StandardPage(title=f"P{number}", slug=f"p{number}"))
        submit(page)
        pages.append(page)
    with django_assert_num_queries(2):
        cells_of([page.translation_key for page in pages])
    with CaptureQueriesContext(connection) as few:
        admin.get(address)
    for number in range(5):
        homes["en"].add_child(instance=StandardPage(title=f"Q{number}", slug=f"q{number}"))
    with CaptureQueriesContext(connection) as many:
        admin.get(address)
    assert len(many) == len(few)


def test_an_editor_sees_the_works_of_their_own_trees(
    about: StandardPage,
    homes: dict[str, HomePage],
    client: Client,
    editor_in: Callable[..., User],
) -> None:
    own = homes["fr"].add_child(
        instance=StandardPage(title="Propre", slug="propre", locale=homes["fr"].locale)
    )
    client.force_login(editor_in("french", {homes["fr"]: ("add", "change")}))
    rows = client.get(reverse("translation_report")).context["object_list"]
    titles = [row.title for row in rows]
    assert own.title in titles
    assert about.title not in titles
