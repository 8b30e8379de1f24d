"""Words of links that say nothing, in six languages."""

import pytest

from portal.publication.links import is_vague, link_words


@pytest.mark.parametrize(
    "words",
    [
        "", " \u00a0", "Click here", "here.", "READ MORE…", "اضغط هنا", "المزيد", "请点击这里。",
        "更多", "Cliquez ici !", "en savoir plus", "Нажмите здесь", "Подробнее…",
        "Haga clic aquí", "leer más »",
    ],
)  # fmt: skip
def test_words_that_say_nothing(words: str) -> None:
    assert is_vague(words)


@pytest.mark.parametrize(
    "words",
    ["Here and now: the report", "Concept note", "تقرير المفوضية", "概念说明", "Note conceptuelle"],
)
def test_words_that_say_where_they_lead(words: str) -> None:
    assert not is_vague(words)


def test_links_are_read_with_what_is_inside_them() -> None:
    source = (
        '<p>See <a href="/a">the <b>report</b></a>, <a href="/b"></a> and '
        '<a href="/c"><embed embedtype="image" alt="a map"/></a> here.</p>'
    )
    assert link_words(source) == ["the report", "", "a map"]
