"""Choosing a port, and keeping it."""

import json
import socket
from pathlib import Path

import pytest

from portal.launch import ports


def listener(port: int = 0, host: str = ports.HOST) -> socket.socket:
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((host, port))
    server.listen()
    return server


def test_a_busy_port_gives_way_to_the_next() -> None:
    with listener() as busy:
        port = busy.getsockname()[1]
        assert not ports.is_free(port)
        assert port < ports.first_free(port) < port + ports.TRIES


def test_a_server_on_every_interface_makes_a_port_busy() -> None:
    with listener(host="0.0.0.0") as busy:  # noqa: S104 -- that a stranger does this is the point
        assert not ports.is_free(busy.getsockname()[1])


def test_a_port_is_free_again_right_after_its_server_ended() -> None:
    with listener() as server:
        port = server.getsockname()[1]
        with socket.create_connection((ports.HOST, port)):
            # Closing first on this side leaves the connection lingering on the server's port.
            server.accept()[0].close()
    assert ports.is_free(port)


def test_a_held_port_is_taken_for_strangers_and_open_for_our_server() -> None:
    port = ports.first_free(23456)
    with ports.reserve(port):
        assert not ports.is_free(port)
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind((ports.HOST, port))
            server.listen()
            with socket.create_connection((ports.HOST, port), timeout=5) as caller:
                answer, address = server.accept()
                answer.close()
                assert address == caller.getsockname()
    assert ports.is_free(port)


def test_reserving_a_busy_port_says_so() -> None:
    with listener() as busy:
        port = busy.getsockname()[1]
        with pytest.raises(ports.NoPort, match=str(port)):
            ports.reserve(port)


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "80a", "８０００", " "])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(ports.NoPort, match="PORT must be a number"):
        ports.parse(text)


def test_a_port_is_parsed() -> None:
    assert ports.parse("8321") == 8321


def test_no_port_beyond_the_highest() -> None:
    with listener(0) as busy:
        assert busy.getsockname()[1] <= ports.HIGHEST
    with pytest.raises(ports.NoPort, match="65536"):
        ports.first_free(ports.HIGHEST + 1)


def test_a_port_is_remembered_while_it_is_free(tmp_path: Path) -> None:
    file = tmp_path / "port"
    first = ports.remembered(file, 24567)
    assert ports.remembered(file, 9) == first
    with listener(first):
        other = ports.remembered(file, first)
    assert other != first
    assert json.loads(file.read_text()) == other


@pytest.mark.parametrize("noted", ["", "no number", "[]", "0", "99999", "null"])
def test_a_damaged_note_is_no_obstacle(tmp_path: Path, noted: str) -> None:
    file = tmp_path / "port"
    file.write_text(noted)
    assert ports.remembered(file, 24600) >= 24600
