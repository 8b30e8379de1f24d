"""A PostgreSQL that exists only for a while."""

import os
import socket
import urllib.parse
from collections.abc import Iterator

import psycopg
import pytest

from portal.launch.postgres import Postgres, PostgresFailed
from portal.launch.system_packages import postgresql_programs


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    folder = tmp_path_factory.mktemp("cluster")
    for path in (folder, *folder.parents):
        # pytest keeps its folders private; the server's user must pass through them.
        path.chmod(0o711)
        if path.name.startswith("pytest-of-"):
            break
    programs = postgresql_programs(os.environ)
    assert programs is not None
    postgres = Postgres(programs, folder / "postgresql", os.environ)
    yield postgres
    postgres.stop()


def test_it_comes_up_keeps_strangers_out_and_goes(cluster: Postgres) -> None:
    cluster.start()
    with psycopg.connect(cluster.url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
        encoding = connection.execute("SHOW server_encoding").fetchone()
    assert version is not None
    assert version[0].startswith(cluster.version)
    assert encoding == ("UTF8",)
    stranger = urllib.parse.urlsplit(cluster.url)._replace(
        netloc=f"postgres:wrong@127.0.0.1:{cluster.port}"
    )
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(stranger.geturl())
    cluster.stop()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", cluster.port)) != 0


def test_a_folder_that_is_not_empty_is_refused_with_the_reason(cluster: Postgres) -> None:
    (cluster.folder / "data").mkdir(parents=True)
    (cluster.folder / "data" / "something").touch()
    with pytest.raises(PostgresFailed, match="not empty"):
        cluster.start()
