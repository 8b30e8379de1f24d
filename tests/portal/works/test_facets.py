"""The registry of facets."""

import pytest

from portal.languages import DEFAULT
from portal.works.facets import (
    FixedVocabulary,
    WorkFacet,
    labels_for,
    register,
    work_facets,
)

COLOURS = FixedVocabulary(WorkFacet("colours", "Colours"), (("r", "Red"), ("b", "Blue")))


def test_every_room_names_its_facets_in_order_of_place() -> None:
    facets = work_facets()
    names = [facet.name for facet in facets]
    assert {"states", "themes", "providers", "status", "session", "document_type"} <= set(names)
    assert [facet.place for facet in facets] == sorted(facet.place for facet in facets)
    assert len(names) == len(set(names))


def test_a_name_is_taken_once() -> None:
    with pytest.raises(ValueError, match="states"):
        register(FixedVocabulary(WorkFacet("states", "States"), ()))


def test_labels_stand_in_the_order_of_the_vocabulary() -> None:
    assert COLOURS.labels({"colours": ["b", "r", "x"]}, DEFAULT) == {
        "colours": {"r": "Red", "b": "Blue"}
    }
    assert list(COLOURS.labels({"colours": ["b", "r"]}, DEFAULT)["colours"]) == ["r", "b"]


def test_sessions_are_labelled_without_a_query_the_latest_first() -> None:
    labels = labels_for({"session": ["9", "S-30", "57", "x"], "nobody": ["1"]}, DEFAULT)
    assert list(labels) == ["session"]
    assert list(labels["session"].items()) == [
        ("57", "Session 57"),
        ("9", "Session 9"),
        ("S-30", "Special session 30"),
    ]
