"""A sending run that is killed with -9, in a process of its own, and the runs after it."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from pytest_django import Settings

from portal.languages import Language
from portal.pages.models import HomePage
from search.alerts.appearances import Look
from search.alerts.models import Alert, Announcement, Letter
from search.alerts.planning import plan
from search.alerts.posting import LEASE, send_planned
from search.forms import SearchRequest
from tests.search.alerts.asking import confirmed
from tests.search.content import published


def everything(_wanted: SearchRequest, _reader: Language, keys: Collection[UUID]) -> set[UUID]:
    return set(keys)


def settled(_seen: Look, _keys: Collection[UUID]) -> None:
    """Nothing has to be in the index: everything is found."""


def killed_at(place: str, folder: Path, own_process: dict[str, str]) -> None:
    ran = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "tests.search.alerts.dying", str(folder)],
        cwd=django_settings.BASE_DIR,
        env={**own_process, "KILLED_AT": place},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr


def test_a_run_killed_while_it_plans_and_while_it_sends_tells_everybody_once(
    trees: dict[str, HomePage],
    own_process: dict[str, str],
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    settings.EMAIL_BACKEND = "tests.search.alerts.folder_mail.FolderMail"
    monkeypatch.setenv("MAIL_FOLDER", str(folder))
    addresses = {f"{number}@example.org" for number in range(3)}
    for address in addresses:
        confirmed(address, "river")
    Alert.objects.update(due=timezone.now())
    titles = [f"River {number}" for number in range(4)]
    for title in titles:
        published(trees["en"], title)

    killed_at('INSERT INTO "search_alerts_announcement"', folder, own_process)
    assert not Letter.objects.exists(), "nothing is half planned"
    killed_at("accepted", folder, own_process)
    assert Announcement.objects.count() == 12
    assert set(Letter.objects.values_list("state", flat=True)) == {"pending", "sending"}

    for minutes in (0, 1, 2):
        now = timezone.now() + LEASE + timedelta(minutes=minutes)
        plan(now, find=everything, settle=settled)
        send_planned(now)
    attempts = (folder / "attempts").read_text().splitlines()
    letters = [file.read_text().splitlines() for file in folder.glob("alert-*")]
    assert {letter[0] for letter in letters} == addresses
    assert len(letters) == 3
    assert all([letter.count(title) for title in titles] == [1] * 4 for letter in letters)
    # The letter the server had already came once more, to be told by its Message-ID.
    assert sorted(Counter(attempts).values()) == [1, 1, 2]
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
