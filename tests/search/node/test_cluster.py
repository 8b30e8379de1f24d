"""The real thing: JVMs are started, killed and brought back."""

import json
import os
import socket
import subprocess
import urllib.request
from pathlib import Path

import pytest

from search.node.cluster import Cluster
from search.node.configuration import Engine
from search.node.distribution import ELASTICSEARCH_VERSION
from search.node.endpoint import OPENER, ask
from search.node.errors import SetUpError, StartError

pytestmark = pytest.mark.elasticsearch


def put(url: str, body: object) -> None:
    request = urllib.request.Request(  # noqa: S310 -- a loopback address
        url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
        method="PUT",
    )
    OPENER.open(request, timeout=30).close()


def test_a_node_lives_dies_and_comes_back_with_its_data(
    engine: Engine, run_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing listens there: whoever asks it for loopback traffic fails.
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    cluster = Cluster(run_dir)
    assert cluster.start(engine, port=0)
    (node,) = cluster.nodes
    answer = ask(node.url)
    assert answer is not None
    assert answer["version"]["number"] == ELASTICSEARCH_VERSION
    put(f"{node.url}/works", {"settings": {"number_of_replicas": 0}})
    put(f"{node.url}/works/_doc/1?refresh=true", {"symbol": "A/HRC/RES/57/32"})
    processes = node.processes()
    assert len(processes) == 2, "the launcher and the server"
    if os.geteuid() == 0:
        assert {Path(f"/proc/{process.pid}").stat().st_uid for process in processes} == {65534}

    # Another process, as it were, sees the same node, and starts no second one.
    other = Cluster(run_dir)
    assert other.start(engine) is False
    assert other.urls == cluster.urls
    with pytest.raises(SetUpError, match="runs already"):
        other.start(engine, size=3)

    # What its JVMs put aside is in its own folder, but for the socket they are attached to by.
    assert list((node.folder / "tmp").glob("final-flags*"))
    sockets = [Path(f"/tmp/.java_pid{process.pid}") for process in processes]  # noqa: S108 -- the JVM's
    assert any(socket.exists() for socket in sockets)

    # Killed without warning: the notes are stale, and the data are there on return.
    node.kill()
    assert not any(process.is_running() for process in processes)
    assert not any(socket.exists() for socket in sockets)
    assert node.notes.exists()
    assert not Cluster(run_dir).nodes[0].is_running()
    again = Cluster(run_dir)
    assert again.start(engine)
    assert again.urls == cluster.urls, "it keeps its port"
    document = ask(f"{again.urls[0]}/works/_doc/1")
    assert document is not None
    assert document["_source"] == {"symbol": "A/HRC/RES/57/32"}

    # Paused, it keeps its port and answers nothing; it can be stopped all the same.
    again.nodes[0].pause()
    assert ask(again.urls[0], 1) is None
    again.nodes[0].resume()
    assert again.health() is not None
    again.nodes[0].pause()
    running = again.nodes[0].processes()
    again.stop()
    assert not any(process.is_running() for process in running)


def test_a_port_that_is_taken_is_refused_by_name(engine: Engine, run_dir: Path) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        with pytest.raises(SetUpError, match=rf"Port {port} is taken by .*{os.getpid()}"):
            Cluster(run_dir).start(engine, port=port)
    assert not Cluster(run_dir).nodes


def test_the_number_of_another_program_is_not_ours_to_stop(run_dir: Path) -> None:
    cluster = Cluster(run_dir)
    with subprocess.Popen(["sleep", "60"]) as sleeper:  # noqa: S607 -- of this machine
        manifest = {"nodes": [{"name": "node-1", "http": 1, "transport": 2}], "formed": True}
        (run_dir / "cluster.json").write_text(json.dumps(manifest))
        cluster = Cluster(run_dir)
        notes = [{"pid": sleeper.pid, "started": "before the machine was started anew"}]
        cluster.nodes[0].notes.write_text(json.dumps(notes))
        assert not cluster.nodes[0].is_running()
        cluster.stop()
        assert sleeper.poll() is None
        sleeper.kill()
    cluster.nodes[0].notes.write_text("[{")
    assert not cluster.nodes[0].is_running()


def test_says_what_elasticsearch_said_when_it_ends(engine: Engine, run_dir: Path) -> None:
    environ = {**os.environ, "ES_JAVA_OPTS": "-XX:NoSuchOption"}
    with pytest.raises(StartError, match="NoSuchOption"):
        Cluster(run_dir).start(engine, port=0, environ=environ)
    assert not Cluster(run_dir).nodes[0].is_running()


@pytest.mark.root
def test_a_folder_the_node_cannot_enter_is_refused(engine: Engine, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    with pytest.raises(SetUpError, match="--run-dir"):
        Cluster(tmp_path / "run").start(engine, port=0)
