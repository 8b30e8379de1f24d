"""The analyzers, asked what they make of words, on the real node."""

from collections.abc import Callable, Iterator

import pytest
from pytest_django import Settings

from search import client
from search.client import WRITES, engine
from search.index import definition

pytestmark = pytest.mark.elasticsearch

Analyze = Callable[[str, str], list[str]]


@pytest.fixture
def analyze(engine_url: str, settings: Settings) -> Iterator[Analyze]:
    settings.ELASTICSEARCH_URL = engine_url
    client.forget()
    name = f"{settings.SEARCH_INDEX_PREFIX}-analysis"
    with engine(WRITES) as connection:
        connection.options(ignore_status=404).indices.delete(index=name)
        connection.indices.create(index=name, **definition())

        def tokens(analyzer: str, text: str) -> list[str]:
            answer = connection.indices.analyze(index=name, analyzer=analyzer, text=text)
            return [token["token"] for token in answer["tokens"]]

        yield tokens
        connection.indices.delete(index=name)


# Words of one line must have one and the same stem.
ALIKE = {
    "arabic": [
        "دولة الدول والدولة بالدول للدول وللدول",
        "المساعدة مساعده والمُساعَدة بالمساعدة للمساعدة وللمساعدة فالمساعدة كالمساعدة",
        "المسؤولية المسوولية مسوولية",
        "أطفال اطفال الأطفال إطفال",
        "مستودع المستـــودع",
        "على علي",
        "وكالة وكالات",
        "أطباء طبيب الأطباء للأطباء",
        "محاكم محكمة والمحاكم",
        "قرى قرية",
        "مجانيا مجاني المجانية",
        "بيئة البيئية بيئي",
        "قضائي القضاء قضائية",
        "مبنى مباني المبنى",
        "جامعات بجامعات لجامعات وبجامعات والجامعات",
    ],
    "english": [
        "state State STATES states' state’s",
        "policy policies",
        "résumé resume",
        "cooperate cooperation cooperating",
    ],
    "french": [
        "appariement appariements l’appariement L'appariement d'appariement",
        "répertoire repertoire RÉPERTOIRES",
        "développement developpement développements",
        "État etats l’état",
        "qu’appariement jusqu'appariement",
    ],
    "russian": [
        "отчёт отчет отчеты ОТЧЁТА",
        "право правам правами права",
        "государство государства",
    ],
    "spanish": [
        "creación creacion CREACIÓN",
        "niño niños nino niña",
        "Estado estados",
        "cooperación cooperaciones",
        "país paises",
    ],
}


def test_forms_of_a_word_meet(analyze: Analyze) -> None:
    for language, lines in ALIKE.items():
        for line in lines:
            stems = [set(analyze(f"{language}_stemmed", word)) for word in line.split()]
            assert set.intersection(*stems) or not any(stems), line


def test_different_words_stay_apart(analyze: Analyze) -> None:
    for language, one, other in [
        ("arabic", "دولة", "دعم"),
        ("english", "state", "stateless"),
        ("french", "droit", "devoir"),
        ("russian", "государство", "город"),
        ("spanish", "estado", "estadística"),
    ]:
        analyzer = f"{language}_stemmed"
        assert not set(analyze(analyzer, one)) & set(analyze(analyzer, other))


def test_exact_forms_differ_in_nothing_but_spelling(analyze: Analyze) -> None:
    assert analyze("french_exact", "L’ÉTAT des États") == ["etat", "des", "etats"]
    assert analyze("english_exact", "The Résumés") == ["the", "resumes"]
    assert analyze("russian_exact", "Ещё ПОДЪЁМ") == ["еще", "подъем"]
    assert analyze("spanish_exact", "Los niños") == ["los", "ninos"]
    assert analyze("arabic_exact", "الأُسرة إلى") == ["الاسره", "الي"]
    assert analyze("chinese_exact", "人权ＡＢ１") == ["人", "权", "ab1"]


def test_chinese_is_found_by_pairs_and_by_single_characters(analyze: Analyze) -> None:
    indexed = analyze("chinese_pairs", "人权理事会")
    for query in ("人权", "理事会", "权", "人权理事会"):
        assert set(analyze("chinese_query", query)) <= set(indexed), query
    assert not set(analyze("chinese_query", "权人")) & set(indexed)
    assert analyze("chinese_query", "ＵＰＲ 人权 2030") == ["upr", "人权", "2030"]


def test_digits_of_any_script_meet(analyze: Analyze) -> None:
    assert analyze("arabic_stemmed", "٥٧/٣٢") == ["57", "32"]
    assert analyze("arabic_exact", "۵۷") == ["57"]


def test_what_is_not_seen_does_not_matter(analyze: Analyze) -> None:
    assert analyze("english_exact", "co\u00adopera\u200btion") == ["cooperation"]
    assert analyze("russian_exact", "за\u0301мок") == ["замок"]
    assert analyze("arabic_exact", "\ufefb\ufee3\ufee6") == analyze("arabic_exact", "لامن")


def test_function_words_are_no_finds_but_terms_are(analyze: Analyze) -> None:
    for language, function_words, terms in [
        ("english", "the of and", "state right"),
        ("french", "le la des et", "état droit"),
        ("spanish", "los de la y", "estado derecho"),
        ("russian", "и в на для", "государство право"),
        ("arabic", "في من الى", "دولة حق"),
    ]:
        assert analyze(f"{language}_stemmed", function_words) == []
        assert len(analyze(f"{language}_stemmed", terms)) == 2
