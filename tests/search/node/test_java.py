"""Only a Java that Elasticsearch can run on is accepted, and the rest is named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from search.node.errors import MissingProgramError
from search.node.java import find_java

Script = Callable[[Path, str], Path]


def test_finds_the_java_of_this_machine() -> None:
    java = find_java({"PATH": os.environ["PATH"]})
    assert java.version >= 17
    assert (java.home / "bin" / "java").exists()


def test_says_what_to_install_when_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(MissingProgramError, match=r"No java.*apt-get install openjdk-17"):
        find_java({"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    ("answer", "release"),
    [('openjdk version "11.0.2" 2019-01-15', 11), ('java version "1.8.0_402"', 8)],
)
def test_refuses_an_old_java(tmp_path: Path, script: Script, answer: str, release: int) -> None:
    script(tmp_path / "java", f"echo '{answer}' >&2")
    with pytest.raises(MissingProgramError, match=f"is Java {release}. Java 17 or newer"):
        find_java({"PATH": str(tmp_path)})


@pytest.mark.parametrize("variable", ["ES_JAVA_HOME", "JAVA_HOME"])
def test_a_variable_that_was_set_is_meant(tmp_path: Path, script: Script, variable: str) -> None:
    script(tmp_path / "bin" / "java", "echo 'openjdk version \"11.0.2\"' >&2")
    with pytest.raises(MissingProgramError, match=f"{variable}={tmp_path} is Java 11"):
        find_java({"PATH": os.environ["PATH"], variable: str(tmp_path)})


def test_the_variable_for_elasticsearch_goes_first(tmp_path: Path) -> None:
    real = find_java({"PATH": os.environ["PATH"]})
    found = find_java({"ES_JAVA_HOME": str(real.home), "JAVA_HOME": str(tmp_path), "PATH": ""})
    assert found == real


def test_refuses_what_is_no_java(tmp_path: Path, script: Script) -> None:
    script(tmp_path / "java", "echo 'I make coffee'")
    with pytest.raises(MissingProgramError, match="is not a working Java"):
        find_java({"PATH": str(tmp_path)})


def test_refuses_what_cannot_be_run(tmp_path: Path) -> None:
    with pytest.raises(MissingProgramError, match=f"JAVA_HOME={tmp_path} cannot be run"):
        find_java({"JAVA_HOME": str(tmp_path)})


@pytest.mark.root
def test_refuses_a_java_that_the_node_cannot_reach(tmp_path: Path, script: Script) -> None:
    tmp_path.chmod(0o700)
    says = f"echo 'openjdk version \"21.0.1\"' >&2; echo '    java.home = {tmp_path}' >&2"
    script(tmp_path / "java", says)
    with pytest.raises(MissingProgramError, match="cannot enter"):
        find_java({"PATH": str(tmp_path)})
