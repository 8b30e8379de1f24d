"""Chinese words learned from text."""

from itertools import permutations

from search.lexicon.segmentation import costs, cut, learned

WORDS = ("技术", "合作", "人权", "能力", "培训", "妇女", "国家", "机构")
TEXTS = [f"{one}与{two}" for one, two in permutations(WORDS, 2)]


def words(text: str) -> list[str]:
    return [word for _at, word in cut(text, costs(learned(TEXTS)))]


def test_cuts_where_words_meet() -> None:
    assert words("国家机构培训妇女") == ["国家", "机构", "培训", "妇女"]


def test_keeps_every_character_and_where_it_stands() -> None:
    text = "人权 UPR 2030年鲸鱼"
    found = list(cut(text, costs(learned(TEXTS))))
    assert "".join(word for _at, word in found) == text.replace(" ", "").lower()
    assert all(text[at : at + len(word)].lower() == word for at, word in found)


def test_cuts_characters_without_having_learned_any() -> None:
    assert [word for _at, word in cut("人权", costs({}))] == ["人", "权"]
