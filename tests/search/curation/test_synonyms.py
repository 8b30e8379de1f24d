"""Synonyms hold at once, in any of a term's forms, and their finds are real matches."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from portal.languages import BY_CODE
from search.asking import ask
from search.curation.models import SynonymGroup
from search.normalisation import typed
from search.questions import Question
from search.synonyms import Synonym, expansions
from search.understanding import understand
from tests.search.notes import Notes
from tests.search.pages import get

Index = Callable[[], None]
Group = Callable[..., SynonymGroup]


def found(text: str, code: str = "en", **given: Any) -> tuple[list[str], list[str]]:
    """Return titles found in the reader's language, and in the others."""
    window = (0, 10)
    answer = ask(Question(understand(typed(text)), BY_CODE[code], window, window, **given))
    own, other = ([hit.card.title for hit in one.hits] for one in (answer.own, answer.other))
    return own, other


@pytest.mark.parametrize(
    ("text", "code", "term", "typed_term"),
    [
        ("judicial trainings in Fiji", "en", "Training", "trainings"),
        ("les prisons françaises", "fr", "prison", "prisons"),
        ("RIGHTS of the child today", "en", "rights of the child", "RIGHTS of the child"),
        ("في السجون", "ar", "سجون", "السجون"),
        ("关于能力建设的工作", "zh-hans", "能力建設", "能力建设"),
    ],
)
def test_terms_are_recognised_in_their_forms(
    text: str, code: str, term: str, typed_term: str
) -> None:
    (one,) = expansions(text, BY_CODE[code], [Synonym(term, ("x",))])
    assert (one.term, text[one.start : one.end]) == (typed_term, typed_term)


def test_the_longer_term_is_meant() -> None:
    known = [Synonym("capacity", ("a",)), Synonym("capacity building", ("b",))]
    (one,) = expansions("capacity building", BY_CODE["en"], known)
    assert one.others == ("b",)


@pytest.mark.elasticsearch
def test_finds_what_says_it_otherwise(notes: Notes, indexed: Index, group: Group) -> None:
    notes.add("jail", en="Visits to jails | Monitoring")
    notes.add("prison", en="Visits to prisons | Monitoring")
    notes.add("skills", en="Skills transfer for judges")
    notes.add("other", en="Skills of dancers, transfer of players")
    indexed()
    assert found("prison visits") == (["Visits to prisons"], [])
    saved = group("prison", "jail")
    group("capacity building", "skills transfer", way="one-way")
    assert found("prison visits") == (["Visits to prisons", "Visits to jails"], [])
    assert found("jail visits") == (["Visits to jails", "Visits to prisons"], [])
    assert found("jail") == (["Visits to jails", "Visits to prisons"], [])
    # Several words stand together, or it is something else.
    assert found("capacity building judges") == (["Skills transfer for judges"], [])
    assert found("capacity building") == (["Skills transfer for judges"], [])
    assert found("skills transfer of players")[0][0] == "Skills of dancers, transfer of players"
    # What stands in quotation marks is meant as it is.
    assert found('"prison"')[0] == []
    saved.delete()
    assert found("prison visits") == (["Visits to prisons"], [])


@pytest.mark.elasticsearch
@pytest.mark.parametrize(
    ("code", "terms", "query", "title"),
    [
        ("ar", ("سجن", "مركز احتجاز"), "السجن", "زيارة مركز احتجاز"),
        ("zh-hans", ("監獄", "看守所"), "监狱", "访问看守所"),
        ("fr", ("prison", "maison d’arrêt"), "Prisons", "Visite d’une maison d’arrêt"),
        ("ru", ("тюрьма", "следственный изолятор"), "тюрьмы", "Следственный изолятор"),
        ("es", ("cárcel", "centro penitenciario"), "carceles", "Un centro penitenciario"),
    ],
)
def test_in_every_language(
    notes: Notes,
    indexed: Index,
    group: Group,
    code: str,
    terms: tuple[str, str],
    query: str,
    title: str,
) -> None:
    notes.add_in(code, title)
    indexed()
    assert found(query, code) == ([], [])
    group(*terms, language=code)
    assert found(query, code) == ([title], [])
    # In another interface it is found in the list of other languages.
    assert found(query, "en" if code != "en" else "fr") == ([], [title])


@pytest.mark.elasticsearch
def test_marks_the_synonym(client: Client, notes: Notes, indexed: Index, group: Group) -> None:
    notes.add("jail", en="Visits to jails", passages={"en": [("para-1", "The jail is old.")]})
    indexed()
    group("prison", "jail")
    page = get(client, "?q=prison")
    assert sum(tag == "mark" for tag, _ in page.elements) == 2


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ("prison", "at least two"),
        ("prison\nPRISON", "“PRISON” is there twice"),
        ("prison\n***", "“***” has no letter"),
        ("prison\nof the", "“of the” is only of words"),
        (f"prison\n{'x' * 81}", "is too long"),
        ("prison\na b c d e f g", "is too long"),
        ("\n".join(f"word{n}" for n in range(13)), "too many terms"),
    ],
)
def test_says_what_is_wrong(terms: str, says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SynonymGroup(language="en", terms=terms).full_clean()
    assert says in " ".join(refused.value.message_dict["terms"])


def test_a_term_of_function_words_only_in_chinese() -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(language="zh-hans", terms="监狱\n什么").full_clean()
