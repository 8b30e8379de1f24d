"""A rebuild that is killed with -9, in a process of its own, and the one after it."""

import signal
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from portal.pages.models import HomePage, StandardPage
from portal.pages.planting import Planting
from search import health
from search.generations import RebuildRunning, live
from search.models import IndexGeneration
from search.rebuilding import CHUNK, rebuild
from tests.search.content import indexed_titles
from tests.search.test_resuming import existing, fall_silent

PAGES = CHUNK + 20

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch")]


def test_a_killed_rebuild_leaves_the_live_index_and_is_gone_on_with(
    trees: dict[str, HomePage], own_process: dict[str, str]
) -> None:
    old = rebuild()
    planting = Planting([trees["en"]])
    pages = [StandardPage(title=f"Page {number}", slug=f"page-{number}") for number in range(PAGES)]
    for page in pages:
        planting.place(page, trees["en"])
    planting.insert(pages)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.search.dying_rebuild"],
        cwd=django_settings.BASE_DIR,
        env=own_process,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert live() == old, "visitors search what there was"
    killed = IndexGeneration.objects.get(state=IndexGeneration.State.BUILDING)
    assert killed.done == CHUNK
    with pytest.raises(RebuildRunning):
        rebuild()

    fall_silent()
    lines: list[str] = []
    assert rebuild(lines.append) == killed
    assert f"{CHUNK} of " in lines[0]
    assert live() == killed
    assert {f"Page {number}" for number in range(PAGES)} <= indexed_titles()
    assert existing() == {old.name, killed.name}
    assert health.rebuild() is None
