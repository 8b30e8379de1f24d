"""What happens to the index when editors publish, change, move and take away."""

import time
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction

from portal.pages.models import HomePage, StandardPage
from portal.works.documents import WorkDocument
from portal.works.registry import kind_named
from search.at_once import WINDOW_SECONDS, withdraw_at_once
from search.client import WRITES, engine
from search.entries import entry
from search.generations import targets
from search.indexing import Outcome, _operations, _write
from search.models import IndexClock
from search.rebuilding import rebuild
from search.tasks import index_works
from tests.search.content import indexed_titles, published, retitled
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch

Trees = dict[str, HomePage]
Run = Callable[[], None]


@pytest.fixture(autouse=True)
def _empty_index(
    elasticsearch: str,  # noqa: ARG001 -- an engine, before anything else
    trees: Trees,  # noqa: ARG001 -- and pages
    run_tasks: Run,
) -> None:
    run_tasks()
    rebuild()


def waiting() -> list[tuple[str, list[str]]]:
    tasks = DBTaskResult.objects.ready().filter(task_path=index_works.module_path)
    return [
        (task.args_kwargs["kwargs"]["kind"], task.args_kwargs["kwargs"]["keys"]) for task in tasks
    ]


def test_follows_a_page_from_publication_to_deletion(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "First title", "Some words")
    run_tasks()
    assert indexed_titles() == {"First title"}
    page = retitled(page, "Second title")
    run_tasks()
    assert indexed_titles() == {"Second title"}
    page.unpublish()
    # No worker has run: what is taken from view is taken out at once.
    assert indexed_titles() == set()
    run_tasks()
    page.save_revision().publish()
    run_tasks()
    assert indexed_titles() == {"Second title"}
    page.delete()
    assert indexed_titles() == set()
    run_tasks()
    assert indexed_titles() == set()


def test_enqueues_nothing_for_drafts(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "Published")
    run_tasks()
    draft = StandardPage(title="Draft", locale=trees["en"].locale, live=False)
    trees["en"].add_child(instance=draft)
    draft.save_revision()
    page.title = "Changed in a draft"
    page.save_revision()
    assert waiting() == []
    assert indexed_titles() == {"Published"}


def test_enqueues_with_the_change_or_not_at_all(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "Kept")
    run_tasks()
    with transaction.atomic():
        retitled(page, "Undone")
        assert len(waiting()) == 1
        transaction.set_rollback(True)
    assert waiting() == []
    page = retitled(StandardPage.objects.get(pk=page.pk), "Done")
    assert waiting() == [("page", [str(page.translation_key)])]


def test_enqueues_a_work_once_a_transaction(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "One")
    run_tasks()
    with transaction.atomic():
        for title in ("Two", "Three"):
            page = retitled(page, title)
        with transaction.atomic():
            retitled(page, "Undone")
            transaction.set_rollback(True)
        page = StandardPage.objects.get(pk=page.pk)
        page.unpublish()
    assert waiting() == [("page", [str(page.translation_key)])]
    assert indexed_titles() == set()


def test_a_change_after_an_undone_one_has_its_task(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "One")
    run_tasks()
    with transaction.atomic():
        with transaction.atomic():
            retitled(page, "Undone")
            transaction.set_rollback(True)
        retitled(StandardPage.objects.get(pk=page.pk), "Two")
    run_tasks()
    assert indexed_titles() == {"Two"}


def test_keeps_the_versions_that_stay(trees: Trees, run_tasks: Run) -> None:
    english = published(trees["en"], "English")
    french = published(trees["fr"], "Français", translation_key=english.translation_key)
    run_tasks()
    assert indexed_titles() == {"English", "Français"}
    english.unpublish()
    assert indexed_titles() == {"Français"}
    french.delete()
    assert indexed_titles() == set()


def test_hides_all_below_a_private_page(trees: Trees, run_tasks: Run) -> None:
    section = published(trees["en"], "Section")
    published(published(section, "Child"), "Grandchild")
    published(trees["en"], "Beside")
    run_tasks()
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    assert indexed_titles() == {"Beside"}
    restriction.delete()
    run_tasks()
    assert indexed_titles() == {"Section", "Child", "Grandchild", "Beside"}


def test_follows_a_page_into_a_private_place_and_out(trees: Trees, run_tasks: Run) -> None:
    section = published(trees["en"], "Private")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    moving = published(trees["en"], "Moving")
    published(moving, "Below")
    run_tasks()
    assert indexed_titles() == {"Moving", "Below"}
    Page.objects.get(pk=moving.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    assert indexed_titles() == set()
    Page.objects.get(pk=moving.pk).move(Page.objects.get(pk=trees["en"].pk), pos="last-child")
    run_tasks()
    assert indexed_titles() == {"Moving", "Below"}


def test_notices_a_page_saved_as_a_bare_page(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "Specific")
    run_tasks()
    bare = Page.objects.get(pk=page.pk)
    bare.live = False
    bare.save()
    assert indexed_titles() == set()


def test_deletes_a_whole_tree(trees: Trees, run_tasks: Run) -> None:
    section = published(trees["en"], "Section")
    published(published(section, "Child"), "Grandchild")
    run_tasks()
    Page.objects.get(pk=section.pk).delete()
    run_tasks()
    assert indexed_titles() == set()


def test_a_late_write_does_not_bring_a_work_back(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "Withdrawn")
    kind = kind_named("page")
    assert kind is not None
    # A writer reads, and is held up before it writes.
    tick = IndexClock.next_tick()
    (document,) = kind.documents([page.translation_key])
    entries = {document.key: dict.fromkeys(targets(), entry(document))}
    page.unpublish()
    run_tasks()
    outcome = Outcome()
    with engine(WRITES) as client:
        _write(client, _operations([page.translation_key], entries, targets(), tick), outcome)
    assert outcome == Outcome()
    assert indexed_titles() == set()


def test_writes_to_every_generation(trees: Trees, run_tasks: Run) -> None:
    page = published(trees["en"], "Everywhere")
    run_tasks()
    first = targets()
    rebuild()
    assert len(targets()) == 2
    page.unpublish()
    with engine(WRITES) as client:
        for name in {*first, *targets()}:
            client.indices.refresh(index=name)
            assert client.count(index=name)["count"] == 0


class Slow(Notes):
    """Notes that take a while to read."""

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        time.sleep(0.2)
        yield from super().documents(keys)


def test_an_editor_waits_no_longer_for_many_pages(trees: Trees, run_tasks: Run) -> None:
    section = published(trees["en"], "Section")
    for number in range(5):
        published(section, f"Page {number}")
    run_tasks()
    time.sleep(WINDOW_SECONDS)
    done = [withdraw_at_once(Slow(), uuid4()) for _ in range(10)]
    assert 1 < sum(done) < 10
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    # Nothing was done at once: the allowance was spent.
    assert len(indexed_titles()) == 6
    run_tasks()
    assert indexed_titles() == set()
