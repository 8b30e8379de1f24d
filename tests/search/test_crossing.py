"""Parts of a query, joined from what several sources know."""

from dataclasses import replace

from portal.languages import BY_CODE
from search.crossing import Alternative, Slot, crossing_query, joined, needed

RIGHT = Slot("right", (Alternative("droit", 0.6),))
WATER = Slot("water", (Alternative("eau", 0.7),))
NAME = Slot("right to water", (Alternative("droit à l’eau", is_phrase=True),), ("themes:water",))


def test_what_names_a_concept_fulfils_each_of_its_words() -> None:
    parts = joined([RIGHT, WATER, NAME])
    assert [part.text for part in parts] == ["right", "water"]
    for part in parts:
        assert part.facets == ("themes:water",)
        assert part.alternatives[0].text == "droit à l’eau"
    assert parts[0].alternatives[1] == Alternative("droit", 0.6)


def test_a_concept_whose_words_nobody_else_knows_stands_for_itself() -> None:
    assert joined([WATER, Slot("人权", facets=("themes:hr",))]) == (
        WATER,
        Slot("人权", facets=("themes:hr",)),
    )


def test_the_same_word_of_two_sources_is_one_part() -> None:
    [part] = joined([RIGHT, Slot("Right", (Alternative("juste", 0.9),))])
    assert [alternative.text for alternative in part.alternatives] == ["juste", "droit"]


def test_all_of_two_parts_are_needed_and_less_of_more() -> None:
    assert [round(needed([RIGHT] * parts)) for parts in (1, 2, 3, 6, 12)] == [2, 4, 4, 4, 3]


def test_what_nobody_can_say_counts_most() -> None:
    common = [replace(RIGHT, worth=1.2), replace(WATER, worth=1.3)]
    assert needed([*common, Slot("photosynthesis", worth=3.0)]) > 1.2 + 1.3


def test_nothing_is_asked_for_when_nothing_is_called_anything() -> None:
    assert crossing_query([Slot("photosynthesis")], BY_CODE["fr"]) is None
    assert crossing_query([], BY_CODE["fr"]) is None
    assert crossing_query([Slot("Kenya", facets=("states:KEN",))], BY_CODE["fr"]) is not None


def test_a_translation_that_is_hardly_sure_ranks_but_makes_no_match() -> None:
    bicycle = Slot("bicycle", (Alternative("vélo", 0.8), Alternative("partie", 0.1)))
    query = crossing_query([bicycle], BY_CODE["fr"])
    assert query is not None
    found, ranked = (str(query.to_dict()["bool"][part]) for part in ("must", "should"))
    assert "vélo" in found
    assert "partie" not in found
    assert "partie" in ranked
