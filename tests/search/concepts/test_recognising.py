"""Which concepts a query names, in each language and in the forms people type."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.reference.vocabulary import STATES, Entry
from search.concepts.recognising import meant, recognise
from search.concepts.vocabulary import Vocabulary
from search.normalisation import typed
from tests.search.concepts.tables import own

KENYA, CHINA, WOMEN = "states:KEN", "states:CHN", "groups:women"


def named(query: str, vocabulary: Vocabulary | None = None) -> list[str]:
    """Return what a query names, as scheme and code."""
    return [
        f"{concept.scheme}:{concept.code}"
        for found in recognise(typed(query), vocabulary or own())
        for concept in found.concepts
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Arabic: articles, what is joined to them, cases, without hamza.
        ("كينيا", [KENYA]),
        ("وبالكينيا", [KENYA]),
        ("لكينيا", [KENYA]),
        ("للمرأة", [WOMEN]),
        ("بحقوق المرأة في الصين", ["themes:gender-equality", CHINA]),
        ("للصين", [CHINA]),
        ("الاشخاص ذوي الاعاقه", ["groups:disabilities"]),
        ("للأشخاصِ ذوي الإعاقةِ", ["groups:disabilities"]),
        ("الهدف ١٦", ["sdgs:16"]),
        # Chinese: traditional characters, no spaces, other script around.
        ("肯尼亞", [KENYA]),
        ("肯尼亚的儿童权利", [KENYA, "themes:child-rights"]),
        ("刚果（金）", ["states:COD"]),
        ("刚果金", ["states:COD"]),
        ("可持续发展目标１６", ["sdgs:16"]),
        ("UN与肯尼亚", [KENYA]),
        # English: plural, possessive, case.
        ("KENYA’S CHILDREN", [KENYA, "groups:children"]),
        ("woman", [WOMEN]),
        ("indigenous people", ["groups:indigenous-peoples"]),
        ("ivory coast", ["states:CIV"]),
        ("sdg16", ["sdgs:16"]),
        ("SDG 4.7", ["sdgs:4.7"]),
        ("west africa", ["regions:011"]),
        # French: elision, plural, feminine, without accents.
        ("l’Inde et d'Haïti", ["states:IND", "states:HTI"]),
        ("cote d ivoire", ["states:CIV"]),
        ("personne handicapée", ["groups:disabilities"]),
        ("DROIT DE L’ENFANT", ["themes:child-rights"]),
        ("ODD 16", ["sdgs:16"]),
        # Russian: cases, ё, names that are not declined.
        ("в Кении", [KENYA]),
        ("Кенией", [KENYA]),
        ("правами женщин", ["themes:gender-equality"]),
        ("людям с инвалидностью", ["groups:disabilities"]),
        ("в Соединённых Штатах Америки", ["states:USA"]),
        ("на Филиппинах", ["states:PHL"]),
        ("в Мали", ["states:MLI"]),
        ("ЦУР 16", ["sdgs:16"]),
        # Spanish: plural, accents.
        ("pueblo indigena", ["groups:indigenous-peoples"]),
        ("las mujeres en el peru", [WOMEN, "states:PER"]),
        ("violencias domesticas", ["themes:gender-based-violence"]),
    ],
)
def test_names_in_their_forms(query: str, expected: list[str]) -> None:
    assert named(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        # A stem of a name is no name.
        "мало людей",
        "чадо",
        "jordans and turkeys",
        "pero no",
        # "The financial" is not Mali.
        "النظام المالي",
        # Words that are acronyms in capitals.
        "let us begin",
        "who is it",
        "a car accident",
        "LET US BEGIN",
        "un plan",
        # Codes, numbers and single letters name nothing.
        "404",
        "KE",
        "a e i o u",
        "16.3",
        "国",
        "",
        "   ",
    ],
)
def test_what_names_nothing(query: str) -> None:
    assert named(query) in ([], ["provider-types:states"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("US", ["states:USA"]),
        ("US aid", ["states:USA"]),
        ("usa", ["states:USA"]),
        ("aid from the uk", ["states:GBR"]),
        ("CAR", ["states:CAF"]),
        ("sids", ["country-groups:sids"]),
        ("США", ["states:USA"]),
        ("в сша", ["states:USA"]),
    ],
)
def test_acronyms_that_are_meant(query: str, expected: list[str]) -> None:
    assert named(query) == expected


def test_the_longest_name_counts() -> None:
    assert named("South Sudan") == ["states:SSD"]
    assert named("Guinea-Bissau") == ["states:GNB"]
    assert named("Papua New Guinea and Guinea") == ["states:PNG", "states:GIN"]
    assert named("национальные правозащитные учреждения")[0] == "themes:nhris"
    # Four characters are more than the two that begin before them.
    assert named("中国家庭暴力") == ["themes:gender-based-violence"] or CHINA in named(
        "中国家庭暴力"
    )


def test_what_is_recognised_stands_where_it_was_typed() -> None:
    query = "Права женщин, и дети, в Кении?"
    found = recognise(typed(query), own())
    assert [one.text for one in found] == ["Права женщин", "дети", "Кении"]
    assert [typed(query)[one.start : one.end] for one in found] == [one.text for one in found]
    assert [one.text for one in recognise("وبكينيا", own())] == ["وبكينيا"]


def test_ambiguous_names_mean_all_by_scheme() -> None:
    vocabulary = Vocabulary(
        [
            Entry("zoo", "1", {"en": "Georgia"}, {}),
            Entry("themes", "g", {"en": "Georgia"}, {}),
            Entry(STATES, "GEO", {"en": "Georgia", "fr": "Géorgie"}, {}),
            Entry("atlas", "2", {"fr": "Georgia"}, {}),
        ]
    )
    assert named("georgia", vocabulary) == ["states:GEO", "themes:g", "atlas:2", "zoo:1"]
    assert named("Géorgie", vocabulary) == ["states:GEO"]


def test_fields_mean_a_name_or_a_code_of_their_schemes() -> None:
    def codes(text: str, *schemes: str) -> list[str]:
        return [concept.code for concept in meant(text, own(), schemes)]

    assert codes("ken", "states") == ["KEN"]
    assert codes("Кения", "states") == ["KEN"]
    assert codes("le Kenya", "states") == []
    assert codes("16.3", "sdgs") == ["16.3"]
    assert codes("torture", "themes") == ["torture"]
    assert codes("torture", "states") == []


def test_tags_of_what_is_narrower_come_after_its_own() -> None:
    vocabulary = own()
    goal = vocabulary.named("sdgs", "16")
    africa = vocabulary.named("regions", "011")
    kenya = vocabulary.named("states", "KEN")
    assert goal is not None
    assert africa is not None
    assert kenya is not None
    facets = vocabulary.facets(goal)
    assert facets[:4] == ("sdgs:16", "concepts:16", "concepts:sdgs/16", "concepts:sdgs:16")
    assert {"sdgs:16.3", "sdgs:16.a"} <= set(facets)
    assert "sdgs:1" not in facets
    assert "states:NGA" in vocabulary.facets(africa)
    # Nothing broader: who asks for Kenya does not ask for all of Africa.
    assert {facet for facet in vocabulary.facets(kenya) if not facet.endswith("KEN")} == set()
    modality = vocabulary.named("modalities", "bilateral")
    assert modality is not None
    assert "modality:bilateral" in vocabulary.facets(modality)


NASTY = [
    "\x00",
    "\ud800Кения\udfff",
    "\u202eKenya\u202c",
    "K\u200benya",
    "'" * 200,
    "l'" * 200,
    "و" * 400,
    "ال" * 200,
    "国" * 400,
    "SDG " * 100,
    "🇰🇪 👩‍⚖️",
    "İIıiß",
    "e" + "\u0301" * 300,
    "16." * 100,
    "__import__('os')",
]


@pytest.mark.parametrize("query", [*NASTY, "a " * 5_000, "Kenya " * 1_700, "中国" * 2_000])
def test_nasty_input_is_read(query: str) -> None:
    for text in (query, typed(query)):
        found = recognise(text, own())
        assert all(text[one.start : one.end] == one.text for one in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=120), st.sampled_from([*NASTY, "Кения", "中国", "للمرأة", "SDG 4.7"]))
def test_any_text_is_read(text: str, known: str) -> None:
    query = f"{text} {known}"
    for one in recognise(query, own()):
        assert query[one.start : one.end] == one.text
        assert one.concepts
