"""How queries are read, before any engine sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import BY_CODE
from search import symbols
from search.normalisation import indexable, typed
from search.understanding import MOST_TERMS, Term, Understood, understand


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  two\twords\n", "two words"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("٥٧/٣٢", "57/32"),
        ("۵۷", "57"),
        ("re\u0301pertoire", "répertoire"),
        ("\ufefdﷲ", "الله"),
        ("«mot»", '"mot"'),
        ("„Wort“ ”w”", '"Wort" "w"'),
        ("nul\x00l", "null"),
        ("bi\u202edi\u2066", "bidi"),
        ("lone\ud800", "lone"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ue000mark\ue001", "mark"),
    ],
)
def test_typed_text_has_one_spelling(raw: str, expected: str) -> None:
    assert typed(raw) == expected


def test_indexed_text_is_composed_simplified_and_says_all() -> None:
    assert indexable("re\u0301pertoire\ue000", BY_CODE["fr"]) == "répertoire"
    assert indexable("人權理事會", BY_CODE["zh-hans"]) == "人权理事会"
    assert indexable("الﷲ\nن", BY_CODE["ar"]) == "الﷲ\nن"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain words", Understood(words="plain words")),
        ('a "b c" d', Understood(words="a d", required=((Term("b c", is_phrase=True),),))),
        ("a -b", Understood(words="a", excluded=(Term("b"),))),
        ('a -"b c"', Understood(words="a", excluded=(Term("b c", is_phrase=True),))),
        ("well-known", Understood(words="well-known")),
        ("-a", Understood(words="a")),
        ("a OR b", Understood(required=((Term("a"), Term("b")),))),
        ("a | b OR c d", Understood(words="d", required=((Term("a"), Term("b"), Term("c")),))),
        ("OR a OR", Understood(words="a")),
        ("a or b", Understood(words="a or b")),
        ("symbol:A/HRC/57/32", Understood(only_symbols=("A/HRC/57/32",))),
        ("السimbol:x", Understood(words="السimbol x")),
        ("الرمز:57/32", Understood(only_symbols=("57/32",))),
        ("文号：A/HRC/57/32", Understood(only_symbols=("A/HRC/57/32",))),
        ("Символ:a-hrc-57-32", Understood(only_symbols=("A/HRC/57/32",))),
        ("note: this", Understood(words="note: this")),
        ('"', Understood()),
        ("- -- ( ) *", Understood()),
    ],
)
def test_understands(raw: str, expected: Understood) -> None:
    assert understand(raw) == expected


@pytest.mark.parametrize(
    ("raw", "forms", "kind", "words"),
    [
        ("resolution 57/32", ("57/32",), "RES", ""),
        ("résolution 57/32 appariement", ("57/32",), "RES", "appariement"),
        ("decision 2/115", ("2/115",), "DEC", ""),
        ("مقرر 2/115", ("2/115",), "DEC", ""),
        ("第57/32号决议", ("57/32",), "RES", ""),
        ("决议 技术合作 57 / 32", ("57/32",), "RES", "技术合作"),
        ("HRC/RES/57/32", ("HRC/RES/57/32",), "", ""),
        ("E/CN.4/1998/53/Add.2", ("E/CN.4/1998/53/ADD.2",), "", ""),
        ("e cn 4 1998 53 add 2", ("E/CN.4/1998/53/ADD.2",), "", ""),
        ("A/HRC/57/L.12 and A/RES/60/251", ("A/HRC/57/L.12", "A/RES/60/251"), "", "and"),
        ("CCPR/C/GC/34", ("CCPR/C/GC/34",), "", ""),
        ("COVID-19 and/or 2030", (), "", "COVID-19 and/or 2030"),
        ("a 5 star hotel", (), "", "a 5 star hotel"),
    ],
)
def test_finds_symbols(raw: str, forms: tuple[str, ...], kind: str, words: str) -> None:
    understood = understand(raw)
    assert understood.mentions == forms
    assert understood.document_type == kind
    assert understood.words == words


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ('The round table on the theme "build back better" was opened by the Deputy Minister.', 3),
        ("代表团指出将该地区变成“无武器区”的决定与联合监督委员会以前的决定一致", 1),
    ],
)
def test_what_a_whole_sentence_quotes_is_words_of_it(sentence: str, quoted: int) -> None:
    understood = understand(sentence)
    assert understood.required == ()
    assert len(understood.words.split()) > quoted
    assert [part.kind for part in understood.parts] == ["words"]


def test_beside_a_few_words_a_quotation_must_stand_as_it_is() -> None:
    understood = understand('the situation of migrant workers in Kenya and Uganda "domestic work"')
    assert understood.required == ((Term("domestic work", is_phrase=True),),)


def test_a_symbol_is_asked_for_by_its_shorter_forms() -> None:
    assert symbols.forms("A/HRC/RES/57/32") == [
        "A/HRC/RES/57/32",
        "HRC/RES/57/32",
        "RES/57/32",
        "57/32",
        "A/HRC/57/32",
        "HRC/57/32",
    ]
    assert symbols.forms("57") == ["57"]


@given(st.text(max_size=500))
def test_anything_at_all_is_understood(raw: str) -> None:
    understood = understand(raw)
    terms = [term for group in understood.required for term in group]
    assert len(terms) + len(understood.excluded) <= 2 * MOST_TERMS
    assert "\x00" not in understood.words
    assert all(term.text for term in (*terms, *understood.excluded))


@given(st.text())
def test_spelling_twice_changes_nothing(raw: str) -> None:
    assert typed(typed(raw)) == typed(raw)
