"""Where things are kept, and what a program of ours gets to see."""

import os
from pathlib import Path

import pytest

from portal.launch.places import FOREIGN_VARIABLES, HOME_VARIABLES, Places, dotenv


def test_the_cache_folder_can_be_named(tmp_path: Path) -> None:
    assert Places.of(tmp_path, {"PORTAL_CACHE": "/srv/cache"}).cache == Path("/srv/cache")


@pytest.mark.parametrize(
    ("user", "cache"),
    [
        (0, Path("/var/cache/technical-cooperation-portal")),
        (1000, Path("/home/a/.cache/technical-cooperation-portal")),
    ],
)
def test_the_cache_folder_by_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, user: int, cache: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert Places.of(tmp_path, {"HOME": "/home/a"}).cache == cache


def test_every_cache_is_ours_and_the_home_of_installers_stays(tmp_path: Path) -> None:
    places = Places(tmp_path, tmp_path / "cache")
    env = places.environment({"HOME": "/home/a", "UV_CACHE_DIR": "/elsewhere", "PATH": "/bin"})
    assert env["HOME"] == "/home/a"
    assert env["PATH"] == "/bin"
    for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "PORTAL_CACHE"):
        assert Path(env[name]).is_relative_to(places.cache)
    assert Path(env["TMPDIR"]).is_relative_to(places.var)


def test_another_projects_variables_do_not_reach_ours(tmp_path: Path) -> None:
    foreign = {**dict.fromkeys(FOREIGN_VARIABLES, "x"), **dict.fromkeys(HOME_VARIABLES, "x")}
    env = Places(tmp_path, tmp_path).application_environment(foreign)
    assert not set(foreign) & set(env)
    assert env["HOME"] == str(tmp_path / "var" / "home")


def test_the_folders_are_made(tmp_path: Path) -> None:
    places = Places(tmp_path / "checkout", tmp_path / "cache")
    places.make()
    places.make()
    assert places.logs.is_dir()
    assert places.run.is_dir()
    assert places.cache.is_dir()


def test_a_dotenv_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# PORT=1\n\nPORT=8321\nexport A=\"b=c\"\nnonsense\n B = 'd' \n")
    assert dotenv(file) == {"PORT": "8321", "A": "b=c", "B": "d"}
    assert dotenv(tmp_path / "none") == {}
