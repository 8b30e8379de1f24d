"""Fields, alternatives, parts and the language of queries, before any engine sees them."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.reference.naming import Named
from search.understanding import FieldTerm, Misread, Term, Understood, understand
from search.understanding.fields import field_named, years

KNOWN = {
    ("states", "Kenya"): Named(("KEN",)),
    ("states", "Côte d'Ivoire"): Named(("CIV",)),
    ("states", "肯尼亚"): Named(("KEN",)),
    ("states", "Fiji"): Named(("FJI",)),
    ("states", "Congo"): Named(is_ambiguous=True),
    ("themes", "justice"): Named(("justice", "courts")),
    ("language", "français"): Named(("fr",)),
}


def namer(asked: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Named]:
    return {pair: KNOWN.get(pair, Named()) for pair in asked}


def read(text: str) -> Understood:
    return understand(text, namer)


KENYA = FieldTerm("states", "Kenya", ("KEN",))
FIJI = FieldTerm("states", "Fiji", ("FJI",))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("state:Kenya", Understood(fields=(KENYA,))),
        ('training state:"Kenya"', Understood(words="training", fields=(KENYA,))),
        ("ÉTAT:Kenya", Understood(fields=(KENYA,))),
        ("Государство:Kenya", Understood(fields=(KENYA,))),
        ("الدولة:Kenya", Understood(fields=(KENYA,))),
        ("国家：肯尼亚", Understood(fields=(FieldTerm("states", "肯尼亚", ("KEN",)),))),
        ("國家：Kenya", Understood(fields=(KENYA,))),
        (
            "país:“Côte d'Ivoire”",
            Understood(fields=(FieldTerm("states", "Côte d'Ivoire", ("CIV",)),)),
        ),
        ("state:Kenya state:Fiji", Understood(fields=(KENYA, FIJI))),
        ("state:Kenya OR state:Fiji", Understood(fields=(KENYA, FIJI))),
        (
            "a -state:Kenya",
            Understood(words="a", fields=(FieldTerm("states", "Kenya", ("KEN",), True),)),
        ),
        ("-state:Kenya", Understood(fields=(FieldTerm("states", "Kenya", ("KEN",), True),))),
        (
            "thème:justice",
            Understood(fields=(FieldTerm("themes", "justice", ("justice", "courts")),)),
        ),
        ("year:2024", Understood(fields=(FieldTerm("year", "2024", ("2024",)),))),
        ("السنة:٢٠٢٤", Understood(fields=(FieldTerm("year", "2024", ("2024",)),))),
        ("год:2020-2024", Understood(fields=(FieldTerm("year", "2020-2024", ("2020..2024",)),))),
        ("langue:français", Understood(fields=(FieldTerm("language", "français", ("fr",)),))),
        # What cannot be read is words, and that is said.
        (
            "state:Atlantis",
            Understood(words="Atlantis", misread=(Misread("states", "Atlantis", "unknown"),)),
        ),
        (
            "state:Congo",
            Understood(words="Congo", misread=(Misread("states", "Congo", "ambiguous"),)),
        ),
        ("year:20", Understood(words="20", misread=(Misread("year", "20", "malformed"),))),
        (
            "training OR state:Kenya",
            Understood(
                required=((Term("training"), Term("Kenya")),),
                misread=(Misread("states", "Kenya", "mixed"),),
            ),
        ),
        ("-symbol:57/32 a", Understood(words="a", excluded=(Term("57/32"),))),
        ("state:", Understood(words="state:")),
        ("http://example.org", Understood(words="http //example.org")),
    ],
)
def test_reads_fields(raw: str, expected: Understood) -> None:
    assert read(raw) == expected


EITHER = Understood(required=((Term("a1"), Term("b1")),))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a1 OR b1", EITHER),
        ("a1 | b1", EITHER),
        ("a1 OU b1", EITHER),
        ("a1 O b1", EITHER),
        ("a1 ИЛИ b1", EITHER),
        ("a1 أو b1", EITHER),
        ("a1 或 b1", EITHER),
        # Words like any other, where they could be meant so.
        ("a1 ou b1", Understood(words="a1 ou b1")),
        ("A1 OU B1", Understood(words="A1 OU B1")),
        ("Juan O Pérez", Understood(words="Juan O Pérez")),
        ("مركز أو معهد التدريب", Understood(words="مركز أو معهد التدريب")),
        ("a1 OR -b1", Understood(words="a1", excluded=(Term("b1"),))),
    ],
)
def test_reads_alternatives_only_where_nothing_else_can_be_meant(
    raw: str, expected: Understood
) -> None:
    assert read(raw) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", "2024"),
        ("2020-2024", "2020..2024"),
        ("2020–2024", "2020..2024"),
        ("2024..2020", "2020..2024"),
        ("2020...2024", "2020..2024"),
        ("2020..", "2020.."),
        ("..2020", "..2020"),
        ("2020..2020", "2020"),
        ("", ""),
        ("..", ""),
        ("24", ""),
        ("0999", ""),
        ("20202024", ""),
        ("2020-2021-2022", ""),
        ("٢٠٢٠", ""),
    ],
)
def test_reads_years(text: str, expected: str) -> None:
    assert years(text) == expected


def test_a_query_is_named_at_once_and_only_when_it_has_fields() -> None:
    calls = []

    def counting(asked: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Named]:
        calls.append(list(asked))
        return namer(asked)

    understand('training "x" year:2024 symbol:57/32', counting)
    assert calls == []
    understand("state:Kenya theme:justice state:Kenya -state:Fiji", counting)
    assert calls == [[("states", "Kenya"), ("themes", "justice"), ("states", "Fiji")]]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain words", [("words", "plain words", "")]),
        (
            'training state:Kenya -"b c" "d e" symbol:57/32',
            [
                ("words", "training", 'state:Kenya -"b c" "d e" symbol:57/32'),
                ("field", "Kenya", 'training -"b c" "d e" symbol:57/32'),
                ("excluded", "b c", 'training state:Kenya "d e" symbol:57/32'),
                ("phrase", "d e", 'training state:Kenya -"b c" symbol:57/32'),
                ("symbol", "57/32", 'training state:Kenya -"b c" "d e"'),
            ],
        ),
        (
            "state:Kenya OR state:Fiji x",
            [
                ("field", "Kenya", "state:Fiji x"),
                ("field", "Fiji", "state:Kenya x"),
                ("words", "x", "state:Kenya OR state:Fiji"),
            ],
        ),
        ("a OR b c", [("any", "a OR b", "c"), ("words", "c", "a OR b")]),
        (
            "about A/HRC/57/32 and more",
            [
                ("words", "about", "A/HRC/57/32 and more"),
                ("symbol", "A/HRC/57/32", "about and more"),
                ("words", "and more", "about A/HRC/57/32"),
            ],
        ),
    ],
)
def test_every_part_can_be_taken_out(raw: str, expected: list[tuple[str, str, str]]) -> None:
    understood = read(raw)
    assert [
        (part.kind, part.text, understood.without(part)) for part in understood.parts
    ] == expected


PIECES = st.sampled_from(
    [
        *('"', "“", "»", "-", "--", "OR", "|", "OU", "O", "أو", "或", ":", ".."),
        *("state:", "-state:", "year:", "symbol:", "国家：", "Kenya", "Congo", "2020..", "57/32"),
        *("a", "é", "权", "\u202e", "🏳️\u200d🌈"),
    ]
)
QUERIES = st.text(max_size=300) | st.lists(PIECES, max_size=60).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda between: between.join(pieces))
)


@settings(max_examples=150, deadline=None)
@given(QUERIES)
@example("0/0:0/0")
@example("57/32权57/33")
def test_parts_are_the_query_and_can_all_be_taken_out(raw: str) -> None:
    understood = read(raw)
    starts = [part.start for part in understood.parts]
    assert starts == sorted(starts)
    for term in understood.fields:
        assert term.codes
        assert field_named(term.field.removesuffix("s"))
    for part in understood.parts:
        assert part.text
        shorter = read(understood.without(part))
        # What stood around it may be joined by a space.
        assert len(shorter.text.replace(" ", "")) < len(understood.text.replace(" ", ""))


def test_a_sign_between_symbols_is_not_a_part() -> None:
    kinds = [part.kind for part in read("57/32, 57/33: report; 57/34").parts]
    assert kinds == ["symbol", "symbol", "words", "symbol"]
