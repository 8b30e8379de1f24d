"""What names the subject of a query, and how much of it a work must hold."""

import pytest

from portal.languages import BY_CODE
from search.function_words import subject_of
from search.weighing import NEEDED, NEEDED_PAIRS, Weighed, Word, needed_share


@pytest.mark.parametrize(
    ("code", "text", "subject"),
    [
        ("ar", "ما هي حقوق الطفل؟", "حقوق الطفل"),
        ("zh-hans", "兒童有哪些權利？", "儿童 权利？"),
        ("en", "What are the rights of a child?", "rights child"),
        ("fr", "Qu’est-ce que les droits de l’enfant ?", "droits enfant"),
        ("ru", "Какие права есть у ребёнка?", "права ребёнка"),
        ("es", "¿Cuáles son los derechos del niño?", "derechos niño"),
        ("en", "who are we", "who are we"),
    ],
)
def test_words_that_carry_a_question_are_not_its_subject(
    code: str, text: str, subject: str
) -> None:
    assert subject_of(text, BY_CODE[code]) == subject


@pytest.mark.parametrize("steps", [NEEDED, NEEDED_PAIRS])
def test_the_longer_a_query_the_smaller_the_share(steps: tuple[tuple[int, float], ...]) -> None:
    shares = [needed_share(count, steps) for count in range(1, 60)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.9
    assert shares[-1] == steps[-1][1]


def test_what_no_work_can_reach_is_hopeless_unless_it_may_be_mistyped() -> None:
    unknown, known = Word("educaton", ("educaton",), 3.0, ()), Word("all", ("all",), 1.0, ("body",))
    weighed = Weighed((unknown, known), needed=3.9)
    assert weighed.total == 4
    assert weighed.is_hopeless
    assert not weighed.fuzzy().is_hopeless
    short = Weighed((Word("tren", ("tren",), 3.0, ()), known), needed=3.9)
    assert short.fuzzy().is_hopeless
    endless = Weighed((Word("pannel" * 66, ("pannel" * 66,), 3.0, ()), known), needed=3.9)
    assert endless.fuzzy().is_hopeless
