"""What stands first: words that hardly any work holds tell most, and a word counts once."""

from collections.abc import Callable

import pytest

from portal.languages import BY_CODE
from search.asking import ask
from search.questions import Question
from search.understanding import understand
from search.weighing import RARE, Weighed, Word
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch

COMMON = "training judges police prison staff courts schools"


def first(text: str) -> str:
    hits = ask(Question(understand(text), BY_CODE["en"], (0, 10), (0, 10))).own.hits
    return hits[0].card.title


@pytest.fixture
def works(notes: Notes, indexed: Callable[[], None]) -> None:
    for number in range(30):
        others = " ".join(word for at, word in enumerate(COMMON.split()) if (number + at) % 3)
        notes.add(f"other-{number}", en=f"Other {number} | {others} and more words that say little")
    notes.add("all", en=f"All | {COMMON}")
    notes.add("often", en="Often | judges: training, training, training, training")
    notes.add("rare", en="Rare | quilombolas received help that is described at some length here")
    indexed()


@pytest.mark.usefixtures("works")
def test_the_rarest_words_decide() -> None:
    assert first(COMMON) == "All"
    assert first(f"{COMMON} quilombolas") == "Rare"


@pytest.mark.usefixtures("works")
def test_saying_a_word_again_does_not_ask_for_it_more() -> None:
    again = "training, training, training and training of judges police prison"
    assert first(again) == "All"


def test_a_word_counts_once_and_a_rare_one_twice() -> None:
    rare = Word("quilombolas", ("quilombola",), RARE, ("body",))
    common = Word("training", ("train",), RARE - 0.1, ("body",))
    nowhere = Word("zzzzz", ("zzzzz",), 3.0, ())
    weighed = Weighed((rare, common, nowhere))
    assert weighed.subject == "quilombolas training zzzzz"
    assert weighed.rare == "quilombolas"
