"""Folders that the node can enter, and no others touched."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from search.node import places
from search.node.places import NOBODY, Places, cache_folder, find_places, first_barrier


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def make(path: Path, permissions: int) -> Path:
    path.mkdir(parents=True)
    path.chmod(permissions)
    return path


@pytest.fixture
def passable(run_dir: Path) -> Path:
    """A folder whose parents anybody may pass; pytest's own are private."""
    return run_dir


def test_the_cache_is_where_the_person_says() -> None:
    assert cache_folder({"PORTAL_CACHE": "/srv/cache", "HOME": "/x"}) == Path("/srv/cache")


def test_the_cache_of_an_ordinary_person_is_below_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    expected = Path("/home/ana/.cache/technical-cooperation-portal")
    assert cache_folder({"HOME": "/home/ana", "PORTAL_CACHE": ""}) == expected
    assert find_places({"HOME": "/home/ana"}).run == expected / "elasticsearch" / "run"


def test_the_cache_of_root_is_where_other_users_can_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert cache_folder({"HOME": "/root"}) == Path("/var/cache/technical-cooperation-portal")


def test_finds_the_outermost_folder_that_bars_the_way(passable: Path) -> None:
    make(passable / "open", 0o755)
    private = make(passable / "open" / "private", 0o700)
    make(private / "inner", 0o700)
    assert first_barrier(passable / "open", NOBODY) is None
    assert first_barrier(private / "inner" / "not-there-yet", NOBODY) == private
    (passable / "link").symlink_to(private)
    assert first_barrier(passable / "link" / "inner", NOBODY) == private


@pytest.mark.root
def test_reads_the_permissions_of_the_owner_and_the_group(passable: Path) -> None:
    own = make(passable / "own", 0o700)
    os.chown(own, NOBODY, 0)
    assert first_barrier(own, NOBODY) is None
    group = make(passable / "group", 0o710)
    assert first_barrier(group, NOBODY) == group
    os.chown(group, 0, NOBODY)
    assert first_barrier(group, NOBODY) is None


@pytest.mark.root
def test_a_private_cache_is_opened_for_passing_only(
    passable: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = make(passable / "cache", 0o700)
    environ = {"PORTAL_CACHE": str(cache)}
    found = find_places(environ)
    assert found == Places(cache / "elasticsearch", cache / "elasticsearch")
    places.prepare(found, environ)
    assert mode(cache) == 0o701
    assert mode(cache / "elasticsearch") == 0o755
    assert str(cache) in capsys.readouterr().err
    places.prepare(found, environ)
    assert not capsys.readouterr().err


@pytest.mark.root
def test_a_cache_in_a_private_home_sends_the_node_elsewhere(passable: Path) -> None:
    home = make(passable / "home", 0o700)
    found = find_places({"PORTAL_CACHE": str(home / "cache")})
    assert found.downloads == home / "cache" / "elasticsearch"
    assert found.programs == places.SYSTEM_CACHE / "elasticsearch"
    assert str(home) in found.note
    assert mode(home) == 0o700, "folders of other people stay as they are"


@pytest.mark.root
def test_a_strict_umask_does_not_lock_the_node_out(passable: Path) -> None:
    before = os.umask(0o077)
    try:
        places.make_folder(passable / "a" / "b")
    finally:
        os.umask(before)
    assert mode(passable / "a") == mode(passable / "a" / "b") == 0o755


@pytest.mark.root
def test_a_throw_away_folder_is_never_behind_a_barrier(
    passable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = make(passable / "private", 0o700)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(private))
    folder = places.temporary_folder(Places(passable / "cache", passable / "cache"))
    assert folder.parent == passable / "cache" / "throw-away"
    assert first_barrier(folder, NOBODY) is None
