"""Every address, asked for by every kind of person, with GET and with POST."""

import logging
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from pytest_django import Settings

from portal.pages.models import SectionPage
from tests.activities.permissions.addresses import own_names
from tests.activities.permissions.asking import KEPT_OUT, SHOWN, ask
from tests.activities.permissions.forms import address_of, sent_to
from tests.activities.permissions.table import PUBLIC, TABLES
from tests.activities.permissions.world import World


@pytest.fixture
def world(sections: dict[str, SectionPage], settings: Settings) -> Iterator[World]:
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    planted = World(sections)
    # Thousands of refusals, each of which Django would note.
    logging.disable(logging.CRITICAL)
    yield planted
    logging.disable(logging.NOTSET)


def test_no_address_is_without_a_row() -> None:
    named = {name for table in TABLES.values() for name, _method in table}
    assert own_names() - named - PUBLIC == set(), "add a row to table.py for each"
    gone = {name for name in named | PUBLIC if not name.startswith("wagtail")} - own_names()
    assert gone == set(), "take these rows out of table.py"


def test_every_address_has_a_row_for_each_method() -> None:
    single = {name for name, _method in TABLES["pages"] | TABLES["sign-in"]}
    for name in single:
        assert (name, "GET") in TABLES["pages"] | TABLES["sign-in"], name
        assert (name, "POST") in TABLES["pages"] | TABLES["sign-in"], name


@pytest.mark.parametrize("part", TABLES)
def test_everybody_gets_what_the_table_says(world: World, part: str) -> None:
    wrong = []
    for (name, method), people in TABLES[part].items():
        address, form = address_of(world, name), sent_to(world, name)
        if method == "GET" and name == "moderation_bulk":
            address += "?" + urlencode(form)
        for who, expected in people.items():
            answer = ask(world, who, address, form if method == "POST" else None)
            if answer.letter != expected:
                wrong.append(f"{method} {name} as {who}: {answer.letter}, not {expected}")
            if answer.letter in KEPT_OUT and answer.tells:
                wrong.append(f"{method} {name} as {who}: is told what is secret")
            if answer.letter in KEPT_OUT and answer.wrote:
                wrong.append(f"{method} {name} as {who}: changed something: {answer.wrote}")
    assert not wrong, "\n".join(wrong)


def test_what_is_public_tells_nothing_secret(world: World) -> None:
    """The lists, feeds and exports that everybody may read."""
    for name in sorted(PUBLIC):
        if name.startswith("repository:") and name != "repository:permalink":
            answer = ask(world, "nobody", address_of(world, name))
            assert (answer.letter, answer.tells) == (SHOWN, False), name
