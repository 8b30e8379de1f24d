"""However the end comes, nothing that was started is left."""

import signal

import pytest

from tests.portal.launch.conftest import Family, wait_for

GENTLE = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.mark.parametrize("number", GENTLE)
def test_a_signal_ends_children_grandchildren_and_daemons(
    family: Family, number: signal.Signals
) -> None:
    keeper = family.start()
    assert family.survivors == ["child", "stubborn", "daemon"]
    keeper.send_signal(number)
    assert keeper.wait(15) == 0
    assert family.survivors == []
    assert family.reason == number.name


@pytest.mark.parametrize("number", GENTLE)
def test_a_signal_to_make_alone_is_noticed(family: Family, number: signal.Signals) -> None:
    make = family.start(with_make=True)
    make.send_signal(number)
    make.wait(15)
    assert wait_for(lambda: family.survivors == [])
    assert number.name in family.reason


def test_the_end_of_make_without_a_word_is_noticed(family: Family) -> None:
    make = family.start(with_make=True)
    make.kill()
    make.wait(15)
    assert wait_for(lambda: family.survivors == [])
    assert "has ended" in family.reason


def test_a_killed_keeper_takes_its_child_along(family: Family) -> None:
    keeper = family.start()
    keeper.kill()
    keeper.wait(15)
    assert wait_for(lambda: not family.alive("child"))
