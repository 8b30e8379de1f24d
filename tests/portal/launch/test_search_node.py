"""Which Elasticsearch a demonstration uses, and how two share one."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from portal.launch.locks import Lock
from portal.launch.loopback import elasticsearch_version, get, loopback_port
from portal.launch.places import Places
from portal.launch.search_node import SearchNode, enterable
from tests.portal.launch.conftest import ROOT

VERSION = {"version": {"number": "8.19.8"}, "tagline": "You Know, for Search"}
SECRET = "Basic dXNlcjpwQHNz"  # user:p@ss


class Answer(BaseHTTPRequestHandler):
    """Answers as the root of an Elasticsearch does; below /other as something else."""

    def do_GET(self) -> None:
        status = 200
        if self.path == "/private" and self.headers["Authorization"] != SECRET:
            status = 401
        body = {"name": "something else"} if self.path == "/other" else VERSION
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_arguments: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Answer) as httpd:
        thread = Thread(target=httpd.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "checkout", tmp_path / "cache")
    places.make()
    return places


def node(places: Places, **env: str) -> SearchNode:
    return SearchNode(places, env, env)


def test_an_elasticsearch_that_answers_is_used(places: Places, server: str) -> None:
    chosen = node(places, ELASTICSEARCH_URL=server)
    assert chosen.url == server
    assert chosen.external
    assert not chosen.lock.held


def test_without_one_the_first_takes_a_free_port_and_the_second_shares_it(places: Places) -> None:
    first = node(places)
    second = node(places)
    assert first.lock.held
    assert not second.lock.held
    assert second.url == first.url
    first.stop()
    assert second.lock.take()
    second.stop()


def test_the_next_start_gets_the_same_address(places: Places) -> None:
    first = node(places)
    first.stop()
    again = node(places)
    assert again.url == first.url
    again.stop()


def test_a_silent_address_becomes_that_of_our_own_node(places: Places) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        silent = f"http://localhost:{probe.getsockname()[1]}"
    chosen = node(places, ELASTICSEARCH_URL=silent)
    assert loopback_port(chosen.url) == loopback_port(silent)
    assert not chosen.external
    chosen.stop()


def test_without_java_the_site_stays_on_the_database_search(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = node(places, PATH="")
    for _ in range(3):
        lacking.tick()
    said = capsys.readouterr().out
    assert "database search" in said
    assert "apt-get install --yes --no-install-recommends default-jre-headless maven'" in said
    assert said.count("apt-get install") == 1
    lacking.stop()


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from portal.launch.locks import Lock\n"
        "held = Lock(Path(sys.argv[1])).take(); print(held, flush=True); sys.stdin.read()"
    )
    file = tmp_path / "lock"
    with subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", code, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        lock = Lock(file)
        assert not lock.take()
        other.kill()
        other.wait()
        assert lock.take()
        lock.release()


@pytest.mark.parametrize(("path", "version"), [("", "8.19.8"), ("/other", ""), ("/private", "")])
def test_only_an_elasticsearch_is_taken_for_one(server: str, path: str, version: str) -> None:
    assert elasticsearch_version(server + path) == version


def test_a_password_in_the_address_is_sent_as_one(server: str) -> None:
    assert elasticsearch_version(server.replace("//", "//user:p%40ss@") + "/private") == "8.19.8"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://[broken", "nonsense", ""])
def test_where_nothing_answers_there_is_no_status(url: str) -> None:
    assert get(url, timeout=2) == (0, b"")


def test_a_proxy_does_not_catch_loopback_traffic(
    monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert get(server)[0] == 200


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("http://localhost:9201", 9201),
        ("http://127.0.0.1", 80),
        ("https://localhost:9200", None),
        ("http://search.example.org:9200", None),
        ("http://user:word@localhost:9200", None),
        ("http://[broken", None),
    ],
)
def test_a_port_of_our_own_machine(url: str, port: int | None) -> None:
    assert loopback_port(url) == port


def test_a_private_folder_cannot_be_entered_by_others(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (private / "below").mkdir()
    assert not enterable(private / "below")
