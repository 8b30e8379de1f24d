"""Ports of the loopback interface."""

import socket
import subprocess
import sys

from search.node.ports import free_ports, holder, is_free

LISTENER = """
import socket
with socket.socket() as listening:
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    print(listening.getsockname()[1], flush=True)
    input()
"""


def test_free_ports_differ_and_are_free() -> None:
    ports = free_ports(20)
    assert len(set(ports)) == 20
    assert all(is_free(port) for port in ports)


def test_a_port_that_somebody_listens_on_is_not_free() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert not is_free(listening.getsockname()[1])


def test_names_the_program_that_has_a_port() -> None:
    with subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", LISTENER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        said = holder(port)
        process.communicate(b"\n")
    assert said.startswith("python")
    assert said.endswith(f"(process {process.pid})")


def test_does_not_guess_whose_a_port_is() -> None:
    (port,) = free_ports(1)
    assert holder(port) == "another program"
