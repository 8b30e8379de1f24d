"""Publishing, withdrawing, indexing and rebuilding, all at the same time."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection

from portal.pages.models import HomePage, StandardPage
from search.rebuilding import rebuild
from tests.search.conftest import work
from tests.search.content import indexed_titles, published

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch")]

EDITORS = 2
PAGES = 20
TURNS = 10


class Failing(threading.Thread):
    """A thread with a database connection of its own, whose failure reaches the test."""

    def __init__(self, job: Callable[[], None]) -> None:
        super().__init__()
        self.job = job
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.job()
        except BaseException as failure:  # noqa: BLE001 -- raised again by join
            self.failure = failure
        finally:
            connection.close()

    def join(self, timeout: float | None = None) -> None:
        super().join(timeout)
        if self.failure is not None:
            raise self.failure


def edit(pages: list[StandardPage]) -> None:
    """Publish or unpublish each page ten times."""
    for turn in range(TURNS):
        for page in pages:
            now = StandardPage.objects.get(pk=page.pk)
            if now.live and turn % 3 == 2:
                now.unpublish()
            else:
                now.title = f"Page {page.pk} {turn}"
                now.save_revision().publish()


def work_until(done: threading.Event) -> None:
    """Be a worker until it is over."""
    while not done.wait(0.05):
        work()


def test_a_rebuild_during_two_hundred_publications_ends_clean(trees: dict[str, HomePage]) -> None:
    pages = [published(trees["en"], f"Page {number}") for number in range(PAGES)]
    work()
    rebuild()
    done = threading.Event()
    editors = [Failing(partial(edit, pages[part::EDITORS])) for part in range(EDITORS)]
    worker = Failing(partial(work_until, done))
    for thread in (*editors, worker):
        thread.start()
    rebuilt = 0
    while rebuilt == 0 or any(editor.is_alive() for editor in editors):
        rebuild()
        rebuilt += 1
    for editor in editors:
        editor.join()
    done.set()
    worker.join()
    work()
    call_command("search_check", verbosity=0)
    assert indexed_titles() == {page.title for page in StandardPage.objects.filter(live=True)}
