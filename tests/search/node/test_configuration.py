"""What a node is told, and what its folder remembers."""

import json
import os
from pathlib import Path

import pytest

from search.node.configuration import Address, Engine, environment, jvm_options, settings, write
from search.node.errors import SetUpError
from search.node.java import Java
from search.node.manifest import Manifest, check_ours

JAVA = Java(Path("/usr/lib/jvm/java"), 17)
FIRST = Address("node-1", 9200, 9300)
SECOND = Address("node-2", 9201, 9301)


def test_listens_on_the_loopback_interface_only() -> None:
    values = settings(FIRST, [], Path("/run"), forming=True)
    assert values["network.host"] == "127.0.0.1"
    assert values["http.port"] == 9200
    assert values["xpack.security.enabled"] is False
    assert values["cluster.routing.allocation.disk.threshold_enabled"] is False
    assert values["discovery.type"] == "single-node"


def test_names_the_first_masters_only_while_the_cluster_forms() -> None:
    forming = settings(SECOND, [FIRST], Path("/run"), forming=True)
    assert forming["cluster.initial_master_nodes"] == ["node-1", "node-2"]
    assert forming["discovery.seed_hosts"] == ["127.0.0.1:9300"]
    later = settings(SECOND, [FIRST], Path("/run"), forming=False)
    assert "cluster.initial_master_nodes" not in later
    assert "discovery.type" not in later


@pytest.mark.parametrize("heap", ["512", "half", "512m -XX:Whatever", "0m", "-1g", ""])
def test_refuses_what_is_no_heap(heap: str) -> None:
    with pytest.raises(SetUpError, match="A heap is written such as 512m"):
        Engine(Path("/es"), JAVA, heap)


def test_a_short_life_is_started_quickly() -> None:
    assert "-XX:TieredStopAtLevel=1" in jvm_options(Engine(Path("/es"), JAVA, steady=False))
    options = jvm_options(Engine(Path("/es"), JAVA, "2g"))
    assert "-XX:TieredStopAtLevel=1" not in options
    assert options[:2] == ["-Xms2g", "-Xmx2g"]


def test_options_for_other_java_programs_do_not_count() -> None:
    environ = {"JAVA_HOME": "/x", "JAVA_TOOL_OPTIONS": "-X", "ES_JAVA_OPTS": "-Da=b", "PATH": "/b"}
    values = environment(Engine(Path("/es"), JAVA), Path("/run"), environ)
    assert values["ES_JAVA_HOME"] == "/usr/lib/jvm/java"
    assert values["ES_JAVA_OPTS"] == "-Da=b"
    assert values["PATH"] == "/b"
    assert not {"JAVA_HOME", "JAVA_TOOL_OPTIONS"} & values.keys()


def test_no_java_on_the_way_leaves_anything_in_the_machines_tmp() -> None:
    environ = {"JDK_JAVA_OPTIONS": "-Da=b"}
    values = environment(Engine(Path("/es"), JAVA), Path("/my run"), environ)
    assert values["JDK_JAVA_OPTIONS"] == '-XX:-UsePerfData "-Djava.io.tmpdir=/my run/tmp"'


def test_what_an_earlier_start_left_is_gone(tmp_path: Path) -> None:
    home, folder = tmp_path / "es", tmp_path / "node"
    for path in (home / "config", folder / "tmp" / "final-flags1", folder / "data"):
        path.mkdir(parents=True)
    for name in ("log4j2.properties", "jvm.options"):
        (home / "config" / name).touch()
    (folder / "data" / "kept").touch()
    write(Engine(home, JAVA), folder, {}, None)
    assert not list((folder / "tmp").iterdir())
    assert (folder / "data" / "kept").exists()


def test_writes_only_below_its_folder_and_can_do_so_again(tmp_path: Path) -> None:
    home, folder = tmp_path / "es", tmp_path / "node"
    (home / "config").mkdir(parents=True)
    folder.mkdir()
    for name in ("log4j2.properties", "jvm.options"):
        (home / "config" / name).write_text(name)
    for port in (9200, 9201):
        write(Engine(home, JAVA), folder, {"http.port": port, "node.name": 'a "b"'}, None)
        text = (folder / "config" / "elasticsearch.yml").read_text()
        values = dict(line.split(": ", 1) for line in text.splitlines())
        assert {key: json.loads(value) for key, value in values.items()} == {
            "http.port": port,
            "node.name": 'a "b"',
        }
    assert sorted(os.listdir(tmp_path)) == ["es", "node"]  # noqa: PTH208 -- names only


def test_the_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    assert Manifest.load(tmp_path) is None
    manifest = Manifest((FIRST, SECOND)).now_formed()
    manifest.save(tmp_path)
    assert Manifest.load(tmp_path) == manifest
    assert manifest.formed


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"nodes": [{}], "formed": true}', "\x00"])
def test_a_damaged_manifest_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "cluster.json").write_text(text)
    with pytest.raises(SetUpError, match=r"cluster\.json is damaged"):
        Manifest.load(tmp_path)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    check_ours(tmp_path / "new")
    check_ours(tmp_path)
    (tmp_path / "thesis.odt").touch()
    with pytest.raises(SetUpError, match="holds other files"):
        check_ours(tmp_path)
    with pytest.raises(SetUpError, match="is not a folder"):
        check_ours(tmp_path / "thesis.odt")
