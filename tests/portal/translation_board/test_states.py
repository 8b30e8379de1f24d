"""The board says how each work stands in each language, and its filters say the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from portal.languages import CODES
from portal.pages.models import HomePage, StandardPage
from portal.translation_board.cells import Cell, cells_of
from portal.translation_board.models import TranslationAssignment
from portal.translation_board.states import State
from portal.translation_board.works import works

ADDRESS = "translation_board"


@pytest.fixture
def boss(db: None) -> User:
    del db
    return User.objects.create_superuser("boss", "boss@example.org", "demo")


def cells(page: Page, user: User) -> dict[str, Cell]:
    found = cells_of([page.translation_key], user)[page.translation_key]
    return {cell.language.code: cell for cell in found}


def states(page: Page, user: User) -> dict[str, State]:
    return {code: cell.state for code, cell in cells(page, user).items()}


def test_states_of_a_work(
    about: StandardPage,
    translated: StandardPage,
    boss: User,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
) -> None:
    assert translated.live
    translate(submit(about, "fr"), "fr:", only="About")
    translate(submit(about, "es"), "es:")
    assert states(about, boss) == {
        "ar": State.PUBLISHED,
        "zh-hans": State.MISSING,
        "en": State.SOURCE,
        "fr": State.DRAFT,
        "ru": State.MISSING,
        "es": State.READY,
    }
    french = cells(about, boss)["fr"]
    assert (french.done, french.total) == (1, 2)


def test_a_live_translation_becomes_outdated_then_ready_then_published(
    about: StandardPage,
    translated: StandardPage,
    boss: User,
    translate: Callable[..., None],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    page = StandardPage.objects.get(pk=about.pk)
    page.summary = "Changed."
    page.save_revision().publish()
    assert states(about, boss)["ar"] == State.OUTDATED, "not read by wagtail-localize yet"
    Page.objects.filter(pk=about.pk).update(
        last_published_at=timezone.now() - timedelta(days=12, hours=1)
    )
    TranslationSource.objects.update(last_updated_at=timezone.now() - timedelta(days=20))
    arabic = cells(about, boss)["ar"]
    assert (arabic.state, arabic.days) == (State.OUTDATED, 12)
    TranslationSource.objects.get(object_id=about.translation_key).update_from_db()
    arabic = cells(about, boss)["ar"]
    assert (arabic.state, arabic.done, arabic.total) == (State.OUTDATED, 1, 2)
    translation = Translation.objects.get(target_locale=translated.locale)
    translate(translation, only="Changed")
    assert states(about, boss)["ar"] == State.READY
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    assert states(about, boss)["ar"] == State.PUBLISHED


def test_versions_written_on_their_own_are_drafts_or_published_never_outdated(
    about: StandardPage, homes: dict[str, HomePage], boss: User
) -> None:
    french = about.copy_for_translation(homes["fr"].locale)
    assert states(about, boss)["fr"] == State.DRAFT
    french.save_revision().publish()
    about.save_revision().publish()
    assert states(about, boss)["fr"] == State.PUBLISHED


def test_a_stopped_translation_is_never_ready(
    about: StandardPage,
    boss: User,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
) -> None:
    translation = submit(about)
    translate(translation)
    translation.enabled = False
    translation.save()
    assert states(about, boss)["ar"] == State.DRAFT


def test_each_filter_keeps_what_the_cells_say(
    about: StandardPage,
    translated: StandardPage,
    boss: User,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
) -> None:
    assert translated
    submit(about, "fr")
    translate(submit(about, "es"))
    every = list(works(boss, {}))
    said = cells_of([page.translation_key for page in every], boss)
    for code in CODES:
        for state in State:
            kept = set(works(boss, {"language": code, "state": state}))
            expected = {
                page
                for page in every
                if {cell.language.code: cell.state for cell in said[page.translation_key]}[code]
                == state
            }
            assert kept == expected, (code, state)
    for state in State:
        expected = {
            page for page in every if state in {cell.state for cell in said[page.translation_key]}
        }
        assert set(works(boss, {"state": state})) == expected, state


def test_filters_by_kind_words_and_person(
    about: StandardPage, homes: dict[str, HomePage], boss: User
) -> None:
    page = Page.objects.get(pk=about.pk)
    assert page in works(boss, {"text": "bout"})
    assert page not in works(boss, {"text": "100%"})
    assert list(works(boss, {"kind": about.content_type})) == [Page.objects.get(pk=about.pk)]
    assert not works(boss, {"mine": True})
    TranslationAssignment.objects.create(
        work_key=about.translation_key, locale=homes["fr"].locale, assignee=boss
    )
    assert works(boss, {"mine": True}).get().pk == about.pk
    assert works(boss, {"mine": True, "language": "fr"}).get().pk == about.pk
    assert not works(boss, {"mine": True, "language": "ru"})


def test_the_page_lists_each_work_once_with_links_and_is_in_the_menu(
    about: StandardPage, translated: StandardPage, admin: Client
) -> None:
    text = admin.get(reverse(ADDRESS)).content.decode()
    assert text.count(f'scope="row" class="board-cell"><bdi lang="en">{about.title}') == 1
    assert reverse("wagtailadmin_pages:edit", args=[translated.pk]) in text
    assert reverse("translation_submission", args=[about.pk]) + "?select_locale=fr" in text
    assert 'lang="ar" dir="rtl">العربية' in text
    menu = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(ADDRESS) in menu
    assert reverse("wagtail_localize:translations_report") not in menu


@pytest.mark.parametrize(
    "query",
    ["state=x", "language=xx", "kind=x&p=x", "kind=9999999999999999999999", "p=99", "text=%00"],
)
def test_nothing_in_the_address_fails(admin: Client, about: StandardPage, query: str) -> None:
    assert about
    for name in (ADDRESS, "translation_board_publish"):
        assert admin.get(reverse(name) + f"?{query}").status_code == 200


def test_the_number_of_queries_does_not_depend_on_the_number_of_works(
    about: StandardPage,
    homes: dict[str, HomePage],
    client: Client,
    editor_in: Callable[..., User],
    submit: Callable[..., Translation],
    translate: Callable[..., None],
) -> None:
    client.force_login(editor_in("translator", dict.fromkeys(homes.values(), ("add", "change"))))
    address = reverse(ADDRESS) + "?language=ar&state=ready"
    translate(submit(about))
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(5):
        page = homes["en"].add_child(instance=StandardPage(title=f"P{number}", slug=f"p{number}"))
        translate(submit(page))
        TranslationAssignment.objects.create(
            work_key=page.translation_key,
            locale=homes["ar"].locale,
            assignee=User.objects.get(username="translator"),
        )
    with CaptureQueriesContext(connection) as many:
        text = client.get(address).content.decode()
    assert "P4" in text
    assert len(many) == len(few)


def test_a_person_sees_the_works_that_they_may_edit_a_version_of(
    about: StandardPage,
    translated: StandardPage,
    homes: dict[str, HomePage],
    client: Client,
    editor_in: Callable[..., User],
) -> None:
    own = homes["fr"].add_child(
        instance=StandardPage(title="Propre", slug="propre", locale=homes["fr"].locale)
    )
    french = editor_in("french", {homes["fr"]: ("add", "change")})
    client.force_login(french)
    titles = [row.title for row in client.get(reverse(ADDRESS)).context["rows"]]
    assert own.title in titles
    assert about.title not in titles
    version = reverse("translation_board_version", args=[about.pk, "ar"])
    assert client.get(version, follow=True).status_code == 404
    arabic = editor_in("arabic", {homes["ar"]: ("change",)})
    assert about.pk in works(arabic, {}).values_list("pk", flat=True)
    found = cells(about, arabic)
    assert found["ar"].version == translated.page_ptr
    assert (found["ar"].is_editable, found["en"].is_editable) == (True, False)
